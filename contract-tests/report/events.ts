import { createReadStream, openSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { UsageError } from "../engine/errors.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { HarEntry } from "./har.ts";
import { printableJson } from "./printable.ts";
import { unwritable } from "./write.ts";
import type { Report, TargetReport, Tool } from "./report.ts";

/** A target as the run that is to verify it names it. */
export interface Planned extends Pick<TargetReport, "name" | "api" | "baseUrl"> {
  /** Which one of the target file it is, in a run on a shard. */
  readonly place?: number;
}

/** How a run begins. */
export interface RunBegins extends Omit<Report, "targets" | "cutShort"> {
  readonly event: "run";
  readonly targets: readonly Planned[];
}

/**
 * What happens in a run, in the order in which it does. All text in it is masked; times are ISO 8601, UTC.
 * Of a target that has ended, its report holds everything; the outcomes are for the case that it does not come to that.
 */
export type RunEvent =
  | RunBegins
  | {
      readonly event: "begun";
      readonly target: string;
      readonly at: string;
      /** Ids of the variants and rules that are to be exercised. */
      readonly asked: readonly string[];
    }
  | {
      readonly event: "outcome";
      readonly target: string;
      readonly at: string;
      /** How many were sent to the target by then. */
      readonly requests: number;
      readonly tool: Tool;
      readonly id: string;
      readonly outcome: Outcome;
    }
  | {
      readonly event: "exchanges";
      readonly target: string;
      readonly entries: readonly HarEntry[];
    }
  | { readonly event: "target"; readonly report: TargetReport }
  | {
      readonly event: "end";
      readonly at: string;
      /** Why the run ended before it was through, if it did. */
      readonly cutShort?: string;
    };

/** The events of a run, in the folder of its reports. */
export function eventFile(folder: string): string {
  return join(folder, "events.jsonl");
}

/**
 * Writes events to a file as they come, in the place of an earlier run's. A line is the system's
 * when `write` returns: what ends the process later does not take it away.
 */
export class EventWriter {
  readonly #file: string;
  readonly #descriptor: number;

  /** @throws UsageError if it can't be written to */
  constructor(folder: string) {
    this.#file = eventFile(folder);
    this.#descriptor = this.#trying(() => openSync(this.#file, "w"));
  }

  /** @throws UsageError if it can't be written */
  write(event: RunEvent): void {
    this.#trying(() => writeSync(this.#descriptor, `${printableJson(JSON.stringify(event))}\n`));
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #trying<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      unwritable(this.#file, error);
    }
  }
}

/** The exchanges that were kept, a target at a time, of several runs one after the other. */
export async function* readExchanges(folders: readonly string[]) {
  for (const folder of folders) {
    for await (const event of eventsIn(folder, true)) {
      if (event.event === "exchanges") yield event.entries;
    }
  }
}

/** How each line of exchanges begins: they are most of the file, and most readers pass over them. */
const EXCHANGES = '{"event":"exchanges"';

/**
 * The events in a folder but for the exchanges, one at a time.
 * What ended a run in the middle of a line has left that line unread.
 * @throws UsageError if there are none, or they are not those of a run
 */
export function readEvents(folder: string): AsyncGenerator<RunEvent> {
  return eventsIn(folder, false);
}

async function* eventsIn(folder: string, exchanges: boolean): AsyncGenerator<RunEvent> {
  const file = eventFile(folder);
  let number = 0;
  let broken: number | undefined;
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (broken !== undefined) throw unusable(file, `line ${broken} is not an event of a run`);
      number++;
      if (line.startsWith(EXCHANGES) !== exchanges) continue;
      const event = eventIn(line);
      if (event) yield event;
      else broken = number;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : unusable(file, `it cannot be read (${code})`);
  }
}

function eventIn(line: string): RunEvent | undefined {
  try {
    const event = JSON.parse(line) as RunEvent | null;
    return typeof event?.event === "string" ? event : undefined;
  } catch {
    return undefined;
  }
}

function unusable(file: string, why: string): UsageError {
  return new UsageError(`${file}: ${why}; name the folder that a run has written its reports to`);
}
