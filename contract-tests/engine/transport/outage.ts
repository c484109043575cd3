import { AsyncLocalStorage } from "node:async_hooks";
import { NotReachable, TargetError, type NoAnswer } from "../exchange/errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { sleep } from "./pace.ts";
import { retryAfter } from "./throttle.ts";
import { doubtOf } from "./preflight.ts";
import { isDoor, isOfApi, isStrange } from "./whose.ts";
import type { Suspect } from "./no-answer.ts";

/** After so many like, undocumented answers in a row, the run checks whether this is still the API. */
const ALIKE = 5;

/** The same after so many failures in a row (no answer, or a 5xx), even if unlike. */
const FAILURES = 8;

/** The longest `Retry-After` of an installation that is down which is waited for, in ms. */
const LONGEST_DOWN = 60_000;

/** Pauses in which an installation may start again, in ms. */
export const RESTART = [500, 2000];

/**
 * Tells an installation that no longer answers from one that answers something wrongly: an outage
 * is one answer to everything, also to the questions of the preflight.
 */
export class Outage {
  /** When it began, in milliseconds of the monotonic clock: what was found after that does not count. */
  since: number | undefined;
  readonly #suspect: Suspect;
  readonly #askAgain: () => Promise<void>;
  readonly #pauses: readonly number[];
  /** How long the last failure has asked to wait, in milliseconds. */
  #asksToWait = 0;
  #last: string | undefined;
  #alike = 0;
  #failures = 0;
  #first = 0;
  #lastAt = 0;
  #isEnded = false;
  /** The question that is being asked, and whether what is sent is a part of it. */
  #asking: Promise<void> | undefined;
  readonly #isQuestion = new AsyncLocalStorage<true>();
  /** Whether the API has answered anything. */
  hasAnswered = false;
  /** When what the API has answered last was sent. */
  #answeredTo = 0;
  /** Answers after which the target proved to be still the API. */
  readonly #harmless = new Set<string>();

  /** `askAgain` throws a TargetError if what answers is not the API; it is asked again after each of some pauses, in ms. */
  constructor(suspect: Suspect, askAgain: () => Promise<void>, pauses: readonly number[] = []) {
    [this.#suspect, this.#askAgain, this.#pauses] = [suspect, askAgain, pauses];
  }

  /** Ends the watch: a run that cleans up tells each failure as what is left. */
  end(): void {
    this.#isEnded = true;
  }

  get #isAsking(): boolean {
    return this.#isEnded || this.#asking !== undefined || this.#isQuestioned;
  }

  /** Whether only the API answers so. */
  isOwn(exchange: Exchange): boolean {
    return isOfApi(this.#suspect.api, exchange);
  }

  /** Whether an answer is none of the API's, though it has answered before. */
  isStrange(exchange: Exchange): boolean {
    return !this.#isQuestioned && this.hasAnswered && isStrange(this.#suspect.api, exchange);
  }

  /** Whether what asks if the API answers still is answered by something else, or what cleans up by a page. */
  isNotIt(exchange: Exchange): boolean {
    const isPage = this.#isEnded && exchange.answer.body.problem !== undefined;
    return (this.#isQuestioned || isPage) && isStrange(this.#suspect.api, exchange);
  }

  get #isQuestioned(): boolean {
    return this.#isQuestion.getStore() === true;
  }

  /** Call it with every answer. @throws TargetError once an outage is certain. */
  async answered(exchange: Exchange): Promise<void> {
    const isOwn = this.isOwn(exchange);
    if (isOwn) {
      this.hasAnswered = true;
      this.#answeredTo = Math.max(this.#answeredTo, exchange.startedAt);
    }
    const { status, headers } = exchange.answer;
    const asksToWait = status >= 500 && headers["retry-after"] !== undefined;
    if (asksToWait) this.#asksToWait = retryAfter(exchange);
    if (!isOwn && isDoor(exchange) && !this.#isAsking) await this.#metDoor(exchange);
    if (!isOwn) await this.#met(formOf(exchange), status >= 500);
    // What was asked before it began may be answered after that.
    else if (exchange.startedAt >= this.#lastAt) this.#alike = this.#failures = 0;
  }

  /** @throws TargetError for what asks for credentials of its own; NotReachable if it does so for that request alone */
  async #metDoor(exchange: Exchange): Promise<void> {
    const since = performance.now();
    const why = doubtOf(this.#suspect, exchange);
    if (this.hasAnswered && (await this.stays(exchange).catch(() => false))) {
      throw new NotReachable(`this request does not get through: ${why}`, { code: "unchecked" });
    }
    this.since ??= since;
    throw new TargetError(`target "${this.#suspect.target.name}": ${why}`);
  }

  /**
   * Call it with an answer that may be one to everything; resolves to whether the API has answered
   * something that was sent later. @throws TargetError if it does not.
   */
  async stays(exchange: Exchange, to = ""): Promise<boolean> {
    const isOver = this.#isEnded || this.since !== undefined;
    if (isOver || !this.hasAnswered || this.#isQuestioned) return false;
    // An answer that only the API gives may be its answer to everything by now.
    const isOwn = this.isOwn(exchange);
    const cameAt = exchange.startedAt + exchange.durationMs;
    if (!isOwn && this.#answeredTo > cameAt) return true;
    const answer = to + formOf(exchange);
    if (this.#harmless.has(answer) && !this.#asking) return false;
    await this.#asked(answer);
    return true;
  }

  /** Call it for every request without an answer. @throws TargetError once an outage is certain. */
  async silent(error: NoAnswer): Promise<void> {
    await this.#met(error.message.slice(error.message.indexOf(": ")), true);
  }

  async #met(answer: string, isFailure: boolean): Promise<void> {
    if (this.#isAsking || this.since !== undefined) return;
    this.#begin();
    this.#lastAt = Date.now();
    this.#alike = answer === this.#last ? this.#alike + 1 : 1;
    this.#last = answer;
    this.#failures = isFailure ? this.#failures + 1 : 0;
    const isSuspect = this.#alike >= ALIKE && !this.#harmless.has(answer);
    if (isSuspect || this.#failures >= FAILURES) await this.#asked(answer);
  }

  /** Records when a possible outage began. */
  #begin(): void {
    if (this.#alike + this.#failures === 0) this.#first = performance.now();
  }

  async #ask(answer: string): Promise<void> {
    this.#begin();
    try {
      await this.#isQuestion.run(true, () => this.#askAtLast());
      this.#harmless.add(answer);
      this.#alike = this.#failures = 0;
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      this.since = this.#first;
      if (!this.hasAnswered) throw error;
      const message = `${error.message}; it did answer before, and what came after that does not count`;
      throw new TargetError(message, { cause: error });
    }
  }

  /** Waits for what is being asked, so that nothing is written into an outage. @throws TargetError if it is one */
  async settled(): Promise<void> {
    if (!this.#isEnded) await this.#asking;
  }

  #asked(answer: string): Promise<void> {
    return (this.#asking ??= this.#ask(answer).finally(() => (this.#asking = undefined)));
  }

  /** Asks until the API answers, or the last pause is over: what has answered before may only start again. */
  async #askAtLast(): Promise<void> {
    const pauses = this.hasAnswered ? [...this.#pauses] : [];
    const rest = this.#asksToWait - pauses.reduce((sum, pause) => sum + pause, 0);
    if (pauses.length > 0 && rest > 0 && this.#asksToWait <= LONGEST_DOWN) pauses.push(rest);
    for (const pause of pauses) {
      try {
        return await this.#askAgain();
      } catch (error) {
        if (!(error instanceof TargetError)) throw error;
        await sleep(pause, undefined);
      }
    }
    return this.#askAgain();
  }
}

/** What answers that are the same one have in common. */
export function formOf({ answer: { status, body } }: Exchange): string {
  return `${status} ${body.text.slice(0, 1000)}`;
}
