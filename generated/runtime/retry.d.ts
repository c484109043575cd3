// Generated from scripts/client/retry.ts; do not edit.
// Made anew by: npm run generate
/** What an operation does to the installation; `x-effect` in the description. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";
/** How long to wait, in seconds, after nothing answered for the first time; twice as long after the next. */
export declare const FIRST_PAUSE_S = 0.3;
/**
 * How long an installation asks to wait, in seconds, before the same is asked again: it answered 429
 * with a `Retry-After`, so it has not looked at the request. 0 where nothing may be sent again: it
 * would create, or wait too long.
 */
export declare function askedPause(effect: Effect, status: number, headers: Headers): number;
/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export declare function pause(ms: number, signal?: AbortSignal): Promise<void>;
