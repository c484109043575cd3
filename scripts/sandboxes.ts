import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { libertiesOf } from "../contract-tests/sandbox/sandbox.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";
import { nearest } from "../contract-tests/target-file/nearest.ts";

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
    const known = Object.values(apis).flatMap((api) => {
      const some = option === "fault" ? { ...api.faults, ...api.implied } : libertiesOf(api);
      return Object.keys(some).map((one) => `${api.name}/${one}`);
    });
    if (!known.includes(given)) {
      const near = nearest(given, known);
      const hint = near === undefined ? "" : `; did you mean "${near}"?`;
      throw new UsageError(`--${option} "${given}": ${remedy}${hint}`);
    }
    const [name = "", difference = ""] = given.split("/");
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
