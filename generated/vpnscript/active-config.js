// Generated from scripts/client/vpnscript/active-config.ts; do not edit.
// Made anew by: npm run generate
import { pause } from "../runtime/retry.js";
const LONGEST_PAUSE_MS = 5000;
/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before; it may be another device's, if that
 * one asks at the same moment. A refusal comes back as it was answered.
 */
export async function createActiveWireguardConfig(client, parameters, options = {}) {
    const { signal } = options;
    const before = await client.listWireguardConfigs(parameters, { signal });
    if (before.variant !== "configs" && before.variant !== "no-configs")
        return before;
    const except = before.variant === "configs" ? before.body.data.map(({ id }) => id) : [];
    const created = await client.createWireguardConfig(parameters, { signal });
    if (created.variant !== "create-dispatched")
        return created;
    return waitForWireguardConfig(client, { ...parameters, except }, options);
}
/** Looks at the list until a configuration on the server is active, or has failed, that is not among `except`. */
export async function waitForWireguardConfig(client, { server_id, except = [] }, { timeoutMs = 60_000, intervalMs = 500, signal } = {}) {
    const end = Date.now() + timeoutMs;
    for (let ms = intervalMs;; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
        const list = await client.listWireguardConfigs({ server_id }, { signal });
        if (list.variant === "configs") {
            const config = list.body.data.find(({ id }) => !except.includes(id));
            if (config?.status === 1)
                return { variant: "active", config };
            if (config && config.fail_reason !== null)
                return { variant: "failed", config };
        }
        else if (list.variant !== "no-configs")
            return list;
        const left = end - Date.now();
        if (left <= 0)
            return { variant: "still-pending" };
        await pause(Math.min(ms, left), signal);
    }
}
