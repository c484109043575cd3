import type {
  CreateWireguardConfigResult,
  ListWireguardConfigsResult,
  VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import { pause } from "../deadline.ts";
import { TimeoutError } from "../errors.ts";
import { milliseconds } from "../options.ts";

export type WireguardConfig = components["schemas"]["WireguardConfig"];

export interface WaitOptions {
  /** How long it may take in all, in milliseconds; default: 30,000, as for any call. */
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

/** The configurations that calls by a client have taken for their own: calls at the same moment share none. */
const claimed = new WeakMap<object, Set<number>>();

/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered.
 * @throws UsageError for a time that could not work, before anything is sent.
 */
export async function createActiveWireguardConfig(
  client: Methods,
  parameters: { readonly server_id: number },
  options: WaitOptions = {},
): Promise<WireguardOutcome | ListRefusal | CreateRefusal> {
  const { signal, left } = within(options);
  const before = await client.listWireguardConfigs(parameters, { signal, timeoutMs: left() });
  if (before.variant !== "configs" && before.variant !== "no-configs") return before;
  const except = before.variant === "configs" ? before.body.data.map(({ id }) => id) : [];
  const created = await client.createWireguardConfig(parameters, { signal, timeoutMs: left() });
  if (created.variant !== "create-dispatched") return created;
  const { server_id } = parameters;
  return waitForWireguardConfig(client, { server_id, except }, { ...options, timeoutMs: left() });
}

/**
 * Looks at the list until a configuration on the server is active, or has failed, that is not among
 * `except`, and that no other call with this client has.
 * @throws UsageError for a time that could not work, before anything is sent.
 */
export async function waitForWireguardConfig(
  client: Pick<Methods, "listWireguardConfigs">,
  { server_id, except = [] }: { readonly server_id: number; readonly except?: readonly number[] },
  options: WaitOptions = {},
): Promise<WireguardOutcome | ListRefusal> {
  const { signal, intervalMs, left } = within(options);
  const taken = claimed.get(client) ?? new Set();
  claimed.set(client, taken);
  let own: number | undefined;
  for (let ms = intervalMs; ; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
    const list = await client
      .listWireguardConfigs({ server_id }, { signal, timeoutMs: left() })
      .catch((error: unknown) => {
        if (!(error instanceof TimeoutError)) throw error;
      });
    if (!list) return { variant: "still-pending" };
    if (list.variant === "configs") {
      const isNew = (id: number) => !except.includes(id) && !taken.has(id);
      const config = list.body.data.find(({ id }) => (own === undefined ? isNew(id) : id === own));
      if (config) taken.add((own = config.id));
      if (config?.status === 1) return { variant: "active", config };
      if (config && config.fail_reason !== null) return { variant: "failed", config };
    } else if (list.variant !== "no-configs") return list;
    if (left() <= 1) return { variant: "still-pending" };
    await pause(Math.min(ms, left()), signal);
  }
}

/** The options with what they leave open; `left` says what is left of the time, 1 ms at the end: no call can have none. */
function within({ timeoutMs, intervalMs = 500, signal }: WaitOptions) {
  const end = Date.now() + milliseconds("timeoutMs", timeoutMs);
  milliseconds("intervalMs", intervalMs);
  return { signal, intervalMs, left: () => Math.max(1, end - Date.now()) };
}
