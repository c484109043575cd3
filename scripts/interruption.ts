import { printable } from "../contract-tests/report/printable.ts";
import type { Report } from "../contract-tests/report/report.ts";

/** Exit statuses that a shell gives a program which a signal has ended. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Turns the first Ctrl-C, SIGTERM or closed terminal into an orderly end, until it is disposed of; the second one ends the process at once. */
export class Interruption {
  readonly #controller = new AbortController();
  #status: number | undefined;
  readonly signal = this.#controller.signal;
  readonly #listener = (signal: keyof typeof STATUS) => {
    if (this.came) process.exit(STATUS[signal]);
    this.#status = STATUS[signal];
    process.stderr.write(`\n${signal}: stopping, and removing what this run has created\n`);
    this.#controller.abort(new Error(`interrupted by ${signal}`));
  };

  constructor() {
    for (const signal of Object.keys(STATUS)) process.on(signal, this.#listener);
  }

  get came(): boolean {
    return this.#status !== undefined;
  }

  /** Says what the interrupted run has left behind; the status is the signal's. */
  status({ targets }: Report): number {
    const leftovers = targets.flatMap((target) => target.leftovers);
    for (const { what, why } of leftovers) {
      process.stderr.write(`left behind: ${printable(what)}: ${printable(why)}\n`);
    }
    if (leftovers.length === 0) process.stderr.write("nothing is left behind\n");
    return this.#status ?? STATUS.SIGINT;
  }

  [Symbol.dispose](): void {
    for (const signal of Object.keys(STATUS)) process.off(signal, this.#listener);
  }
}
