import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import { libertiesOf, type Differences } from "../contract-tests/sandbox/switches.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";

/** APIs by their names. */
export type Apis = Readonly<Record<string, Api>>;

/** An installation, and the API that it is one of. */
export interface Pair {
  readonly api: Api;
  readonly target: Target;
}

/** What sandboxes are started with, by API. */
type Switches = Record<string, { fault?: string; readonly liberties: string[] }>;

/** Reads a fault and liberties that are written as `API/NAME`. @throws UsageError with the remedy */
export function switchesOf(
  apis: Apis,
  { fault, liberty = [] }: { fault?: string | undefined; liberty?: readonly string[] | undefined },
  remedy: string,
): Switches {
  const switches: Switches = {};
  const named = (option: string, given: string, known: (api: Api) => Differences) => {
    const [name = "", difference = ""] = given.split("/");
    const api = apis[name];
    if (api && Object.hasOwn(known(api), difference)) {
      return [(switches[name] ??= { liberties: [] }), difference] as const;
    }
    throw new UsageError(`--${option} ${given}: ${remedy}`);
  };
  if (fault !== undefined) {
    const [own, name] = named("fault", fault, (api) => api.faults);
    own.fault = name;
  }
  for (const one of liberty) {
    const [own, name] = named("liberty", one, libertiesOf);
    own.liberties.push(name);
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
