import type { Entry } from "./journal.ts";
import type { Place } from "./place.ts";

/** A line of the journal of what a run creates: a create that is about to be sent, or what came of one. */
export interface Line {
  readonly kind: string;
  readonly place: string;
  readonly address: string;
  readonly mark: string;
  /** When a create is sent: a time of this machine's clock that no other create of the run has. */
  readonly at?: number;
  /** The same by the installation's clock. */
  readonly clock?: number;
  readonly isMarked?: boolean;
  /** The id that a create asks for, if that bears the run's mark. */
  readonly asks?: string;
  /** Whose things are there. */
  readonly owner?: string;
  /** False where nothing can ever be listed. */
  readonly isListable?: boolean;
  readonly before?: readonly string[];
  /** An id that is this run's own. */
  readonly own?: string;
  /** The `at` of a create that has made nothing. */
  readonly nothing?: number;
}

/** An entry as a line about that kind of thing; undefined if it is about another, or is not whole. */
export function lineOf(entry: Entry, what: string): Line | undefined {
  const { kind, place, address, mark } = entry;
  const isWhole = [place, address, mark].every((text) => typeof text === "string");
  return isWhole && kind === what && mark !== "" ? (entry as unknown as Line) : undefined;
}

/** Takes up in a place what a line of an earlier run says of it. */
export function takeUp<Item>(
  { at, clock = at, isMarked = false, isListable = true, asks, before, own, nothing }: Line,
  place: Place<Item>,
): void {
  place.isStale = true;
  if (before) place.before ??= new Set(before);
  if (at !== undefined) {
    place.creates.push({
      at,
      recovered: clock ?? at,
      isMarked,
      ...(asks === undefined ? {} : { asks }),
      isListable,
      isUnderWay: false,
      outcome: isListable ? "unknown" : "nothing",
    });
  }
  const refused = place.creates.find((create) => create.at === nothing);
  if (refused) refused.outcome = "nothing";
  if (own === undefined) return;
  place.own.add(own);
  const [open] = place.open;
  if (open) open.outcome = "made";
}
