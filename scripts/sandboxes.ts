import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { libertiesOf } from "../contract-tests/sandbox/sandbox.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";

/** APIs by their names. */
export type Apis = Readonly<Record<string, Api>>;

/** What sandboxes are started with, by API. */
type Switches = Record<string, { fault?: string; readonly liberties: string[] }>;

/** Reads a fault and liberties that are written as `API/NAME`. @throws UsageError with the remedy */
export function switchesOf(
  apis: Apis,
  { fault, liberty = [] }: { fault?: string | undefined; liberty?: readonly string[] | undefined },
  remedy: string,
): Switches {
  const switches: Switches = {};
  const faults = fault === undefined ? [] : [["fault", fault] as const];
  for (const [option, given] of [...faults, ...liberty.map((one) => ["liberty", one] as const)]) {
    const [name = "", difference = ""] = given.split("/");
    const api = apis[name];
    const known =
      api && (option === "fault" ? { ...api.faults, ...api.implied } : libertiesOf(api));
    if (!known || !Object.hasOwn(known, difference)) {
      throw new UsageError(`--${option} ${given}: ${remedy}`);
    }
    const own = (switches[name] ??= { liberties: [] });
    if (option === "fault") own.fault = difference;
    else own.liberties.push(difference);
  }
  return switches;
}

/** Starts the bundled sandboxes of APIs, hands them on as targets, and closes them. */
export async function withSandboxes<T>(
  apis: Apis,
  switches: Switches,
  use: (pairs: readonly Pair[]) => Promise<T>,
): Promise<T> {
  await using running = new AsyncDisposableStack();
  const pairs: Pair[] = [];
  for (const api of Object.values(apis)) {
    const sandbox = await api.startSandbox(switches[api.name]);
    running.defer(() => sandbox.close());
    pairs.push({ api, target: completeTarget(sandbox.target, apis) });
  }
  return await use(pairs);
}
