import { apiNames, loadApi } from "../../contract-tests/apis/discover.ts";
import {
  headingOf,
  partsOf,
  placesOf,
  type Place,
} from "../../contract-tests/engine/description/source.ts";
import { rulesOf } from "../../contract-tests/engine/work.ts";
import { problemOf, writtenSources } from "../generators/sources.ts";
import type { Tracing } from "./compare.ts";
import { isHeading, labelOf, titleOf, type Page } from "./page.ts";
import { plainWords } from "./words.ts";

/** Holds every source against the page, and says at each fact which variants, rules and fields stand on it. */
export async function holdSources(tracing: Tracing): Promise<void> {
  const { page, facts, notes } = tracing;
  const { api, document, folder, record, catalogue } = tracing.described;
  const { variants, sources } = catalogue;
  const suite = apiNames().includes(api) ? await loadApi(api) : undefined;
  const all = [
    ...Object.entries(variants).map(([key, { source }]) => [`variant ${key}`, source] as const),
    ...(suite ? rulesOf(suite) : []).map(({ id, source }) => [`rule ${id}`, source] as const),
    ...writtenSources(document).flatMap(([place, source]) =>
      place.endsWith("/x-source") ? [[`field ${fieldAt(place)}`, source] as const] : [],
    ),
  ];
  const lost = new Map<string, string[]>();
  const leads = (text: string) => placesOf(text).every((one) => labelsAt(page, one));
  for (const one of sources.headings.filter((heading) => !leads(heading))) lost.set(one, []);
  for (const [id, source] of all) {
    const problem = problemOf(source, sources);
    if (problem !== undefined) {
      tracing.alarm(undefined, id, `its source is ${problem}`, folder);
      continue;
    }
    for (const text of partsOf(source)) {
      const [place] = placesOf(text) as [Place];
      if (headingOf(place) in sources.authorities) continue;
      const labels = labelsAt(page, place);
      for (const label of labels ?? []) facts.get(label)?.by.add(id);
      if (labels) continue;
      const missed = sectionOf(page, place) ? text.replace("inferred from ", "") : headingOf(place);
      lost.set(missed, [...(lost.get(missed) ?? []), id]);
    }
  }
  for (const [place, [id, ...others]] of lost) {
    const { line } = sectionOf(page, placesOf(place)[0]!) ?? {};
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    const what = id === undefined ? "one of its sources" : `the source of ${id}${more}`;
    tracing.alarm(line, place, `is ${what}, and not on the page`, folder);
  }
  for (const [label, { line, by, unchecked }] of facts) {
    if (by.size > 0 || unchecked !== undefined) continue;
    notes.add(
      `${page.name}:${line}: ${label}: nothing rests on it; name it as a source, or say as "unchecked" in ${record} why no check can`,
    );
  }
}

/** `/components/schemas/User/properties/username/x-source` is `User.username`. */
const fieldAt = (path: string) =>
  path
    .replace(/\/x-source$/, "")
    .replace(/^.*\/parameters\/|^\/components\/\w+\/|^\//, "")
    .replaceAll(/\/(properties\/)?/g, ".");

const sectionOf = (page: Page, place: Place) =>
  page.sections.find((one) => {
    const { method } = one.items.find(({ kind }) => kind === "call")?.facts ?? {};
    return isHeading(place.heading, one.heading) && (place.method ?? method) === method;
  });

/** Whether a text has some words in a row, whatever is between them. */
const hasWords = (text: string, words: string) => wordsOf(text).includes(wordsOf(words));

const wordsOf = (text: string) => ` ${plainWords(text).join(" ")} `;

/** The facts of the page that a place names; undefined if it leads nowhere. */
export function labelsAt(page: Page, place: Place): string[] | undefined {
  const section = sectionOf(page, place);
  if (!section) return undefined;
  const { tab, row, words } = place;
  if (tab !== undefined && page.lacks.length > 0) return [];
  const things = [...section.items, ...section.passages];
  const named = tab === undefined ? (row === undefined ? "" : `row ${row}`) : `tab ${tab}`;
  const found = things.filter((one) =>
    words === undefined
      ? one.place === named
      : one.place === `"${words}"` || ("text" in one && hasWords(one.text, words)),
  );
  if (found.length > 0) return found.map((one) => labelOf(page, section, one));
  const next = page.sections[page.sections.indexOf(section) + 1];
  const below = page.text.split("\n").slice(section.line - 1, next && next.line - 1);
  const isThere = words === undefined ? named === "" : hasWords(below.join("\n"), words);
  return isThere ? [titleOf(page, section)] : undefined;
}
