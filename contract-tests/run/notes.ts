import type { Fingerprint } from "../engine/tracker/kind.ts";
import { plural, present } from "../report/words.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import { causeOf } from "../report/findings.ts";
import type { TargetReport, VariantReport } from "../report/report.ts";
import { named } from "../report/sections.ts";
import { type Place, pointersOf } from "../engine/description/places.ts";

/** Compares what was there before and after a run; empty where nothing could be seen. */
export function changeNotes(before: Fingerprint, after: Fingerprint): string[] {
  const [same, changed, unread]: [string[], string[], string[]] = [[], [], []];
  let empty = 0;
  for (const [place, was] of Object.entries(before)) {
    const is = after[place];
    if (!was || !is) {
      unread.push(place);
      continue;
    }
    const ids = Object.keys({ ...was, ...is });
    const all = ids.flatMap((id) => changeOf(id, was[id], is[id]) ?? []).join(", ");
    if (all !== "") changed.push(`${place}: ${all}`);
    else if (ids.length === 0) empty++;
    else same.push(counted(ids.length, place));
  }
  const unchanged = present(...same, empty > 0 && plural(empty, "empty list"));
  const notes: [string, string[]][] = [
    ["There before and after the run", unchanged],
    ["Not compared before and after the run, since they could not be read", unread],
    ["Came, went or changed during the run", changed],
  ];
  return notes.flatMap(([what, places]) =>
    places.length > 0 ? [`${what}: ${places.join("; ")}.`] : [],
  );
}

function changeOf(id: string, was?: string, is?: string): string | undefined {
  if (was === undefined) return `${id} has appeared`;
  if (is === undefined) return `${id} has vanished`;
  return was === is ? undefined : `${id} was ${was}, and is ${is}`;
}

/** `3 vouchers`, `1 WireGuard configuration of personas.active on server 2`. */
function counted(count: number, things: string): string {
  return `${count} ${count === 1 ? things.replace(/s(?= of |$)/, "") : things}`;
}

/** What an installation does otherwise than the vendor's page implies, as notes; what has one of the known causes is left out. */
export function remarksOf(
  outcomes: ReadonlyMap<string, Outcome>,
  known: ReadonlySet<string>,
): string[] {
  return [...outcomes].flatMap(([id, { remarks = [] }]) =>
    remarks
      .filter((one) => !known.has(causeOf(one)))
      .map(
        ({ message, expected, actual }) =>
          `${id}: ${message} The vendor's page implies ${told(expected) ?? "otherwise"}; came ${told(actual) ?? "this"}.`,
      ),
  );
}

/** What variants that the vendor's page merely implies were answered with instead: notes, and no findings. */
export function otherwiseNotes(variants: readonly VariantReport[]): string[] {
  const told = variants.map(({ id, provenance, findings: [first] }) => {
    const came = first?.actual ? ` Came: ${first.actual}` : "";
    const text = `${provenance}, and this installation answers otherwise: ${first?.message}${came}`;
    return { id, text };
  });
  return [...Map.groupBy(told, ({ text }) => text)].map(([text, same]) => {
    return `${named(same.map(({ id }) => id))} ${same.length > 1 ? "are" : "is"} ${text}`;
  });
}

/** A sentence within another, in quotes. */
function told(text: string | undefined): string | undefined {
  return text?.endsWith(".") ? `"${text}"` : text;
}

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
