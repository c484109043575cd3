// Generated from scripts/client/pause.ts; do not edit.
// Made anew by: npm run generate
/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export function pause(ms, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(end, ms);
        signal?.addEventListener("abort", end);
        function end() {
            clearTimeout(timer);
            signal?.removeEventListener("abort", end);
            if (signal?.aborted)
                reject(signal.reason);
            else
                resolve();
        }
    });
}
