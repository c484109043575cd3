// Generated from scripts/client/vpnscript/active-config.ts; do not edit.
// Written by: npm run generate
import type { CreateWireguardConfigResult, ListWireguardConfigsResult, VpnScriptMethods } from "./operations.js";
import type { components } from "./openapi.js";
export type WireguardConfig = components["schemas"]["WireguardConfig"];
export interface WaitOptions {
    /** How long it may take in all, in milliseconds; default: 30,000, as for any call. */
    readonly timeoutMs?: number | undefined;
    /** The first pause between two looks at the list; each is half as long again, up to 5 seconds; default: 500. */
    readonly intervalMs?: number | undefined;
    /** Stops waiting: it rejects with the signal's reason. The panel's job goes on. */
    readonly signal?: AbortSignal | undefined;
}
/** Which configuration to wait for: one on this server that is not among those. */
export interface Wanted {
    readonly server_id: number;
    readonly except?: readonly number[] | undefined;
}
/** What became of a configuration that was ordered. */
export type WireguardOutcome = {
    readonly variant: "active";
    readonly config: WireguardConfig & {
        readonly config: string;
    };
}
/** The job failed; `config.fail_reason` says why. */
 | {
    readonly variant: "failed";
    readonly config: WireguardConfig;
} | StillPending;
/**
 * It may still come: the time was up, the list was refused, or nobody knows whether it was ordered, since
 * the creation was answered by a failure of the panel or by nothing. `answer` is the last one, if there is
 * one. `waitForWireguardConfig` takes `wanted` to go on waiting.
 */
export interface StillPending {
    readonly variant: "still-pending";
    readonly wanted: Wanted;
    readonly answer?: ListRefusal | CreateRefusal;
}
/** The answers of the list after which waiting is useless. */
type ListRefusal = Exclude<ListWireguardConfigsResult, {
    variant: "configs" | "no-configs";
}>;
type CreateRefusal = Exclude<CreateWireguardConfigResult, {
    variant: "create-dispatched";
}>;
type Methods = Pick<VpnScriptMethods, "createWireguardConfig" | "listWireguardConfigs">;
/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered: then nothing was ordered.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
export declare function createActiveWireguardConfig(client: Methods, parameters: {
    readonly server_id: number;
}, options?: WaitOptions): Promise<WireguardOutcome | ListRefusal | CreateRefusal>;
/**
 * Looks at the list until a configuration on the server is active that is not among `except`, or
 * until all such have failed.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
export declare function waitForWireguardConfig(client: Pick<Methods, "listWireguardConfigs">, wanted: Wanted, options?: WaitOptions): Promise<WireguardOutcome>;
export {};
