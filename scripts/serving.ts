import { Command } from "commander";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { nearest } from "../contract-tests/target-file/nearest.ts";
import { port } from "./option-values.ts";

/** Where a verb that serves APIs is to listen. */
export interface Place {
  readonly port?: number;
  readonly host?: string;
}

/** A verb that serves the APIs that are named, each at a place of its own. */
export function servingCommand(name: string, all: readonly string[]): Command {
  return new Command(name)
    .argument("[api...]", `some of: ${all.join(", ")} (default: all)`)
    .option(
      "--port <n>",
      "port to listen on, each further API one higher (default: free ports)",
      port,
    )
    .option("--host <address>", "address to listen on (default: loopback)");
}

/** The APIs that were named, all if none was. @throws UsageError for an unknown name */
export function chosenApis(named: readonly string[], all: readonly string[]): string[] {
  const unknown = named.find((name) => !all.includes(name));
  if (unknown === undefined) return [...new Set(named.length > 0 ? named : all)];
  const near = nearest(unknown, all);
  throw new UsageError(
    `there is no API "${unknown}"${near ? `; did you mean "${near}"?` : "."} There are ${all.join(", ")}.`,
  );
}

/** Where the API of that index listens. */
export function placeOf({ port, host }: Place, index: number): Place {
  return { ...(port ? { port: port + index } : {}), ...(host === undefined ? {} : { host }) };
}

/** Starts everything, says so, and closes it again at SIGINT or SIGTERM; what has started is closed also if a later one fails. */
export async function untilStopped<T extends { close(): Promise<void> }>(
  starts: readonly (() => Promise<T>)[],
  started: (all: readonly T[]) => void | Promise<void>,
): Promise<void> {
  const begun = await Promise.allSettled(starts.map((start) => start()));
  const all = begun.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  try {
    const failed = begun.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
    const stopped = new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
    await started(all);
    await stopped;
  } finally {
    await Promise.all(all.map((one) => one.close()));
  }
}
