import type { Tracing } from "./compare.ts";
import { readingOf } from "./words.ts";

/** What to put on record: what a page says in prose, and what was said before where it shows none. */
export function recordOf({ page, described, prose: said }: Tracing): Record<string, unknown> {
  const { prose, messages, notShown } = described;
  const record: Record<string, unknown> = {};
  const isWhole = page.lacks.length === 0;
  for (const place of new Set([...Object.keys(prose), ...said.keys()])) {
    const passages = said.get(place);
    const { says: before = [], ...known } = { says: undefined, ...prose[place] };
    const others = isWhole || prose[place] ? known : { shown: page.kind };
    const isKept = !isWhole || ("shown" in others && others.shown !== page.kind);
    const says =
      passages?.map(({ text }) => readingOf(text)).filter(Boolean) ?? (isKept ? before : []);
    const message = readingOf(messages[place.replace(/, title$/, "")] ?? "");
    if (says.length === 0 || (place.endsWith(", title") && says.join() === message)) continue;
    record[place] = Object.keys(others).length === 0 ? says : { ...others, says };
  }
  return Object.keys(notShown).length === 0 ? record : { ...record, notShown };
}
