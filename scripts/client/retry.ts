/** What an operation does to the installation; `x-effect` in the description. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";

/** A client gives an answer back rather than wait longer than this before it asks again. */
const LONGEST_PAUSE_S = 60;

/** How long to wait, in seconds, after nothing answered for the first time; twice as long after the next. */
export const FIRST_PAUSE_S = 0.3;

/**
 * How long an installation asks to wait, in seconds, before the same is asked again: it answered 429
 * with a `Retry-After`, so it has not looked at the request. 0 where nothing may be sent again: it
 * would create, or wait too long.
 */
export function askedPause(effect: Effect, status: number, headers: Headers): number {
  const seconds = status === 429 && effect !== "creates" ? Number(headers.get("Retry-After")) : 0;
  return seconds <= LONGEST_PAUSE_S ? seconds : 0;
}
