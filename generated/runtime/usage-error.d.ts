// Generated from scripts/client/usage-error.ts; do not edit.
// Made anew by: npm run generate
/** The caller asked for something that the client refuses to do. The message says what to do instead. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}
