import { NoAnswer, NotReachable } from "../exchange/errors.ts";
import { isWrite, type Exchange, type WireRequest } from "../exchange/exchange.ts";
import { noJournal, type Journal, type WriteGuard } from "../exchange/journal.ts";
import { inItsPlace } from "./no-answer.ts";
import type { Outage } from "./outage.ts";
import { Pace } from "./pace.ts";
import {
  BREAKER,
  Doubts,
  Gateways,
  givenUp,
  LAST_TRIES,
  MOST_ATTEMPTS,
  NOTES,
  Silences,
} from "./retries.ts";
import type { Target } from "./target.ts";
import { Throttle } from "./throttle.ts";
import { isTimeout, mayBeGateways } from "./whose.ts";
import { Wire, type WireOptions } from "./wire.ts";

/** What a target allows, and what its run says beyond that. */
export interface TransportOptions
  extends Pick<Target, "allowWrites" | "requestsPerMinute">, WireOptions {
  /** Whether a 429 is waited out and the request sent again; default: true. */
  readonly obeys429?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Where writes are recorded before they are sent; nowhere by default. */
  readonly journal?: Journal | undefined;
  /** Exchanges under way at once; any number by default. */
  readonly concurrency?: number | undefined;
  /** How long a place of the pace stays taken, in milliseconds; for tests that have no minute to wait. */
  readonly windowMs?: number | undefined;
}

export type Observer = (exchange: Exchange) => void | Promise<void>;

/**
 * The one gate through which every request to a target goes.
 * It keeps the pace, refuses writes where the target allows none, bounds time and size,
 * never follows a redirect, and sends once more what is worth it: see retries.ts.
 */
export class Transport {
  readonly pace: Pace;
  readonly journal: Journal;
  readonly allowWrites: boolean;
  readonly #throttle: Throttle;
  readonly #wire: Wire;
  readonly #notes = new Set<string>();
  /** Requests sent so far, retries included. */
  requests = 0;
  #failures = 0;
  #silences = new Silences();
  /** What gateways have answered in the installation's place. */
  readonly gateways = new Gateways();
  readonly #doubts = new Doubts();
  #isLast = false;
  /** Whether anything had no answer, and not for want of time, since requests were let through again. */
  isInterrupted = false;
  /** What tells the installation's own answers from what is before it; set by the session that sends. */
  reader: Pick<Outage, "isOwn" | "isStrange" | "settled" | "silent" | "stays"> | undefined;
  #signal: AbortSignal | undefined;
  readonly #options: TransportOptions;
  readonly #observers: Observer[] = [];
  /** Is shown every write before it is sent; set by what keeps track of them. */
  guard: WriteGuard | undefined;

  constructor(options: TransportOptions) {
    [this.#options, this.#signal] = [options, options.signal];
    this.allowWrites = options.allowWrites;
    this.journal = options.journal ?? noJournal;
    this.pace = new Pace(options.requestsPerMinute, options.windowMs, options.concurrency);
    this.#throttle = new Throttle(this.pace);
    this.#wire = new Wire(options, (text) => this.note(text));
  }

  /** Shows every exchange from now on to `observer`, before its sender sees it. */
  observe(observer: Observer): void {
    this.#observers.push(observer);
  }

  /** Gives what is left to do little time: what interrupts a run may soon end it. */
  hurry(): void {
    this.#wire.hurry();
  }

  /** Lets requests through again after the run was aborted and the breaker has opened: what is left to do is to clean up. */
  reopen(): void {
    this.#signal = undefined;
    this.#isLast = true;
    this.isInterrupted = false;
    this.#failures = Math.min(this.#failures, BREAKER - LAST_TRIES);
    this.#throttle.reopen();
    this.forgetSilences();
  }

  /** What was not answered may be by now. */
  forgetSilences(): void {
    this.#silences = new Silences();
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  /** What a reader of the report should know of the way to the target. */
  get notes(): readonly string[] {
    return [...this.#throttle.notes, ...this.#notes];
  }

  /** For a reader, all that would be left if the run ended now. */
  get mayBeLeft(): readonly string[] {
    return this.guard?.mayBeLeft() ?? [];
  }

  /** The same of what was removed, as far as that was confirmed. */
  get removed(): readonly string[] {
    return this.guard?.removed?.() ?? [];
  }

  /**
   * Sends one request and reads the answer whole.
   * @throws NotReachable if it would write where that is not allowed, or the answer is larger than is read.
   * @throws NoAnswer if none came within the limits, or in the place of one to a write a gateway's, or one that is to come again before it counts.
   * @throws TargetError if the target answers 429 for longer than this run waits, to this request and every later one.
   */
  async send(request: WireRequest): Promise<Exchange> {
    if (isWrite(request)) {
      const { operation, effect } = request;
      const why = `${operation} ${effect} something, and the target file does not say allowWrites: true`;
      if (!this.allowWrites) throw new NotReachable(why, { code: "not-allowed" });
      await this.guard?.prepare(request);
    }
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      const exchange = await this.#once(request);
      if (this.isGateways(exchange)) {
        if (this.gateways.mayPass(exchange, attempt)) {
          await this.#putOff(exchange);
          continue;
        }
        if (attempt < MOST_ATTEMPTS && (await this.reader?.stays(exchange))) continue;
      }
      const isNotOwn = this.reader?.isOwn(exchange) === false;
      if (this.#isLast && isNotOwn && this.gateways.isLimit(exchange, attempt, this.#failures)) {
        this.pace.easeOff(this.gateways.pause(exchange, this.#failures));
        continue;
      }
      if (this.#doubts.has(exchange)) {
        await this.reader?.stays(exchange);
        request = await this.#redo(inItsPlace(exchange, "doubted"));
        continue;
      }
      if (exchange.answer.status !== 429 || this.#options.obeys429 === false) return exchange;
      waited += this.#throttle.refused(exchange, attempt, waited);
    }
  }

  async #once(request: WireRequest, isAgain = false): Promise<Exchange> {
    this.#signal?.throwIfAborted();
    if (this.#isLast && this.#failures >= BREAKER) throw givenUp(this.#wire.isHurried);
    this.#silences.hold(request);
    const guard = isWrite(request) ? this.guard : undefined;
    if (isWrite(request)) await this.reader?.settled();
    const leave = await this.#throttle.enter(request, this.#signal);
    const answered = await this.pace.take(this.#signal).catch((error: unknown) => {
      leave();
      throw error;
    });
    let came: Exchange | NoAnswer;
    try {
      await guard?.sending(request);
      this.requests++;
      // A write is not cut off when the run is aborted: the run has to learn what it has created.
      const signal = isWrite(request) ? undefined : this.#signal;
      came = await this.#wire.send(request, signal, isAgain);
      if (came instanceof NoAnswer && came.how === "lost") this.pace.goSingly();
    } catch (error) {
      guard?.lost(request);
      throw error;
    } finally {
      answered();
      leave();
    }
    if (came instanceof NoAnswer) return this.#once(await this.#unanswered(came, isAgain), true);
    if (!this.isGateways(came)) this.#silences.came(request);
    if (this.#doubts.came(came, this.reader?.isStrange(came) === true)) {
      this.note(NOTES.doubted);
    }
    this.#failures = came.answer.status >= 500 ? this.#failures + 1 : 0;
    if (!this.#isLast) this.gateways.came(came, this.isGateways(came));
    // Before an observer ends the run.
    if (this.isInItsPlace(came)) guard?.lost(request, isTimeout(came));
    for (const observer of this.#observers) await observer(came);
    return came;
  }

  /** What to send again where no answer came. @throws what is given where nothing is */
  async #unanswered(none: NoAnswer, isAgain: boolean): Promise<WireRequest> {
    const request = none.request!;
    const isWorthIt = none.how === "lost" && !isAgain;
    // A server may close a connection just as it is used again.
    if (isWorthIt && !isWrite(request) && this.#failures < LAST_TRIES) {
      this.note(NOTES.lost);
      return request;
    }
    this.#failures += this.#wire.isHurried && none.how === "late" ? BREAKER : 1;
    this.isInterrupted ||= none.how !== "late";
    this.#silences.lost(none);
    if (isWrite(request)) this.guard?.lost(request, none.how === "late", none.status);
    await this.reader?.silent(none);
    if (!isWorthIt || !isWrite(request)) throw none;
    return this.#redo(none);
  }

  /** What to send in place of a request without an answer that counts. @throws that for a write of which no list tells what became of it */
  async #redo(none: NoAnswer): Promise<WireRequest> {
    const request = none.request!;
    if (!isWrite(request)) return request;
    const next = this.#isLast ? undefined : await this.guard?.redo?.(request);
    if (next) return next;
    throw none;
  }

  /** Whether a gateway has answered, and not the installation. */
  isGateways(exchange: Exchange): boolean {
    return !this.#isLast && mayBeGateways(exchange) && this.reader?.isOwn(exchange) === false;
  }

  /** Whether an answer says nothing of the installation: a gateway's, or one that is to be asked for again. */
  isInItsPlace(exchange: Exchange): boolean {
    return this.isGateways(exchange) || this.#doubts.has(exchange);
  }

  /** Sends nothing until a gateway may pass the request on. @throws NoAnswer for a write that it may have passed on. */
  async #putOff(exchange: Exchange): Promise<void> {
    const { request, answer } = exchange;
    this.pace.easeOff(this.gateways.pause(exchange), this.gateways.inARow);
    if (!isWrite(request)) return this.note(NOTES.byGateway(answer.status));
    // What is tried again finds the installation there, or nothing is.
    await this.reader?.stays(exchange);
    throw this.#silences.lost(inItsPlace(exchange, "by a gateway"));
  }
}
