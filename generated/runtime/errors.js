// Generated from scripts/client/errors.ts; do not edit.
// Written by: npm run generate
/** The caller asked for what the client refuses to do. The message says what to give instead, and repeats no value. */
export class UsageError extends Error {
    name = "UsageError";
}
/**
 * Nothing answered, or an answer broke off. It quotes neither the request nor the platform's own error,
 * which may hold a secret.
 */
export class ConnectionError extends Error {
    name = "ConnectionError";
    /** What the platform calls it, such as `ECONNREFUSED`, or the name of its error; undefined where neither says more. */
    code;
    constructor(what, reason) {
        const { cause, code: own, name, } = Object(reason);
        const words = [cause?.code, own, name === "TypeError" || name === "Error" ? undefined : name];
        const code = words.find((one) => /^[A-Z]\w+$/.test(String(one)));
        super(code ? `${what}: ${String(code)}` : what);
        this.code = code;
    }
}
/** The time for a call was up before it ended. */
export class TimeoutError extends Error {
    name = "TimeoutError";
}
