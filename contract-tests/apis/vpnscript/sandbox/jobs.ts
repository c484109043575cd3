/** Work that the panel does after it has answered. */
export interface Jobs {
  /** Does `work` once the job has taken its time. */
  dispatch(work: () => void): void;
  /** Drops every job that is still under way. */
  stop(): void;
}

/** A queue whose jobs take `milliseconds` each, side by side, and keep no process alive. */
export function createJobs(milliseconds: number): Jobs {
  const timers = new Set<NodeJS.Timeout>();
  return {
    dispatch(work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, milliseconds);
      timer.unref();
      timers.add(timer);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
