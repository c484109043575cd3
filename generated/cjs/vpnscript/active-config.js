"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createActiveWireguardConfig = createActiveWireguardConfig;
exports.waitForWireguardConfig = waitForWireguardConfig;
// Generated from scripts/client/vpnscript/active-config.ts; do not edit.
// Written by: npm run generate
const deadline_js_1 = require("../runtime/deadline.js");
const errors_js_1 = require("../runtime/errors.js");
const options_js_1 = require("../runtime/options.js");
const LONGEST_PAUSE_MS = 5000;
/** The configurations that a client's creations have taken: two at the same moment share none. */
const claimed = new WeakMap();
/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered: then nothing was ordered.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
async function createActiveWireguardConfig(client, parameters, options = {}) {
    const { server_id } = parameters;
    const taken = claimed.get(client) ?? new Set();
    claimed.set(client, taken);
    let except = [];
    let own;
    const choose = (configs) => {
        const config = configs.find(({ id }) => (own === undefined ? !taken.has(id) : id === own));
        if (config)
            taken.add((own = config.id));
        return config;
    };
    /** Whether it may have been ordered: without an answer, nobody knows. */
    let isOrdered = false;
    const pending = () => {
        if (!isOrdered)
            return undefined;
        taken.delete(own);
        return { server_id, except: [...except, ...taken] };
    };
    return inTime(options, pending, async (signal, intervalMs) => {
        const before = await client.listWireguardConfigs(parameters, { signal });
        if (before.variant === "configs")
            except = before.body.data.map(({ id }) => id);
        else if (before.variant !== "no-configs")
            return before;
        isOrdered = true;
        const created = await client.createWireguardConfig(parameters, { signal }).catch(unlessLost);
        if (!created)
            return { variant: "still-pending", wanted: pending() };
        if (created.variant !== "create-dispatched") {
            const isRefused = created.status >= 300 && created.status < 500;
            return isRefused
                ? created
                : { variant: "still-pending", wanted: pending(), answer: created };
        }
        const outcome = await look(client, { server_id, except }, choose, signal, intervalMs);
        return outcome.variant === "still-pending" ? { ...outcome, wanted: pending() } : outcome;
    });
}
/**
 * Looks at the list until a configuration on the server is active that is not among `except`, or
 * until all such have failed.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
async function waitForWireguardConfig(client, wanted, options = {}) {
    const choose = (configs) => [...configs].sort((a, b) => rank(a) - rank(b))[0];
    return inTime(options, () => wanted, (signal, intervalMs) => look(client, wanted, choose, signal, intervalMs));
}
/** Looks at the list until the configuration that is chosen of the new ones is active or has failed. */
async function look(client, wanted, choose, signal, intervalMs) {
    const { server_id, except = [] } = wanted;
    for (let ms = intervalMs; !signal.aborted; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
        const list = await client.listWireguardConfigs({ server_id }, { signal }).catch(unlessLost);
        if (list?.variant === "configs") {
            const config = choose(list.body.data.filter((one) => one && !except.includes(one.id)));
            if (config && isActive(config))
                return { variant: "active", config };
            if (config?.fail_reason)
                return { variant: "failed", config };
        }
        else if (list && list.variant !== "no-configs") {
            return { variant: "still-pending", wanted, answer: list };
        }
        await (0, deadline_js_1.pause)(ms, signal);
    }
    return { variant: "still-pending", wanted };
}
/** A phone may change its network just now: what is lost comes again. */
function unlessLost(error) {
    if (!(error instanceof errors_js_1.ConnectionError))
        throw error;
}
const isActive = (one) => one.status === 1 && one.config !== null;
/** The active first, the failed last. */
const rank = (one) => (isActive(one) ? 0 : one.fail_reason ? 2 : 1);
/** Does `work` in the time of the options. When that is up, the outcome is pending, if something is. */
async function inTime({ timeoutMs, intervalMs, signal }, pending, work) {
    (0, options_js_1.checkedSignal)(signal);
    const first = (0, options_js_1.milliseconds)("intervalMs", intervalMs ?? 500);
    try {
        return await (0, deadline_js_1.within)((0, options_js_1.milliseconds)("timeoutMs", timeoutMs), signal, (own) => work(own, first));
    }
    catch (error) {
        const wanted = error instanceof errors_js_1.TimeoutError ? pending() : undefined;
        if (!wanted)
            throw error;
        return { variant: "still-pending", wanted };
    }
}
