import type {
  CreateWireguardConfigResult,
  ListWireguardConfigsResult,
  VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import { pause, within } from "../deadline.ts";
import { ConnectionError, TimeoutError } from "../errors.ts";
import { checkedSignal, milliseconds } from "../options.ts";

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
export type WireguardOutcome =
  | { readonly variant: "active"; readonly config: WireguardConfig & { readonly config: string } }
  /** The job failed; `config.fail_reason` says why. */
  | { readonly variant: "failed"; readonly config: WireguardConfig }
  | StillPending;

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
type ListRefusal = Exclude<ListWireguardConfigsResult, { variant: "configs" | "no-configs" }>;
type CreateRefusal = Exclude<CreateWireguardConfigResult, { variant: "create-dispatched" }>;

type Methods = Pick<VpnScriptMethods, "createWireguardConfig" | "listWireguardConfigs">;

/** Chooses the configuration to wait for, of those that are new. */
type Choose = (configs: readonly WireguardConfig[]) => WireguardConfig | undefined;

const LONGEST_PAUSE_MS = 5000;

/** The configurations that a client's creations have taken: two at the same moment share none. */
const claimed = new WeakMap<object, Set<number>>();

/**
 * Creates a WireGuard configuration and waits until it can be used. The answer to the creation holds
 * no id, so the new one is told by not being in the list before, and by no other call with this client
 * having it. It may be another device's, if that one asks at the same moment. A refusal comes back as
 * it was answered: then nothing was ordered.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
export async function createActiveWireguardConfig(
  client: Methods,
  parameters: { readonly server_id: number },
  options: WaitOptions = {},
): Promise<WireguardOutcome | ListRefusal | CreateRefusal> {
  const { server_id } = parameters;
  const taken = claimed.get(client) ?? new Set();
  claimed.set(client, taken);
  let except: readonly number[] = [];
  let own: number | undefined;
  const choose: Choose = (configs) => {
    const config = configs.find(({ id }) => (own === undefined ? !taken.has(id) : id === own));
    if (config) taken.add((own = config.id));
    return config;
  };
  /** Whether it may have been ordered: without an answer, nobody knows. */
  let isOrdered = false;
  const pending = (): Wanted | undefined => {
    if (!isOrdered) return undefined;
    taken.delete(own!);
    return { server_id, except: [...except, ...taken] };
  };
  return inTime(options, pending, async (signal, intervalMs) => {
    const before = await client.listWireguardConfigs(parameters, { signal });
    if (before.variant === "configs") except = before.body.data.map(({ id }) => id);
    else if (before.variant !== "no-configs") return before;
    isOrdered = true;
    const created = await client.createWireguardConfig(parameters, { signal }).catch(unlessLost);
    if (!created) return { variant: "still-pending", wanted: pending()! };
    if (created.variant !== "create-dispatched") {
      const isRefused = created.status >= 300 && created.status < 500;
      return isRefused
        ? created
        : { variant: "still-pending", wanted: pending()!, answer: created };
    }
    const outcome = await look(client, { server_id, except }, choose, signal, intervalMs);
    return outcome.variant === "still-pending" ? { ...outcome, wanted: pending()! } : outcome;
  });
}

/**
 * Looks at the list until a configuration on the server is active that is not among `except`, or
 * until all such have failed.
 * @throws UsageError for an option that could not work, before anything is sent.
 */
export async function waitForWireguardConfig(
  client: Pick<Methods, "listWireguardConfigs">,
  wanted: Wanted,
  options: WaitOptions = {},
): Promise<WireguardOutcome> {
  const choose: Choose = (configs) => [...configs].sort((a, b) => rank(a) - rank(b))[0];
  return inTime(
    options,
    () => wanted,
    (signal, intervalMs) => look(client, wanted, choose, signal, intervalMs),
  );
}

/** Looks at the list until the configuration that is chosen of the new ones is active or has failed. */
async function look(
  client: Pick<Methods, "listWireguardConfigs">,
  wanted: Wanted,
  choose: Choose,
  signal: AbortSignal,
  intervalMs: number,
): Promise<WireguardOutcome> {
  const { server_id, except = [] } = wanted;
  for (let ms = intervalMs; !signal.aborted; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
    const list = await client.listWireguardConfigs({ server_id }, { signal }).catch(unlessLost);
    if (list?.variant === "configs") {
      const config = choose(list.body.data.filter((one) => one && !except.includes(one.id)));
      if (config && isActive(config)) return { variant: "active", config };
      if (config?.fail_reason) return { variant: "failed", config };
    } else if (list && list.variant !== "no-configs") {
      return { variant: "still-pending", wanted, answer: list };
    }
    await pause(ms, signal);
  }
  return { variant: "still-pending", wanted };
}

/** A phone may change its network just now: what is lost comes again. */
function unlessLost(error: unknown): undefined {
  if (!(error instanceof ConnectionError)) throw error;
}

const isActive = (one: WireguardConfig): one is WireguardConfig & { config: string } =>
  one.status === 1 && one.config !== null;

/** The active first, the failed last. */
const rank = (one: WireguardConfig) => (isActive(one) ? 0 : one.fail_reason ? 2 : 1);

/** Does `work` in the time of the options. When that is up, the outcome is pending, if something is. */
async function inTime<Result>(
  { timeoutMs, intervalMs, signal }: WaitOptions,
  pending: () => Wanted | undefined,
  work: (signal: AbortSignal, intervalMs: number) => Promise<Result>,
): Promise<Result | StillPending> {
  checkedSignal(signal);
  const first = milliseconds("intervalMs", intervalMs ?? 500);
  try {
    return await within(milliseconds("timeoutMs", timeoutMs), signal, (own) => work(own, first));
  } catch (error) {
    const wanted = error instanceof TimeoutError ? pending() : undefined;
    if (!wanted) throw error;
    return { variant: "still-pending", wanted };
  }
}
