import type { Outcome } from "../engine/outcome.ts";
import { pointersOf } from "../engine/places.ts";
import type { TargetReport } from "../report/report.ts";
import { named } from "../report/sections.ts";

/** By the ids of variants and rules. */
type Outcomes = ReadonlyMap<string, Outcome>;

/** Most notes on undocumented fields, and fields that one of them names. */
const [MOST_NOTES, MOST_FIELDS] = [20, 20];

/** Most places of undocumented fields that a target's report holds. */
const MOST_PLACES = 1000;

/** Where undocumented fields came, or could not: as much as is worth keeping. */
export function undocumentedIn(outcomes: Outcomes): Pick<TargetReport, "undocumented"> {
  let room = MOST_PLACES;
  const all = [...outcomes].flatMap(([id, { undocumented }]) => {
    const fields = undocumented.slice(0, room);
    room -= fields.length;
    return fields.length > 0 ? [{ id, fields }] : [];
  });
  return all.length > 0 ? { undocumented: all } : {};
}

/** The same for a reader. */
export function undocumentedNotes(outcomes: Outcomes): string[] {
  return [...outcomes]
    .map(([id, { undocumented }]) => ({ id, fields: pointersOf(undocumented) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, fields }) => {
      return `${id}: fields that the page does not know: ${named(fields, MOST_FIELDS)}`;
    })
    .slice(0, MOST_NOTES);
}
