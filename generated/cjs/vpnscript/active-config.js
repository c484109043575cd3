"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createActiveWireguardConfig = createActiveWireguardConfig;
exports.waitForWireguardConfig = waitForWireguardConfig;
// Generated from scripts/client/vpnscript/active-config.ts; do not edit.
// Made anew by: npm run generate
const deadline_js_1 = require("../runtime/deadline.js");
const errors_js_1 = require("../runtime/errors.js");
const options_js_1 = require("../runtime/options.js");
const LONGEST_PAUSE_MS = 5000;
/** The configurations that creations by a client have for their own: two at the same moment share none. */
const claimed = new WeakMap();
/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered: then nothing was ordered.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
async function createActiveWireguardConfig(client, parameters, options = {}) {
    const { signal, left } = settled(options);
    const before = await client.listWireguardConfigs(parameters, { signal, timeoutMs: left() });
    if (before.variant !== "configs" && before.variant !== "no-configs")
        return before;
    const except = before.variant === "configs" ? before.body.data.map(({ id }) => id) : [];
    const created = await client.createWireguardConfig(parameters, { signal, timeoutMs: left() });
    if (created.variant !== "create-dispatched")
        return created;
    const taken = claimed.get(client) ?? new Set();
    claimed.set(client, taken);
    let own;
    const outcome = await look(client, { server_id: parameters.server_id, except }, { ...options, timeoutMs: left() }, (configs) => {
        const config = configs.find(({ id }) => (own === undefined ? !taken.has(id) : id === own));
        if (config)
            taken.add((own = config.id));
        return config;
    });
    if (outcome.variant !== "still-pending")
        return outcome;
    taken.delete(own);
    const { server_id } = parameters;
    return { ...outcome, wanted: { server_id, except: [...except, ...taken] } };
}
/**
 * Looks at the list until a configuration on the server is active that is not among `except`, or
 * until all such have failed.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
async function waitForWireguardConfig(client, wanted, options = {}) {
    return look(client, wanted, options, (configs) => {
        return [...configs].sort((a, b) => rank(a) - rank(b))[0];
    });
}
/** The active first, the failed last. */
const rank = ({ status, fail_reason }) => status === 1 ? 0 : fail_reason === null ? 1 : 2;
/** Looks at the list until the configuration that is chosen of the new ones is active or has failed. */
async function look(client, wanted, options, choose) {
    const { server_id, except = [] } = wanted;
    const { signal, intervalMs, left } = settled(options);
    for (let ms = intervalMs;; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
        const list = await client
            .listWireguardConfigs({ server_id }, { signal, timeoutMs: left() })
            .catch((error) => {
            if (!(error instanceof errors_js_1.TimeoutError))
                throw error;
        });
        if (list?.variant === "configs") {
            const config = choose(list.body.data.filter(({ id }) => !except.includes(id)));
            if (config && rank(config) === 0)
                return { variant: "active", config };
            if (config && rank(config) === 2)
                return { variant: "failed", config };
        }
        else if (list && list.variant !== "no-configs") {
            return { variant: "still-pending", wanted, answer: list };
        }
        if (!list || left() <= 1)
            return { variant: "still-pending", wanted };
        await (0, deadline_js_1.pause)(Math.min(ms, left()), signal);
    }
}
/** The options with what they leave open; `left` says what is left of the time, 1 ms at the end: no call can have none. */
function settled({ timeoutMs, intervalMs = 500, signal }) {
    (0, options_js_1.checkedSignal)(signal);
    const end = Date.now() + (0, options_js_1.milliseconds)("timeoutMs", timeoutMs);
    (0, options_js_1.milliseconds)("intervalMs", intervalMs);
    return { signal, intervalMs, left: () => Math.max(1, end - Date.now()) };
}
