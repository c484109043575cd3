import { NoAnswer, NotReachable } from "./errors.ts";
import { readBody, type Exchange, type Received, type WireRequest } from "./exchange.ts";
import { noJournal, type Journal } from "./journal.ts";
import { Pace } from "./pace.ts";

export interface TransportOptions {
  readonly allowWrites: boolean;
  readonly requestsPerMinute: number;
  /** Time limit of one exchange, in milliseconds. */
  readonly timeoutMs?: number;
  /** Size limit of one answer's body after decompression, in bytes. */
  readonly bodyLimit?: number;
  readonly signal?: AbortSignal | undefined;
  /** Where writes are taken down before they are sent; nowhere by default. */
  readonly journal?: Journal;
}

export type Observer = (exchange: Exchange) => void | Promise<void>;

/** Times that a request is sent again after a 429 before the target is taken to refuse it. */
const ATTEMPTS = 4;

/** Failures in a row (no answer, or a 5xx) after which nothing more is sent. */
const BREAKER = 8;

/** The longest that a `Retry-After` is obeyed, in milliseconds; what asks for more is not waited for. */
const LONGEST_PAUSE = 120_000;

/**
 * The one gate through which every request to a target goes, Dredd's included.
 * It keeps the pace, refuses writes where the target allows none, bounds time and size,
 * never follows a redirect, obeys a 429, and stops when the target keeps failing.
 */
export class Transport {
  readonly pace: Pace;
  readonly journal: Journal;
  /** What happened on the way that a reader of the report should know. */
  readonly notes: string[] = [];
  #sent = 0;
  #failures = 0;
  #signal: AbortSignal | undefined;
  readonly #options: TransportOptions;
  readonly #observers: Observer[] = [];

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#signal = options.signal;
    this.journal = options.journal ?? noJournal;
    this.pace = new Pace(options.requestsPerMinute);
  }

  /** Has every exchange from now on shown to `observer`, before whoever sent it sees it. */
  observe(observer: Observer): void {
    this.#observers.push(observer);
  }

  /** Lets requests through again after the run was aborted and the breaker has opened: what is left to do is to clean up. */
  reopen(): void {
    this.#signal = undefined;
    this.#failures = 0;
  }

  /** Requests sent so far, retries included. */
  get requests(): number {
    return this.#sent;
  }

  get allowWrites(): boolean {
    return this.#options.allowWrites;
  }

  /**
   * Sends one request and reads the answer whole.
   * @throws NotReachable if it would write where that is not allowed, or the target has failed too often.
   * @throws NoAnswer if none came within the limits.
   */
  async send(request: WireRequest): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
      const exchange = await this.#once(request);
      if (exchange.answer.status !== 429 || attempt === ATTEMPTS) return exchange;
      const pause = retryAfter(exchange.answer);
      if (pause > LONGEST_PAUSE) return exchange;
      this.pace.slowDown(pause);
      this.notes.push(
        `The target throttles: it answered 429, so this run waited ${Math.ceil(pause / 1000)} s and goes on at ${this.pace.perMinute} requests a minute.`,
      );
    }
  }

  async #once(request: WireRequest): Promise<Exchange> {
    const { allowWrites, timeoutMs = 30_000, bodyLimit = 5_000_000 } = this.#options;
    const signal = this.#signal;
    if (!allowWrites && (request.effect === "creates" || request.effect === "deletes")) {
      throw new NotReachable(
        `${request.operation} ${request.effect} something, and the target file does not say allowWrites: true`,
      );
    }
    if (this.#failures >= BREAKER) {
      throw new NotReachable(`the target failed ${BREAKER} times in a row, so nothing more was sent`);
    }
    const answered = await this.pace.take(signal);
    const started = performance.now();
    this.#sent++;
    try {
      const limit = AbortSignal.timeout(timeoutMs);
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const bytes = await readAll(response, bodyLimit);
      const answer: Received = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        bytes,
        body: readBody(bytes),
      };
      this.#failures = answer.status >= 500 ? this.#failures + 1 : 0;
      const exchange = { request, answer, durationMs: performance.now() - started };
      for (const observer of this.#observers) await observer(exchange);
      return exchange;
    } catch (error) {
      signal?.throwIfAborted();
      this.#failures++;
      throw noAnswer(request, error, timeoutMs);
    } finally {
      answered();
    }
  }
}

async function readAll(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop cancels the stream, so no more is read or unpacked.
    if (size > limit) throw new NoAnswer(`the answer is larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function retryAfter({ headers }: Received): number {
  const value = headers["retry-after"] ?? "";
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return (Number.isFinite(seconds) ? Math.max(seconds, 1) : 10) * 1000;
}

function noAnswer(request: WireRequest, error: unknown, timeoutMs: number): NoAnswer {
  const where = `${request.method} ${new URL(request.url).origin}`;
  if (error instanceof NoAnswer) return new NoAnswer(`${where}: ${error.message}`, { cause: error });
  if ((error as Error).name === "TimeoutError") {
    return new NoAnswer(`${where}: no answer within ${timeoutMs / 1000} s`, { cause: error });
  }
  const cause = (error as Error & { cause?: { code?: string; message?: string } }).cause;
  const why = cause?.code ?? cause?.message ?? (error as Error).message;
  return new NoAnswer(`${where}: ${why}`, { cause: error });
}
