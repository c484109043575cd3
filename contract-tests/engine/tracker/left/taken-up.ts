import { isDeepStrictEqual } from "node:util";
import { notAnswered } from "../../exchange/errors.ts";
import type { Entry } from "../../exchange/journal.ts";
import type { Kind, Leftover, Made } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { takesMore, takenAt } from "../harm/taken.ts";
import { tellOne } from "../whose/by-number.ts";

// What a run writes down, and what is taken up of it when it was cut short.

/** A line of the journal of what a run creates: a create that is about to be sent, or what came of one. */
export interface Line extends Partial<Pick<Create, "at" | "isMarked" | "asks" | "isListable">> {
  readonly kind: string;
  readonly place: string;
  readonly address: string;
  readonly mark: string;
  /** The place, for a reader. */
  readonly where?: string;
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

/** Takes up what an earlier run's journal says of each place; returns what that run may have left where the target does not lead. */
export function takeUp<Item>(
  entries: readonly Entry[],
  kind: Kind<Item>,
  at: (name: string) => Place<Item>,
): Leftover[] {
  const elsewhere: Leftover[] = [];
  const here = new Set<Place<Item>>();
  for (const line of entries.flatMap((entry) => lineOf(entry, kind.what) ?? [])) {
    const { address, owner, place } = line;
    const isHere = address === addressNow(kind, place);
    if (!isHere || owner !== kind.ownerOf?.(place)) {
      elsewhere.push(...leftElsewhere(kind, line, isHere, entries));
      continue;
    }
    here.add(at(place));
    tellByJournal(at(place), line);
  }
  for (const one of here) {
    for (const { asks } of one.made) if (asks !== undefined) one.claim(asks);
  }
  return elsewhere;
}

/** The base URL that a place is at now; undefined for one that the target file does not name any more. */
function addressNow(kind: Pick<Kind<unknown>, "addressOf">, place: string) {
  try {
    return kind.addressOf(place);
  } catch (error) {
    return notAnswered(error);
  }
}

/**
 * What an earlier run may have left where the target does not lead any more, to another address or another account:
 * nothing where a create was refused, or nothing can be listed.
 */
export function leftElsewhere<Item>(
  { what, bears, whereIs }: Kind<Item>,
  { mark, address, place, own, at, isListable, asks = mark }: Line,
  isHere: boolean,
  entries: readonly Entry[],
): Leftover[] {
  const isRefused = entries.some((one) => one["mark"] === mark && one["nothing"] === at);
  if (own === undefined && (at === undefined || isRefused || isListable === false)) return [];
  const why = isHere
    ? "perhaps left: the target file names another account there now; name the earlier one again, or remove them by hand"
    : "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand";
  const where = isHere ? whereIs(place) : `${whereIs(place)} at ${address}`;
  // A name may have the mark in capitals, and one that the installation chose has none.
  const begins = asks.slice(0, mark.length);
  const names = own === undefined ? `${what}s "${begins}-…"` : `${what} "${own}"`;
  return [{ what: `${bears ? names : `${what}s`}${where}`, why }];
}

/**
 * What an earlier run may have left, by its journal alone, whatever its target is now: all that it had asked for, unless that
 * was refused, or its removal confirmed. A name is told only if the run gave it: the installation may have given a secret.
 */
export function leftByJournal(entries: readonly Entry[]): string[] {
  const left = new Map<number | string, Asked>();
  for (const line of entries.flatMap((entry) => lineOf(entry, String(entry["kind"])) ?? [])) {
    const { kind, place, where = "", at, asks, own, accepted = NaN, nothing = NaN, removed } = line;
    const perhaps = `perhaps a ${kind}${where}`;
    if (at !== undefined && line.isListable !== false) {
      const unnamed = `${perhaps}, asked for at ${new Date(at).toISOString()}`;
      const what = asks === undefined ? unnamed : `${kind} ${JSON.stringify(asks)}${where}`;
      left.set(at, { what, place, ids: asks === undefined ? [] : [asks] });
    }
    left.delete(nothing);
    const all = [...left.values()];
    if (own !== undefined && !all.some(({ ids }) => ids.includes(own))) {
      const isOpen = (one: Asked) => one.place === place && one.ids.length === 0;
      const known = left.get(accepted) ?? all.find(isOpen);
      if (known) known.ids.push(own);
      else left.set(own, { what: perhaps, place, ids: [own] });
    }
    for (const [key, { ids }] of left) if (ids.includes(removed ?? "")) left.delete(key);
  }
  return [...left.values()].map(({ what }) => what);
}

/** What a create of an earlier run has asked for, and the ids that it is known by. */
interface Asked {
  readonly what: string;
  readonly place: string;
  readonly ids: string[];
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

/** What removals have taken that they did not name, for the clean-up of a run that is killed, unless the journal says it. */
export function newHarm<Item>(place: Place<Item>): Partial<Line>[] {
  const harm = { isLoose: takenAt(place).takesInVain, isCareless: takesMore(place) };
  if (isDeepStrictEqual(harm, place.journaled)) return [];
  place.journaled = harm;
  return [harm];
}
