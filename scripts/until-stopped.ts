/** Something that runs until it is closed. */
interface Running {
  close(): Promise<void>;
}

/** Starts everything, says so, and closes it again at SIGINT or SIGTERM; what has started is closed also if a later one fails. */
export async function untilStopped<T extends Running>(
  starts: readonly (() => Promise<T>)[],
  started: (all: readonly T[]) => void | Promise<void>,
): Promise<void> {
  const begun = await Promise.allSettled(starts.map((start) => start()));
  const all = begun.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  try {
    const failed = begun.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    await started(all);
    await stopped;
  } finally {
    await Promise.all(all.map((one) => one.close()));
  }
}
