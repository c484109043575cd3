"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.within = within;
exports.pause = pause;
// Generated from scripts/client/deadline.ts; do not edit.
// Made anew by: npm run generate
const errors_js_1 = require("./errors.js");
/**
 * Does `work`, and rejects as soon as `ms` milliseconds are over or `given` is aborted, whatever the
 * work waits for. The signal that the work gets is aborted then.
 */
async function within(ms, given, work) {
    const controller = new AbortController();
    const { signal } = controller;
    let timer;
    let abort;
    const end = new Promise((_, reject) => {
        const stop = (reason) => {
            reject(reason);
            controller.abort(reason);
        };
        abort = () => stop(given.reason ?? new Error("aborted"));
        timer = setTimeout(() => stop(new errors_js_1.TimeoutError(`not done within ${ms} ms`)), ms);
    });
    given?.addEventListener("abort", abort);
    if (given?.aborted)
        abort();
    try {
        return await Promise.race(signal.aborted ? [end] : [end, work(signal)]);
    }
    finally {
        clearTimeout(timer);
        given?.removeEventListener("abort", abort);
    }
}
/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
function pause(ms, signal) {
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
