import type { Entry } from "../../exchange/journal.ts";
import type { Made } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { tellOne } from "./by-number.ts";

// What a run writes down, and what is taken up of it when it was cut short.

/** A line of the journal of what a run creates: a create that is about to be sent, or what came of one. */
export interface Line extends Partial<Pick<Create, "at" | "isMarked" | "asks" | "isListable">> {
  readonly kind: string;
  readonly place: string;
  readonly address: string;
  readonly mark: string;
  /** Whose things are there. */
  readonly owner?: string | undefined;
  /** When a create is sent by the installation's clock. */
  readonly clock?: number;
  readonly took?: number;
  /** What was there before the first create, and what tells it from what another installation has. */
  readonly before?: readonly string[] | undefined;
  readonly beside?: readonly string[] | undefined;
  /** An id that is this run's own. */
  readonly own?: string;
  /** What stays of it. */
  readonly traits?: readonly string[] | undefined;
  /** The `at` of a create that has made nothing. */
  readonly nothing?: number;
  /** The `at` of a create that was answered, and of one whose answer was lost. */
  readonly answered?: number;
  readonly lost?: number;
  /** The `at` of a create that was accepted, and what stays of what it has made. */
  readonly accepted?: number;
  readonly made?: Made;
  /** An id whose removal was confirmed. */
  readonly removed?: string;
  /** An id that was promised, and that no list has shown. */
  readonly unlisted?: string;
  /** Whether removals of what is not there take something else. */
  readonly isLoose?: boolean;
  /** Whether removals have taken something else, too. */
  readonly isCareless?: boolean;
}

/** An entry as a line about that kind of thing; undefined if it is about another, or is not whole. */
export function lineOf(entry: Entry, what: string): Line | undefined {
  const { kind, place, address, mark } = entry;
  const isWhole = [place, address, mark].every((text) => typeof text === "string");
  return isWhole && kind === what && mark !== "" ? (entry as unknown as Line) : undefined;
}

/** Reads a line of an earlier run's journal. */
export function tellByJournal<Item>(place: Place<Item>, line: Line): void {
  const { mark, at, clock = at, isMarked = false, isListable = true, asks, before, own } = line;
  const { nothing, accepted, made, unlisted, traits, took, removed, beside = [] } = line;
  place.tookInVain = line.isLoose ?? place.tookInVain;
  place.tookMore = line.isCareless ?? place.tookMore;
  place.marks.add(mark);
  if (own !== undefined && traits) place.traits.set(own, traits);
  if (unlisted !== undefined) place.unlisted.add(unlisted);
  for (const one of beside) place.beside.add(one);
  if (removed !== undefined) place.removedBefore.add(removed);
  place.written();
  if (before) place.before ??= new Set(before);
  if (at !== undefined) {
    if (asks !== undefined) place.removedBefore.delete(asks);
    const outcome = isListable ? "unknown" : "nothing";
    const create = { at, recovered: clock, took, isMarked, asks, isListable };
    place.creates.push({ ...create, isUnderWay: false, outcome });
  }
  const refused = place.creates.find((create) => create.at === nothing);
  if (refused) refused.outcome = "nothing";
  const heard = place.creates.find((create) => create.at === (line.answered ?? accepted));
  if (heard) heard.isAnswered = true;
  const lost = place.creates.find((create) => create.at === line.lost);
  if (lost) lost.isLost = true;
  const answered = place.creates.find((create) => create.at === accepted);
  if (answered) Object.assign(answered, { made, named: own, outcome: "made" });
  for (const id of [answered?.asks, own]) if (id !== undefined) place.promised.add(id);
  if (own !== undefined && answered) place.claim(own);
  else if (own !== undefined) tellOne(place, own);
}
