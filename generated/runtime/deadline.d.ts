// Generated from scripts/client/deadline.ts; do not edit.
// Written by: npm run generate
/**
 * Does `work`, and rejects as soon as `ms` milliseconds are over or `given` is aborted, whatever the
 * work waits for. The signal that the work gets is aborted then.
 */
export declare function within<Result>(ms: number, given: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export declare function pause(ms: number, signal?: AbortSignal): Promise<void>;
