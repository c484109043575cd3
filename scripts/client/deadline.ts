import { TimeoutError } from "./errors.ts";

/**
 * Does `work`, and rejects as soon as `ms` milliseconds are over or `given` is aborted, whatever the
 * work waits for. The signal that the work gets is aborted then.
 */
export async function within<Result>(
  ms: number,
  given: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort!: () => void;
  const end = new Promise<never>((_, reject) => {
    const stop = (reason: unknown) => {
      reject(reason as Error);
      controller.abort(reason);
    };
    abort = () => stop(given!.reason ?? new Error("aborted"));
    timer = setTimeout(() => stop(new TimeoutError(`not done within ${ms} ms`)), ms);
  });
  given?.addEventListener("abort", abort);
  if (given?.aborted) abort();
  try {
    return await Promise.race(signal.aborted ? [end] : [end, work(signal)]);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener("abort", abort);
  }
}

/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    }
  });
}
