import { apiNames, loadApi } from "../../contract-tests/apis/discover.ts";
import { headingOf, placesOf, type Place } from "../../contract-tests/engine/source.ts";
import { rulesOf } from "../../contract-tests/engine/work.ts";
import { catalogueOf } from "../generators/catalogue.ts";
import type { Tracing } from "./compare.ts";
import type { Section } from "./model.ts";
import type { Page } from "./page.ts";

/** Holds every source against the page, and says at each fact which variants, rules and fields stand on it. */
export async function holdSources(tracing: Tracing): Promise<void> {
  const { api, document, folder } = tracing.described;
  const { variants, sources } = catalogueOf(api, document);
  const suite = apiNames().includes(api) ? await loadApi(api) : undefined;
  const all = [
    ...Object.values(variants).map(({ id, source }) => ({ id, source })),
    ...(suite ? rulesOf(suite) : []).map(({ id, source }) => ({ id: `rule ${id}`, source })),
    ...written(document, ""),
  ];
  const lost: Record<string, string[]> = {};
  for (const { id, source } of all) {
    for (const place of placesOf(source)) {
      if (headingOf(place) in sources.authorities) continue;
      const lines = linesOf(tracing.page, place);
      for (const { line, by } of tracing.facts) {
        if (lines?.includes(line) && !by.includes(id)) by.push(id);
      }
      if (!lines) (lost[nearest(tracing.page, place)] ??= []).push(id);
    }
  }
  for (const [place, [id, ...others]] of Object.entries(lost)) {
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    tracing.alarm(undefined, place, `is the source of ${id}${more}, and not on the page`, folder);
  }
}

/** What is not on the page of a place that leads nowhere: its heading, or what is named below it. */
function nearest(page: Page, place: Place): string {
  const { tab, row, words } = place;
  const heading = headingOf(place);
  if (!sectionOf(page, place)) return heading;
  return `${heading}, ${tab === undefined ? (row === undefined ? `"${words}"` : `row ${row}`) : `tab ${tab}`}`;
}

/** Each source that is written in a document, with the path to it. */
function written(part: unknown, path: string): { id: string; source: string }[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === "x-source" && typeof value === "string") return [{ id: path, source: value }];
    return /^(examples?|x-sources)$/.test(key) ? [] : written(value, `${path}/${key}`);
  });
}

function sectionOf({ sections }: Page, place: Place): Section | undefined {
  return sections.find(({ heading, items }) => {
    const { method } = items.find(({ kind }) => kind === "call")?.facts ?? {};
    return plain(heading) === plain(place.heading) && (place.method ?? method) === method;
  });
}

/** The lines of the page that a place names; undefined if it leads nowhere. */
export function linesOf(page: Page, place: Place): number[] | undefined {
  const section = sectionOf(page, place);
  if (!section) return undefined;
  const { items, passages, line } = section;
  const at = (name: string) =>
    [
      ...items.filter((one) => one.place === name || `row ${one.name}` === name),
      ...passages.filter((one) => one.place === name),
    ].map((one) => one.line);
  const orNone = (lines: number[]) => (lines.length > 0 ? lines : undefined);
  if (place.tab !== undefined) return page.lacks.length > 0 ? [] : orNone(at(`tab ${place.tab}`));
  if (place.row !== undefined) return orNone(at(`row ${place.row}`));
  const { words } = place;
  if (words === undefined) return [line, ...items.map((one) => one.line), ...at("")];
  const naming = [
    ...items.filter(({ name }) => name === words),
    ...passages.filter(({ text, place: own }) => text.includes(words) || own === `"${words}"`),
  ];
  if (naming.length > 0) return naming.map((one) => one.line);
  return page.text.includes(words) ? [line] : undefined;
}

/** A heading without what only adorns it. */
const plain = (heading: string) =>
  heading
    .replace(/^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, "")
    .replace(/[–—]/g, "-")
    .toLowerCase();
