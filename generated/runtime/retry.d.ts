// Generated from scripts/client/retry.ts; do not edit.
// Written by: npm run generate
/** How an operation changes the installation; `x-effect` in the description. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";
/** A pause of our own, in milliseconds, before the next attempt; shortened by chance, so that many clients don't come back at once. */
export declare const ownPause: (attempt: number) => number;
/**
 * How long to wait, in milliseconds, before the same is asked again; undefined where it must not be,
 * or where there is no reason to. After a 429 the installation has not looked at the request, yet a
 * creation is never repeated. A gateway's 502, 503 or 504 says nothing of that: only a read is.
 */
export declare function pauseAfter(effect: Effect, status: number, headers: Headers, attempt: number): number | undefined;
