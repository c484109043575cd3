import type { Tracing } from "./compare.ts";
import { messageOf } from "./described.ts";
import { readingOf } from "./words.ts";

/** What to put on record: what a page says in prose, and what was said before where it shows none. */
export function recordOf(tracing: Tracing): Record<string, unknown> {
  const { page, described, prose: said } = tracing;
  const { prose, notShown } = described;
  const record: Record<string, unknown> = {};
  const isWhole = page.lacks.length === 0;
  for (const place of new Set([...Object.keys(prose), ...said.keys()])) {
    const { says: before, ...known } = prose[place] ?? { says: [] };
    const others = isWhole || prose[place] ? known : { shown: page.kind };
    const passages = said
      .get(place)
      ?.map(({ text }) => readingOf(text))
      .filter(Boolean);
    const says = passages ?? (isWhole && !tracing.isHidden(place) ? [] : before);
    const message = readingOf(messageOf(described, place));
    if (says.length === 0 || (place.endsWith(", title") && says.join() === message)) continue;
    record[place] = Object.keys(others).length === 0 ? says : { ...others, says };
  }
  return Object.keys(notShown).length === 0 ? record : { ...record, notShown };
}
