import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { libertiesOf } from "../contract-tests/sandbox/switches.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";

/** APIs by their names. */
export type Apis = Readonly<Record<string, Api>>;

/** An installation, and the API that it is one of. */
export interface Pair {
  readonly api: Api;
  readonly target: Target;
}

/** What a sandbox is started with for a fault, by API: `vpnscript/deleted-stays` says both. @throws UsageError with the remedy */
export function planted(
  given: string | undefined,
  apis: Apis,
  remedy: string,
): Readonly<Record<string, { readonly fault: string }>> {
  if (given === undefined) return {};
  const [name = "", fault = ""] = given.split("/");
  if (Object.hasOwn(apis[name]?.faults ?? {}, fault)) return { [name]: { fault } };
  throw new UsageError(`--fault ${given}: ${remedy}`);
}

/** What sandboxes are started with for liberties, by API: `waveros/gzip` names one. @throws UsageError with the remedy */
export function taken(
  given: readonly string[],
  apis: Apis,
  remedy: string,
): Readonly<Record<string, { readonly liberties: readonly string[] }>> {
  const by: Record<string, { readonly liberties: string[] }> = {};
  for (const one of given) {
    const [name = "", liberty = ""] = one.split("/");
    const api = apis[name];
    if (!api || !Object.hasOwn(libertiesOf(api), liberty)) {
      throw new UsageError(`--liberty ${one}: ${remedy}`);
    }
    (by[name] ??= { liberties: [] }).liberties.push(liberty);
  }
  return by;
}

/** Starts the bundled sandboxes of APIs, hands them on as targets, and closes them. */
export async function withSandboxes<T>(
  apis: Apis,
  faults: ReturnType<typeof planted>,
  use: (pairs: readonly Pair[]) => Promise<T>,
): Promise<T> {
  const sandboxes: Sandbox[] = [];
  try {
    const pairs: Pair[] = [];
    for (const api of Object.values(apis)) {
      const sandbox = await api.startSandbox(faults[api.name]);
      sandboxes.push(sandbox);
      pairs.push({ api, target: completeTarget(sandbox.target, apis) });
    }
    return await use(pairs);
  } finally {
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}
