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

/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
