import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { nearest } from "../contract-tests/target-file/nearest.ts";
import type { servingCommand } from "./options.ts";

/** Where a verb that serves APIs listens. */
export type Place = ReturnType<ReturnType<typeof servingCommand>["opts"]>;

/** What was named of all there are, all if nothing was. @throws UsageError for an unknown name */
export function chosenOf(named: readonly string[], all: readonly string[], what = "API"): string[] {
  const unknown = named.find((name) => !all.includes(name));
  if (unknown === undefined) return [...new Set(named.length > 0 ? named : all)];
  const near = nearest(unknown, all);
  throw new UsageError(
    `there is no ${what} "${unknown}"${near ? `; did you mean "${near}"?` : "."} There are ${all.join(", ")}.`,
  );
}

/** Where the API of that index listens; port 0 is any that is free. */
export function placeOf({ port = 0, host = "127.0.0.1" }: Place, index: number) {
  return { port: port && port + index, host };
}

/** Starts everything, says so, and closes it again at SIGINT or SIGTERM; what has started is closed also if a later one fails. */
export async function untilStopped<T extends { close(): Promise<void> }>(
  starts: readonly (() => Promise<T>)[],
  started: (all: readonly T[]) => void | Promise<void>,
): Promise<void> {
  await using running = new AsyncDisposableStack();
  const all: T[] = [];
  for (const start of starts) all.push(running.adopt(await start(), (one) => one.close()));
  const stopped = new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
  await started(all);
  await stopped;
}
