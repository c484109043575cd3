import type { Exchange } from "../engine/exchange/exchange.ts";
import { markup } from "./markup.ts";
import { HEIGHT, plotHtml, WIDTH } from "./plot.ts";
import type { TargetReport, Timeline } from "./report.ts";
import { duration, present } from "./words.ts";

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
