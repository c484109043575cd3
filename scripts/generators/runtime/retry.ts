/** What an operation does to the installation; `x-effect` in the description. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";

/** A client gives an answer back rather than wait longer than this before it asks again. */
const LONGEST_PAUSE_MS = 60_000;
const FIRST_PAUSE_MS = 300;

/**
 * How long to wait, in milliseconds, before a request is sent again; undefined if it must not be.
 * What failed on the way (no answer, 502, 503, 504) is sent again only if it reads. A 429 was not looked
 * at, so with a `Retry-After` anything is sent again after that time, save what creates.
 */
export function pauseBeforeRetry(
  effect: Effect,
  attempt: number,
  answer?: Pick<Response, "status" | "headers">,
): number | undefined {
  const status = answer?.status ?? 503;
  const asked = answer?.headers.get("Retry-After");
  const throttled = status === 429 && asked != null;
  if (effect === "creates" || !(throttled || (effect === "reads" && status > 501 && status < 505))) {
    return undefined;
  }
  const ms = asked == null ? FIRST_PAUSE_MS * 2 ** attempt : millisecondsUntil(asked);
  return ms <= LONGEST_PAUSE_MS ? ms : undefined;
}

/** `Retry-After` is a number of seconds or a date; what is neither is NaN, and NaN never a pause. */
function millisecondsUntil(retryAfter: string): number {
  const seconds = Number(retryAfter);
  return seconds >= 0 ? seconds * 1000 : Math.max(0, Date.parse(retryAfter) - Date.now());
}
