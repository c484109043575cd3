/** Lets one at a time go on, in the order in which they came. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn; the caller calls what it gets when it has done. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#last = promise.then(() => undefined);
    await before;
    return () => resolve(undefined);
  }

  /** Does some work in its turn. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const done = await this.take();
    try {
      return await work();
    } finally {
      done();
    }
  }
}
