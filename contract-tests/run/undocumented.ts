import type { Outcome } from "../engine/judgement/outcome.ts";
import { pointersOf, type Place } from "../engine/description/places.ts";
import type { TargetReport } from "../report/report.ts";
import { named } from "../report/sections.ts";

/** Places by the ids of variants and rules. */
type Came = ReadonlyMap<string, readonly Place[]>;

/** How many notes on undocumented fields there are at most, and how many fields one names. */
const [MOST_NOTES, MOST_FIELDS] = [20, 20];

/** How many places of undocumented fields a target's report holds at most. */
const MOST_PLACES = 1000;

/** What the vendor's page does not know: in all answers that were a variant, else in those that were judged for it. */
export function cameOf(
  outcomes: ReadonlyMap<string, Outcome>,
  inAnyAnswer: Came = new Map(),
): Came {
  const judged = [...outcomes].map(([id, { undocumented }]) => [id, undocumented] as const);
  return new Map([...judged, ...inAnyAnswer]);
}

/** Where undocumented fields came, or could not: as much as is worth keeping. */
export function undocumentedIn(came: Came): Pick<TargetReport, "undocumented"> {
  let room = MOST_PLACES;
  const all = [...came].flatMap(([id, places]) => {
    const fields = places.slice(0, room);
    room -= fields.length;
    return fields.length > 0 ? [{ id, fields }] : [];
  });
  return all.length > 0 ? { undocumented: all } : {};
}

/** The same for a reader, once where several answers have the same. What the vendor's page does not show at all has one note. */
export function undocumentedNotes(came: Came, unshown: ReadonlySet<string>): string[] {
  const told = [...came]
    .map(([id, places]) => ({ id, fields: pointersOf(places) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, fields }) => ({ id, fields: named(fields, MOST_FIELDS) }));
  const { shown = [], whole = [] } = Object.groupBy(told, ({ id }) =>
    unshown.has(id) ? "whole" : "shown",
  );
  const all = whole.map(({ id, fields }) => `${id} has ${fields}`).join("; ");
  return [
    ...[...Map.groupBy(shown, ({ fields }) => fields)].map(([fields, same]) => {
      const ids = named(same.map(({ id }) => id));
      return `Fields that the vendor's page does not document, in ${ids}: ${fields}.`;
    }),
    ...(all === "" ? [] : [`The vendor's page does not show these answers: ${all}.`]),
  ].slice(0, MOST_NOTES);
}
