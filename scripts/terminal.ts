/** Exit statuses of programs that a signal has ended, as shells give them. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** That of a failure of our own. */
const FAILED = 2;

/**
 * Turns the first Ctrl-C, SIGTERM or closed terminal into an orderly end, until it is disposed of, and
 * so a failure of our own that nothing else catches; the second one ends the process at once, after `lastWord`.
 */
export function interruption(lastWord: () => string) {
  const controller = new AbortController();
  let status: number | undefined;
  const stop = (why: string, as: number) => {
    if (status !== undefined) {
      process.stderr.write(`${why}: ended at once; ${lastWord()}\n`);
      process.exit(as);
    }
    status = as;
    process.stderr.write(`\n${why}: stopping, and removing what this run has created\n`);
    controller.abort(new Error(`interrupted by ${why}`));
  };
  const listener = (signal: keyof typeof STATUS) => stop(signal, STATUS[signal]);
  const failed = (error: unknown) => {
    process.stderr.write(`${(error as Error | undefined)?.stack ?? String(error)}\n`);
    stop("a failure of this program's own", FAILED);
  };
  for (const signal of Object.keys(STATUS)) process.on(signal, listener);
  process.on("uncaughtException", failed);
  return {
    signal: controller.signal,
    /** The exit status of a run that was interrupted; undefined until it is. */
    get status() {
      return status;
    },
    [Symbol.dispose]() {
      // A run that had come to its end by then has failed all the same.
      if (status === FAILED) process.exitCode ||= FAILED;
      for (const signal of Object.keys(STATUS)) process.off(signal, listener);
      process.off("uncaughtException", failed);
    },
  };
}

/** Does work that the first Ctrl-C ends in order; the exit status is then that of the interruption. */
export async function interruptibly(
  lastWord: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  using interrupted = interruption(() => lastWord);
  try {
    await work(interrupted.signal);
  } catch (error) {
    if (interrupted.status === undefined) throw error;
    process.exitCode = interrupted.status;
  } finally {
    showProgress();
  }
}

/** Shows on one line of a terminal how far something is, or clears it; shows nothing where stderr is not one. */
export function showProgress(text = ""): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001B[2K${text.slice(0, stderr.columns - 1)}`);
}
