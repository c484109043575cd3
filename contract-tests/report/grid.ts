import { markup, type Markup } from "./markup.ts";
import type { Outline } from "./outline.ts";
import type { Row, TargetOutline } from "./target-outline.ts";
import { MARKS } from "./words.ts";

/**
 * A table for each API: a row for each target, the worst first, a column for each operation, and in it
 * a mark for each documented variant. What conforms whole, or was not exercised, is one line.
 */
export function* gridHtml({
  outlines,
  summaries,
  worstFirst,
  findings,
  few,
}: Outline): Generator<Markup> {
  const told = new Map(findings.map(({ cause }, index) => [cause, index]));
  for (const [api, own] of Map.groupBy(worstFirst, (place) => summaries[place]!.api)) {
    const { title } = summaries[own[0]!]!;
    const columns = [...new Set(own.flatMap((place) => summaries[place]!.columns))];
    yield markup`
    <div class="grid" role="region" aria-label="Targets of ${api}" tabindex="0"><table>
      <caption>${title}</caption>
      <thead><tr><th scope="col">Target</th>
        ${columns.map((name) => markup`<th scope="col"><span>${name}</span></th>`)}
        <th scope="col">Took</th></tr></thead><tbody>`;
    for (const place of own) {
      const name = few
        ? markup`<a href="#target-${place}">${summaries[place]!.name}</a>`
        : undefined;
      yield rowHtml(outlines[place]!(), columns, told, name);
    }
    yield markup`</tbody></table></div>`;
  }
}

function rowHtml(
  target: TargetOutline,
  columns: readonly string[],
  told: ReadonlyMap<string, number>,
  link: Markup | undefined,
): Markup {
  const { standing, name, answer, besides, isExercised, duration } = target;
  const isPlain = !isExercised || standing === "conforms";
  const groups = new Map([...target.operations, target.rules].map((group) => [group.name, group]));
  const cells = isPlain
    ? markup`<td colspan="${columns.length}">${answer}</td>`
    : columns.map((column) => markup`<td>${marksOf(groups.get(column)?.rows ?? [], told)}</td>`);
  const about =
    isPlain || besides.length === 0
      ? ""
      : markup` <span class="muted">${besides.join(" · ")}</span>`;
  return markup`
<tr data-filter="${standing}"><th scope="row"><span class="${standing}">${MARKS[standing]}</span> ${link ?? name}${about}</th>${cells}<td>${duration}</td></tr>`;
}

/** A mark for each documented variant; what is not as documented says its name, and leads to the finding. */
function marksOf(rows: readonly Row[], told: ReadonlyMap<string, number>): Markup[] {
  return rows.flatMap(({ name, mark, beyond, findings }) => {
    if (beyond) return [];
    if (mark === "conforms") return [markup`${MARKS.conforms}`];
    const place = findings.map(({ cause }) => told.get(cause)).find((one) => one !== undefined);
    const title = `${name} ${mark.replace("-", " ")}`;
    return place === undefined
      ? [markup`<span class="${mark}" title="${title}">${MARKS[mark]}</span>`]
      : [markup`<a class="${mark}" href="#finding-${place}" title="${title}">${MARKS[mark]}</a>`];
  });
}
