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
/** The configurations that calls by a client have taken for their own: calls at the same moment share none. */
const claimed = new WeakMap();
/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered.
 * @throws UsageError for a time that could not work, before anything is sent.
 */
async function createActiveWireguardConfig(client, parameters, options = {}) {
    const { signal, left } = within(options);
    const before = await client.listWireguardConfigs(parameters, { signal, timeoutMs: left() });
    if (before.variant !== "configs" && before.variant !== "no-configs")
        return before;
    const except = before.variant === "configs" ? before.body.data.map(({ id }) => id) : [];
    const created = await client.createWireguardConfig(parameters, { signal, timeoutMs: left() });
    if (created.variant !== "create-dispatched")
        return created;
    const { server_id } = parameters;
    return waitForWireguardConfig(client, { server_id, except }, { ...options, timeoutMs: left() });
}
/**
 * Looks at the list until a configuration on the server is active, or has failed, that is not among
 * `except`, and that no other call with this client has.
 * @throws UsageError for a time that could not work, before anything is sent.
 */
async function waitForWireguardConfig(client, { server_id, except = [] }, options = {}) {
    const { signal, intervalMs, left } = within(options);
    const taken = claimed.get(client) ?? new Set();
    claimed.set(client, taken);
    let own;
    for (let ms = intervalMs;; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
        const list = await client
            .listWireguardConfigs({ server_id }, { signal, timeoutMs: left() })
            .catch((error) => {
            if (!(error instanceof errors_js_1.TimeoutError))
                throw error;
        });
        if (!list)
            return { variant: "still-pending" };
        if (list.variant === "configs") {
            const isNew = (id) => !except.includes(id) && !taken.has(id);
            const config = list.body.data.find(({ id }) => (own === undefined ? isNew(id) : id === own));
            if (config)
                taken.add((own = config.id));
            if (config?.status === 1)
                return { variant: "active", config };
            if (config && config.fail_reason !== null)
                return { variant: "failed", config };
        }
        else if (list.variant !== "no-configs")
            return list;
        if (left() <= 1)
            return { variant: "still-pending" };
        await (0, deadline_js_1.pause)(Math.min(ms, left()), signal);
    }
}
/** The options with what they leave open; `left` says what is left of the time, 1 ms at the end: no call can have none. */
function within({ timeoutMs, intervalMs = 500, signal }) {
    const end = Date.now() + (0, options_js_1.milliseconds)("timeoutMs", timeoutMs);
    (0, options_js_1.milliseconds)("intervalMs", intervalMs);
    return { signal, intervalMs, left: () => Math.max(1, end - Date.now()) };
}
