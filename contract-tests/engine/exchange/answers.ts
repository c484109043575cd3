import type { Exchange, WireRequest } from "./exchange.ts";

/** An answer, and when it came. */
export interface Answered {
  readonly exchange: Exchange;
  /** In milliseconds of the monotonic clock. */
  readonly at: number;
  /** How many writes had been answered by then. */
  readonly writes: number;
}

/** The longest body without JSON that is remembered all the same, in bytes. */
const MOST_UNREAD = 10_000;

/** The answers that a run has had: a throttled target allows few requests, so no question is asked twice. */
export class Answers {
  readonly #all: Answered[] = [];
  /** How many had come before each. */
  readonly #nth = new Map<Exchange, number>();
  readonly #lastTo = new Map<string, Exchange>();
  readonly #underWay = new Map<string, Promise<Exchange>>();
  #writes = 0;

  /** Call it with every exchange. */
  take(exchange: Exchange): void {
    const { status, bytes, body } = exchange.answer;
    if (status === 429) return;
    if (exchange.request.effect !== "reads") this.#writes++;
    // A large body that can't be read is not worth its memory.
    if (body.json === undefined && bytes.length > MOST_UNREAD) return;
    const answered = { exchange, at: performance.now(), writes: this.#writes };
    this.#nth.set(exchange, this.#all.push(answered) - 1);
    this.#lastTo.set(keyOf(exchange.request), exchange);
  }

  /** All of them, the earliest first. */
  get all(): readonly Answered[] {
    return this.#all;
  }

  /** All answers to an operation so far, the earliest first. */
  of(operation: string): readonly Answered[] {
    return this.#all.filter(({ exchange }) => exchange.request.operation === operation);
  }

  /** The same without their times. */
  exchanges(operation: string): Exchange[] {
    return this.of(operation).map(({ exchange }) => exchange);
  }

  /** The last answer that came to the same request, else that of `send`. */
  async once(
    request: WireRequest,
    send: (request: WireRequest) => Promise<Exchange>,
  ): Promise<Exchange> {
    const key = keyOf(request);
    const known = this.#lastTo.get(key);
    if (known) return known;
    const sent = this.#underWay.get(key) ?? send(request);
    this.#underWay.set(key, sent);
    return sent.finally(() => this.#underWay.delete(key));
  }

  /** When an exchange was sent and answered, in milliseconds of the monotonic clock. */
  timeOf(exchange: Exchange): { readonly sent: number; readonly answered: number } {
    const { at = NaN } = this.#all[this.#nth.get(exchange) ?? -1] ?? {};
    return { sent: at - exchange.durationMs, answered: at };
  }

  /** Whether one exchange came after another. */
  isLater(one: Exchange, other: Exchange): boolean {
    return (this.#nth.get(one) ?? -1) > (this.#nth.get(other) ?? -1);
  }
}

/** Requests are the same if they ask for the same with the same credentials: any header but `accept` may carry those. */
function keyOf({ method, url, headers, body = "" }: WireRequest): string {
  const said = Object.entries(headers).filter(([name]) => name !== "accept");
  return JSON.stringify([method, url, said.toSorted(), body]);
}
