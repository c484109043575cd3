// Generated from scripts/client/deadline.ts; do not edit.
// Written by: npm run generate
import { TimeoutError } from "./errors.js";
/**
 * Does `work`, and rejects as soon as `ms` milliseconds are over or `given` is aborted, whatever the
 * work waits for. The signal that the work gets is aborted then.
 */
export function within(ms, given, work) {
    return new Promise((resolve, reject) => {
        const controller = new AbortController();
        const stop = (reason) => {
            end();
            reject(reason);
            controller.abort(reason);
        };
        const abort = () => stop(reasonOf(given));
        const timer = setTimeout(() => stop(new TimeoutError(`not done within ${ms} ms`)), ms);
        const end = () => {
            clearTimeout(timer);
            given?.removeEventListener("abort", abort);
        };
        if (given?.aborted)
            return abort();
        given?.addEventListener("abort", abort);
        work(controller.signal).then((result) => {
            end();
            resolve(result);
        }, (error) => {
            end();
            reject(error);
        });
    });
}
/** React Native's signals hold no reason; an app recognizes by this name that it gave a call up. */
const reasonOf = (signal) => signal.reason ?? Object.assign(new Error("aborted"), { name: "AbortError" });
/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export function pause(ms, signal) {
    return new Promise((resolve) => {
        const timer = setTimeout(end, ms);
        signal?.addEventListener("abort", end);
        function end() {
            clearTimeout(timer);
            signal?.removeEventListener("abort", end);
            resolve();
        }
    });
}
