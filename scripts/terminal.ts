/** Exit statuses that a shell gives a program which a signal has ended. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Turns the first Ctrl-C, SIGTERM or closed terminal into an orderly end, until it is disposed of; the second one ends the process at once. */
export function interruption() {
  const controller = new AbortController();
  let status: number | undefined;
  const listener = (signal: keyof typeof STATUS) => {
    if (status !== undefined) process.exit(STATUS[signal]);
    status = STATUS[signal];
    process.stderr.write(`\n${signal}: stopping, and removing what this run has created\n`);
    controller.abort(new Error(`interrupted by ${signal}`));
  };
  for (const signal of Object.keys(STATUS)) process.on(signal, listener);
  return {
    signal: controller.signal,
    /** The exit status of a run that was interrupted; undefined until it is. */
    get status() {
      return status;
    },
    [Symbol.dispose]() {
      for (const signal of Object.keys(STATUS)) process.off(signal, listener);
    },
  };
}

/** Shows on one line of a terminal how far something is, or clears it; shows nothing where stderr is none. */
export function showProgress(text = ""): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001B[2K${text.slice(0, stderr.columns - 1)}`);
}
