import type { Tracing } from "./compare.ts";
import { messageOf } from "./described.ts";
import { digestOf, readingOf } from "./words.ts";

/** What to put on record: what a page says in prose, and what was said before where it shows none. */
export function recordOf(tracing: Tracing): Record<string, unknown> {
  const { page, described, prose: said } = tracing;
  const { prose, notShown } = described;
  const record: Record<string, unknown> = {};
  const isWhole = page.lacks.length === 0;
  for (const place of new Set([...Object.keys(prose), ...said.keys()])) {
    const { says: before, ...known } = prose[place] ?? { says: [] };
    const others = isWhole || prose[place] ? known : { shown: page.kind };
    const texts = said.get(place)?.map(({ text }) => text);
    if (!texts && isWhole && !tracing.isHidden(place)) continue;
    const says = texts?.map(readingOf).filter(Boolean) ?? before;
    const digest = texts ? digestOf(texts) : known.digest;
    if (place.endsWith(", title") && digest === digestOf([messageOf(described, place)])) continue;
    record[place] = { ...others, digest, ...(says.length > 0 && { says }) };
  }
  return Object.keys(notShown).length === 0 ? record : { ...record, notShown };
}
