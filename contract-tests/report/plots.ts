import { type Markup, markup, table } from "./markup.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import type { PastRun, Report, TargetReport, Timeline } from "./report.ts";
import { type Mark, duration, present } from "./words.ts";
import type { LocatedFinding } from "./findings.ts";
import { inShort } from "./history.ts";
import { printable } from "./printable.ts";

/** The size of a plot in its own units; a page stretches it. */
export const [WIDTH, HEIGHT] = [600, 100];

interface Plot {
  readonly caption: Markup;
  /** The plot in words. */
  readonly label: string;
  readonly shapes: readonly (Markup | undefined)[];
  /** What is at the top of the vertical axis, which begins at 0. */
  readonly top: number;
  readonly from: string;
  readonly to: string;
}

/** A plot with its axes. Their words are beside it: it is stretched, and they must not be. */
export function plotHtml({ caption, label, shapes, top, from, to }: Plot): Markup {
  return markup`
      <figure class="plot">
        <figcaption>${caption}</figcaption>
        <div class="axis" aria-hidden="true"><span>${top}</span><span>0</span></div>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${shapes}</svg>
        <div class="axis" aria-hidden="true"><span>${from}</span><span>${to}</span></div>
      </figure>`;
}

/** The most spans of a timeline, and how long they are at first, in milliseconds. */
const [MOST_SPANS, FIRST_SPAN] = [60, 50];

/** Knows when a run began, and counts its answers by when their requests were sent, in spans that grow as it goes on. */
export class Clock {
  readonly #began = performance.now();
  /** In milliseconds since 1970. */
  readonly #start: number;
  #spanMs = FIRST_SPAN;
  #answered: number[] = [];
  #throttled: number[] = [];

  constructor(start = Date.now()) {
    this.#start = start;
  }

  take({ startedAt, answer }: Pick<Exchange, "startedAt" | "answer">): void {
    // A clock that was set back makes nothing earlier than the run.
    const at = Math.max(0, startedAt - this.#start);
    for (; at >= MOST_SPANS * this.#spanMs; this.#spanMs *= 2) {
      [this.#answered, this.#throttled] = [halved(this.#answered), halved(this.#throttled)];
    }
    const span = Math.floor(at / this.#spanMs);
    for (const counts of [this.#answered, this.#throttled]) {
      while (counts.length <= span) counts.push(0);
    }
    this.#answered[span]!++;
    if (answer.status === 429) this.#throttled[span]!++;
  }

  /** The times that a report gives of a run that ends now, whose target allows so many requests. */
  times(perMinute: number) {
    const [answered, throttled] = [this.#answered, this.#throttled];
    const isThrottled = throttled.some((count) => count > 0);
    const spanMs = this.#spanMs;
    const timeline = { perMinute, spanMs, answered, ...(isThrottled && { throttled }) };
    const durationMs = Math.round(performance.now() - this.#began);
    return { startedAt: new Date(this.#start).toISOString(), durationMs, timeline };
  }
}

function halved(counts: readonly number[]): number[] {
  const pairs = counts.filter((_, span) => span % 2 === 0);
  return pairs.map((count, pair) => count + (counts[2 * pair + 1] ?? 0));
}

/** Minutes that are drawn of a pace: of more, a reader can't tell one from the next. */
const MOST_STEPS = 200;

/** The requests to a target as they added up, beside what its pace allows; nothing where none were counted. */
export function timelineHtml({
  timeline,
  durationMs,
}: Pick<TargetReport, "durationMs"> & { readonly timeline: Timeline | undefined }) {
  const { perMinute = 0, spanMs = 0, answered = [], throttled = [] } = timeline ?? {};
  const top = sumOf(answered);
  if (top === 0) return undefined;
  const end = Math.max(durationMs, spanMs * answered.length);
  const x = (ms: number) => Math.round((WIDTH * ms) / end);
  const y = (count: number) => Math.round(HEIGHT * (1 - count / top));
  const path = (look: string, steps: readonly string[]) =>
    steps.length > 0
      ? markup`<path class="${look}" d="M0 ${HEIGHT}${steps.join("")}" />`
      : undefined;
  const columns = (spans: readonly number[]) =>
    spans.map(
      (span) => `M${x(spanMs * span)} 0H${x(spanMs * (span + 1))}V${HEIGHT}H${x(spanMs * span)}z`,
    );
  let sum = 0;
  const stairs = answered.flatMap((count, span) =>
    count > 0 ? [`H${x(spanMs * span)}V${y((sum += count))}`] : [],
  );
  const isNear = perMinute < top;
  const minutes = isNear ? Math.ceil(Math.min(top / perMinute, end / 60_000, MOST_STEPS)) : 0;
  const steps = Array.from({ length: minutes }, (_, minute) => {
    return `V${y(perMinute * (minute + 1))}H${x(60_000 * (minute + 1))}`;
  });
  const quiet = spansOf(answered, (count) => count === 0);
  const label = present(
    `Requests as they added up · the pace allows ${perMinute} a minute${isNear ? " (dashed)" : ""}`,
    quiet.length > 0 && `none for ${duration(quiet.length * spanMs)} (grey)`,
    throttled.length > 0 && `${sumOf(throttled)} answered 429 (red)`,
  ).join(" · ");
  const shapes = [
    path("none", columns(quiet)),
    path("sent", [...stairs, `H${WIDTH}V${HEIGHT}z`]),
    path("violates", columns(spansOf(throttled, (count) => count > 0))),
    path("pace", steps),
  ];
  return plotHtml({
    ...{ caption: markup`${label}`, label, shapes, top },
    ...{ from: "0 s", to: duration(end) },
  });
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

function spansOf(counts: readonly number[], wanted: (count: number) => boolean): number[] {
  return counts.flatMap((count, span) => (wanted(count) ? [span] : []));
}

const PLOTTED: readonly (readonly [
  keyof PastRun & ("violate" | "unchecked" | "findings"),
  Mark,
  title: string,
])[] = [
  ["violate", "violates", "Violating targets"],
  ["unchecked", "not-exercised", "Targets not checked, or not whole"],
  ["findings", "violates", "Findings"],
];

/** The earlier runs that a report knows of, and its own by its new findings; none if it knows of none. */
export function runsIn(report: Report, fresh?: readonly LocatedFinding[]): readonly PastRun[] {
  const { history = [] } = report;
  return history.length > 0 ? [...history, inShort(report, fresh)] : [];
}

/**
 * `Violating targets in the last 3 runs: 3, 0, 3 · not checked, or not whole: 0, 3, 0`, or `3 of 4, 0 of 1, 3 of 4`. Where
 * all were checked, or had as many targets, it says nothing of that.
 */
export function trendText(runs: readonly PastRun[]): string | undefined {
  if (runs.length === 0) return undefined;
  const isAlike = runs.every(({ targets }) => targets === runs[0]!.targets);
  const of = ({ targets, partial }: PastRun) =>
    `${isAlike ? "" : ` of ${targets}`}${partial ? " (in part)" : ""}`;
  const row = (field: "violate" | "unchecked") =>
    runs.map((run) => `${run[field]}${of(run)}`).join(", ");
  const isWhole = runs.every(({ unchecked }) => unchecked === 0);
  const doubt = isWhole ? "" : ` · not checked, or not whole: ${row("unchecked")}`;
  return `Violating targets in the last ${runs.length} runs: ${row("violate")}${doubt}`;
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

function dayOf({ startedAt, partial }: PastRun): string {
  return `${printable(startedAt.slice(0, 16).replace("T", " "))}${partial ? ", in part" : ""}`;
}
