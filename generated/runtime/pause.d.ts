// Generated from scripts/client/pause.ts; do not edit.
// Made anew by: npm run generate
/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export declare function pause(ms: number, signal?: AbortSignal): Promise<void>;
