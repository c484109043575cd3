// Generated from scripts/client/errors.ts; do not edit.
// Written by: npm run generate
/** The caller asked for what the client refuses to do. The message says what to give instead, and repeats no value. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}
/**
 * Nothing answered, or an answer broke off. It quotes neither the request nor the platform's own error,
 * which may hold a secret.
 */
export declare class ConnectionError extends Error {
    readonly name = "ConnectionError";
    /** What the platform calls it, such as `ECONNREFUSED`, or the name of its error; undefined where neither says more. */
    readonly code: string | undefined;
    constructor(what: string, reason: unknown);
}
/** The time for a call was up before it ended. */
export declare class TimeoutError extends Error {
    readonly name = "TimeoutError";
}
