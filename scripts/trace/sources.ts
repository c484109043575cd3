import { apiNames, loadApi } from "../../contract-tests/apis/discover.ts";
import { headingOf, partsOf, placesOf, type Place } from "../../contract-tests/engine/source.ts";
import { rulesOf } from "../../contract-tests/engine/work.ts";
import { catalogueOf } from "../generators/catalogue.ts";
import type { Tracing } from "./compare.ts";

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
  for (const { id, source } of all) {
    for (const [index, place] of placesOf(source).entries()) {
      if (headingOf(place) in sources.authorities) continue;
      const lines = linesOf(tracing, place);
      if (lines === undefined)
        tracing.alarm(
          undefined,
          partsOf(source)[index]!,
          "is a source, and not on the page",
          `${folder}, ${id}`,
        );
      for (const { line, by } of tracing.facts)
        if (lines?.includes(line) && !by.includes(id)) by.push(id);
    }
  }
}

/** Each source that is written in a document, with the path to it. */
function written(part: unknown, path: string): { id: string; source: string }[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === "x-source" && typeof value === "string") return [{ id: path, source: value }];
    return /^(examples?|x-sources)$/.test(key) ? [] : written(value, `${path}/${key}`);
  });
}

/** The lines of the page that a place names; undefined if it leads nowhere. */
function linesOf({ page }: Tracing, place: Place): number[] | undefined {
  const [section] = page.sections.filter((one) => {
    const { method } = one.items.find(({ kind }) => kind === "call")?.facts ?? {};
    return plain(one.heading) === plain(place.heading) && (place.method ?? method) === method;
  });
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
  heading.replace(/^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, "").toLowerCase();
