import type {
  CreateWireguardConfigResult,
  ListWireguardConfigsResult,
  VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import { pause } from "../retry.ts";

export type WireguardConfig = components["schemas"]["WireguardConfig"];

export interface WaitOptions {
  /** How long to wait for the panel's job in all, in milliseconds; default: 60,000. */
  readonly timeoutMs?: number;
  /** The first pause between two looks at the list; each is half as long again, up to 5 seconds; default: 500. */
  readonly intervalMs?: number;
  /** Gives the waiting up: it rejects with the signal's reason. The panel's job goes on. */
  readonly signal?: AbortSignal;
}

/** What became of a configuration that was ordered. */
export type WireguardOutcome =
  | { readonly variant: "active"; readonly config: WireguardConfig }
  /** The job failed; `config.fail_reason` says why. */
  | { readonly variant: "failed"; readonly config: WireguardConfig }
  /** The time was up first. The configuration may still come: ask the list again later. */
  | { readonly variant: "still-pending" };

/** The answers of the list that are nothing to wait on. */
type ListRefusal = Exclude<ListWireguardConfigsResult, { variant: "configs" | "no-configs" }>;
type CreateRefusal = Exclude<CreateWireguardConfigResult, { variant: "create-dispatched" }>;

type Methods = Pick<VpnScriptMethods, "createWireguardConfig" | "listWireguardConfigs">;

const LONGEST_PAUSE_MS = 5000;

/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before; it may be another device's, if that
 * one asks at the same moment. A refusal comes back as it was answered.
 */
export async function createActiveWireguardConfig(
  client: Methods,
  parameters: { readonly server_id: number },
  options: WaitOptions = {},
): Promise<WireguardOutcome | ListRefusal | CreateRefusal> {
  const { signal } = options;
  const before = await client.listWireguardConfigs(parameters, { signal });
  if (before.variant !== "configs" && before.variant !== "no-configs") return before;
  const except = before.variant === "configs" ? before.body.data.map(({ id }) => id) : [];
  const created = await client.createWireguardConfig(parameters, { signal });
  if (created.variant !== "create-dispatched") return created;
  return waitForWireguardConfig(client, { ...parameters, except }, options);
}

/** Looks at the list until a configuration on the server is active, or has failed, that is not among `except`. */
export async function waitForWireguardConfig(
  client: Pick<Methods, "listWireguardConfigs">,
  { server_id, except = [] }: { readonly server_id: number; readonly except?: readonly number[] },
  { timeoutMs = 60_000, intervalMs = 500, signal }: WaitOptions = {},
): Promise<WireguardOutcome | ListRefusal> {
  const end = Date.now() + timeoutMs;
  for (let ms = intervalMs; ; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
    const list = await client.listWireguardConfigs({ server_id }, { signal });
    if (list.variant === "configs") {
      const config = list.body.data.find(({ id }) => !except.includes(id));
      if (config?.status === 1) return { variant: "active", config };
      if (config && config.fail_reason !== null) return { variant: "failed", config };
    } else if (list.variant !== "no-configs") return list;
    const left = end - Date.now();
    if (left <= 0) return { variant: "still-pending" };
    await pause(Math.min(ms, left), signal);
  }
}
