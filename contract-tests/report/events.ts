import { closeSync, createReadStream, fstatSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { unwritable, UsageError, whyUnread } from "../engine/exchange/errors.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import { jsonIn } from "../sandbox/server.ts";
import { entryOfSent, type HarEntry, type Sent } from "./har.ts";
import { kept } from "./json.ts";
import { printableJson } from "./printable.ts";
import { named } from "./sections.ts";
import type { Asked, Report, TargetReport, Tool } from "./report.ts";

/** A target as the run that is to verify it names it. */
export interface Planned extends Pick<
  TargetReport,
  "name" | "api" | "baseUrl" | "overlay" | "docs"
> {
  /** Which one of the target file it is, in a run on a shard. */
  readonly place?: number;
}

/** How a run begins. */
export interface RunBegins extends Omit<Report, "targets" | "cutShort"> {
  readonly event: "run";
  /** What it was asked for, on each target, where that is not all. */
  readonly asked?: Asked;
  /** In a run on a shard, a digest of the names of all targets in the target file. */
  readonly fleet?: string;
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
      /** Told as it comes, for the case that its target does not come to its end. */
      readonly event: "exchange";
      readonly target: string;
      readonly sent: Sent;
    }
  | {
      /** Told at the end of a target: all of them, if they are kept. */
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

  /** @throws UsageError if the file has been removed meanwhile */
  close(): void {
    const { nlink } = fstatSync(this.#descriptor);
    closeSync(this.#descriptor);
    if (nlink === 0) unwritable(this.#file, { code: "ENOENT" });
  }

  #trying<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      unwritable(this.#file, error);
    }
  }
}

/** A line that is not an event: what it said is lost. */
export interface Damaged {
  readonly event: "damaged";
  /** Counted from 1. */
  readonly line: number;
}

/** Events that can't be used: there are none, or they do not say how the run began. */
export class UnusableEvents extends UsageError {
  /** The file, and what is wrong with it. */
  readonly why: string;

  constructor(file: string, why: string) {
    super(`${file}: ${why}; name a folder that a run has written its reports to`);
    this.why = `${file}: ${why}`;
  }
}

/**
 * The exchanges that were kept, a target at a time, of several runs one after the other; of targets that have not ended, last,
 * and without what is in the answers. Lines of them that are damaged are left out, and told; those that this process has
 * written itself (`isOwn`) are taken as they are: to make ready to check them takes longer than to write the reports.
 */
export async function* readExchanges(
  folders: readonly string[],
  tell: (remark: string) => void = () => undefined,
  isOwn = false,
) {
  for (const folder of folders) {
    const lines: number[] = [];
    const underWay = new Map<string, Sent[]>();
    for await (const event of eventsIn(folder, true, isOwn)) {
      if (event.event === "damaged") lines.push(event.line);
      else if (event.event === "exchange") {
        const known = underWay.get(event.target);
        if (known) known.push(event.sent);
        else underWay.set(event.target, [event.sent]);
      } else if (event.event === "exchanges") {
        underWay.delete(event.target);
        yield event.entries;
      }
    }
    for (const sent of underWay.values()) yield sent.map(entryOfSent);
    const damage = damageOf(lines);
    if (damage !== undefined) tell(`${eventFile(folder)}: ${damage}`);
  }
}

/** `line 3 is damaged and left out`; nothing where no line is. */
export function damageOf(lines: readonly number[]): string | undefined {
  if (lines.length === 0) return undefined;
  const which = named(lines.map(String));
  return lines.length === 1
    ? `line ${which} is damaged and left out`
    : `lines ${which} are damaged and left out`;
}

/** How each line of one or more exchanges begins: they are most of the file, and most readers pass over them. */
const EXCHANGES = '{"event":"exchange';

/**
 * The events in a folder except the exchanges, one at a time, how the run began first; each damaged line in its place.
 * A last line that is half is how a run ends that is killed: it is passed over. For `isOwn` see `readExchanges`.
 * @throws UnusableEvents if there are none, or the first does not say how the run began
 */
export async function* readEvents(
  folder: string,
  isOwn = false,
): AsyncGenerator<RunEvent | Damaged> {
  let hasBegun = false;
  for await (const event of eventsIn(folder, false, isOwn)) {
    hasBegun ||= event.event === "run";
    if (!hasBegun) break;
    yield event;
  }
  if (!hasBegun)
    throw new UnusableEvents(eventFile(folder), "its first line does not say how the run began");
}

async function* eventsIn(
  folder: string,
  exchanges: boolean,
  isOwn = false,
): AsyncGenerator<RunEvent | Damaged> {
  const file = eventFile(folder);
  let line = 0;
  let damaged: Damaged | undefined;
  try {
    for await (const text of createInterface({ input: createReadStream(file) })) {
      if (damaged) yield damaged;
      damaged = undefined;
      line++;
      if (text.startsWith(EXCHANGES) !== exchanges) continue;
      const event = jsonIn(text);
      // One of its kind has all that it must have.
      if (isOwn || kept("event")(event)) yield event as RunEvent;
      else damaged = { event: "damaged", line };
    }
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    throw failure.code === undefined ? error : new UnusableEvents(file, whyUnread(failure));
  }
}
