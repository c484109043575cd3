import pLimit from "p-limit";
import { Slots } from "../exchange/slots.ts";

/**
 * Lets at most `perMinute` requests through in any sixty seconds, and so many at once.
 *
 * A place is free again sixty seconds after its answer came, not after it was sent, and one second
 * later than that: a server counts from the request's arrival, and Laravel in whole seconds.
 */
export class Pace {
  readonly #asked: number;
  #perMinute: number;
  /** How long a place stays taken after its answer, in milliseconds. */
  readonly windowMs: number;
  #slowedAt = 0;
  /** For each place taken: when it is free again, in milliseconds of the monotonic clock; Infinity while unanswered. */
  readonly #places = new Set<{ freeAt: number }>();
  readonly #inOrder = pLimit(1);
  readonly #slots: Slots;
  #pausedUntil = 0;
  /** Until when requests go one at a time, each so long after the last answer, in milliseconds. */
  #singlyUntil = 0;
  #gap = FIRST_GAP;
  /** Requests sent since a gateway refused one, when the last was sent, and when it was answered. */
  #since = 0;
  #takenAt = 0;
  #answeredAt = 0;

  /** `windowMs` is how long a place stays taken after its answer; shorter than a minute for tests alone. */
  constructor(perMinute: number, windowMs = WINDOW_MS, concurrency = Infinity) {
    this.#asked = this.#perMinute = perMinute;
    this.windowMs = windowMs;
    this.#slots = new Slots(concurrency);
  }

  /** How much is let through at present: half after each slowing, twice as much after each window without one. */
  get perMinute(): number {
    const now = performance.now();
    while (this.#perMinute < this.#asked && now >= this.#slowedAt + this.windowMs) {
      this.#perMinute = Math.min(this.#asked, this.#perMinute * 2);
      this.#slowedAt += this.windowMs;
    }
    return this.#perMinute;
  }

  /**
   * Takes a place, waiting for it in turn; the caller calls what it gets when the answer has come.
   * Aborted, it throws the signal's own reason.
   */
  async take(signal?: AbortSignal): Promise<() => void> {
    const place = { freeAt: Infinity };
    const free = await this.#slots.take();
    const inOrder = this.#inOrder(async () => {
      for (let wait = this.#wait(); wait > 0; wait = this.#wait()) {
        await sleep(Math.min(wait, 1000), signal);
      }
      signal?.throwIfAborted();
      this.#places.add(place);
      this.#since++;
      this.#takenAt = performance.now();
    });
    await inOrder.catch((error: unknown) => {
      free();
      throw error;
    });
    return () => {
      free();
      this.#answeredAt = performance.now();
      place.freeAt = this.#answeredAt + this.windowMs;
    };
  }

  /**
   * Sends nothing for a while and half as much for a window afterwards: what a 429 asks for. Of
   * several at once only the first halves the pace; true for that one.
   */
  slowDown(pauseMs: number): boolean {
    const first = performance.now() >= this.#pausedUntil;
    this.rest(pauseMs);
    if (first) this.#perMinute = Math.max(1, Math.floor(this.perMinute / 2));
    this.#slowedAt = this.#pausedUntil;
    return first;
  }

  /**
   * Sends nothing for a while, then one request at a time for a window, with longer gaps where one is
   * refused again soon: a gateway may let few through at once. One that has refused several in a row
   * lets none through, one at a time or not.
   */
  easeOff(pauseMs: number, inARow = 1): void {
    const now = performance.now();
    const isSoon = now < this.#singlyUntil && this.#since < SOON;
    if (now >= this.#pausedUntil) {
      if (isSoon) this.#gap = Math.min(2 * this.#gap, LONGEST_GAP);
      this.#since = 0;
    }
    this.rest(pauseMs);
    this.#singlyUntil = inARow < OF_ALL ? this.#pausedUntil + this.windowMs : 0;
  }

  /** Sends one request at a time for a window, if several are under way: a server may take one connection at a time. */
  goSingly(): void {
    const underWay = [...this.#places].filter(({ freeAt }) => freeAt === Infinity).length;
    if (underWay > 1) this.#singlyUntil = performance.now() + this.windowMs;
  }

  /** Sends several at a time again, since what had refused that is over. */
  resume(): void {
    [this.#singlyUntil, this.#gap] = [0, FIRST_GAP];
  }

  /** Sends nothing for a while. */
  rest(pauseMs: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + pauseMs);
  }

  #wait(): number {
    const now = performance.now();
    if (now < this.#pausedUntil) return this.#pausedUntil - now;
    if (now < this.#singlyUntil) {
      // What is under way may itself have to ask something before it ends.
      const isBusy = this.#answeredAt < this.#takenAt && now < this.#takenAt + LONGEST_GAP;
      const wait = this.#answeredAt + this.#gap - now;
      if (isBusy || wait > 0) return isBusy ? 5 : wait;
    }
    for (const place of this.#places) if (place.freeAt <= now) this.#places.delete(place);
    if (this.#places.size < this.perMinute) return 0;
    const next = Math.min(...[...this.#places].map(({ freeAt }) => freeAt));
    return Number.isFinite(next) ? next - now : 5;
  }
}

const WINDOW_MS = 61_000;

/** Between an answer and the next request where they go one at a time, in milliseconds. */
const [FIRST_GAP, LONGEST_GAP] = [12, 1000];

/** After so many refusals in a row, all requests are refused, however few are sent at once. */
const OF_ALL = 5;

/** Requests within which one that is refused again was refused soon. */
const SOON = 15;

/** @throws the signal's own reason, aborted. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  const stop = () => reject(signal!.reason as Error);
  signal?.addEventListener("abort", stop);
  await promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  });
}
