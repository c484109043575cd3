import { inShort } from "./history.ts";
import { markup, table, type Markup } from "./markup.ts";
import { HEIGHT, plotHtml, WIDTH } from "./plot.ts";
import { printable } from "./printable.ts";
import type { PastRun, Report } from "./report.ts";
import type { Mark } from "./words.ts";

const PLOTTED: readonly (readonly [
  keyof PastRun & ("violate" | "unchecked" | "findings"),
  Mark,
  title: string,
])[] = [
  ["violate", "violates", "Violating targets"],
  ["unchecked", "not-exercised", "Targets not checked, or not whole"],
  ["findings", "violates", "Findings"],
];

/** The earlier runs that a report knows of, and its own; none if it knows of none. */
export function runsIn(report: Report): readonly PastRun[] {
  const { history = [] } = report;
  return history.length > 0 ? [...history, inShort(report)] : [];
}

/** `Violating targets in the last 3 runs: 0, 1, 38`. */
export function trendText(runs: readonly PastRun[]): string | undefined {
  const counts = runs.map(({ violate }) => violate).join(", ");
  return runs.length > 0
    ? `Violating targets in the last ${runs.length} runs: ${counts}`
    : undefined;
}

/** A plot of each count, run by run, and the numbers as a table. */
export function trendHtml(runs: readonly PastRun[]): Markup | undefined {
  if (runs.length === 0) return undefined;
  const columns = ["Began", "Targets", ...PLOTTED.map(([, , title]) => title)];
  const rows = runs.toReversed().map((run) => {
    const counts = [run.targets, ...PLOTTED.map(([field]) => run[field])];
    return markup`<tr><th scope="row">${dayOf(run)}</th>${counts.map((one) => markup`<td>${one}</td>`)}</tr>`;
  });
  return markup`
  <section class="target" aria-labelledby="trend">
    <h2 id="trend">Last ${runs.length} runs</h2>
    ${trendPlots(runs)}
    <p class="muted">What is accepted counts here, too.</p>
    <details><summary>The numbers</summary>${table("numbers", "Last runs", columns, [rows])}</details>
  </section>`;
}

export function trendPlots(runs: readonly PastRun[]): Markup {
  return markup`<div class="trend">${PLOTTED.map((plotted) => plotOf(runs, plotted))}</div>`;
}

/** Runs that a plot has room for at least, so that few of them are not as wide as a wall. */
const LEAST_ROOM = 12;

/** A bar for each run, the latest on the right. */
function plotOf(runs: readonly PastRun[], [field, look, title]: (typeof PLOTTED)[number]): Markup {
  const top = Math.max(1, ...runs.map((run) => run[field]));
  const room = Math.max(LEAST_ROOM, runs.length);
  const shapes = runs.map((run, index) => {
    const height = Math.max(2, (HEIGHT * run[field]) / top);
    const x = (WIDTH * (room - runs.length + index)) / room;
    return markup`<rect class="${run[field] > 0 ? look : "none"}" x="${x}" y="${HEIGHT - height}" width="${(0.8 * WIDTH) / room}" height="${height}"><title>${dayOf(run)}: ${run[field]}</title></rect>`;
  });
  const [last, before] = runs.toReversed().map((run) => run[field]);
  const caption = markup`${title}: <strong>${last}</strong> <span class="muted">(${before} before)</span>`;
  const label = `Run by run: ${runs.map((run) => run[field]).join(", ")}`;
  const [from, to] = [runs[0]!, runs.at(-1)!].map((run) => dayOf(run).slice(0, 10)) as [
    string,
    string,
  ];
  return plotHtml({ caption, label, shapes, top, from, to });
}

function dayOf({ startedAt }: PastRun): string {
  return printable(startedAt.slice(0, 16).replace("T", " "));
}
