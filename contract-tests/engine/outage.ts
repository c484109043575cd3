import { TargetError, type NoAnswer } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { doubtOf, isDoor, isOfApi, type Suspect } from "./preflight.ts";

/** After so many like, undocumented answers in a row, the run checks whether this is still the API. */
const ALIKE = 5;

/** The same after so many failures in a row (no answer, or a 5xx), even if unlike. */
const FAILURES = 8;

/**
 * Tells an installation that no longer answers from one that answers something wrongly: an outage
 * is one answer to everything, also to the questions of the preflight.
 */
export class Outage {
  /** When it began, in milliseconds of the monotonic clock: what was found after that does not count. */
  since: number | undefined;
  readonly #suspect: Suspect;
  readonly #askAgain: () => Promise<void>;
  #last: string | undefined;
  #alike = 0;
  #failures = 0;
  #first = 0;
  #lastAt = 0;
  #isAsking = false;
  #hasAnswered = false;
  /** Answers after which the target proved to be still the API. */
  readonly #harmless = new Set<string>();

  /** `askAgain` throws a TargetError if what answers is not the API. */
  constructor(suspect: Suspect, askAgain: () => Promise<void>) {
    this.#suspect = suspect;
    this.#askAgain = askAgain;
  }

  /** Ends the watch: a run that cleans up tells each failure as what is left. */
  end(): void {
    this.#isAsking = true;
  }

  /** Call it with every answer. @throws TargetError once an outage is certain. */
  async answered(exchange: Exchange): Promise<void> {
    const isOwn = isOfApi(this.#suspect.api, exchange);
    this.#hasAnswered ||= isOwn;
    if (!isOwn && isDoor(exchange) && !this.#isAsking) {
      this.since ??= performance.now();
      const { name } = this.#suspect.target;
      throw new TargetError(`target "${name}": ${doubtOf(this.#suspect, exchange)}`);
    }
    if (!isOwn) await this.#met(formOf(exchange), exchange.answer.status >= 500);
    // What was asked before it began may be answered after that.
    else if (exchange.startedAt >= this.#lastAt) this.#alike = this.#failures = 0;
  }

  /** Call it with an answer that may be one to everything; resolves to whether the API has answered since. @throws TargetError if it does not. */
  async stays(exchange: Exchange, to = ""): Promise<boolean> {
    const answer = to + formOf(exchange);
    const isOver = this.#isAsking || this.since !== undefined;
    if (isOver || !this.#hasAnswered || this.#harmless.has(answer)) return false;
    await this.#ask(answer);
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
    if (isSuspect || this.#failures >= FAILURES) await this.#ask(answer);
  }

  /** Records when a possible outage began. */
  #begin(): void {
    if (this.#alike + this.#failures === 0) this.#first = performance.now();
  }

  async #ask(answer: string): Promise<void> {
    this.#begin();
    this.#isAsking = true;
    try {
      await this.#askAgain();
      this.#harmless.add(answer);
      this.#alike = this.#failures = 0;
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      this.since = this.#first;
      if (!this.#hasAnswered) throw error;
      const message = `${error.message}; it did answer before, and what came after that does not count`;
      throw new TargetError(message, { cause: error });
    } finally {
      this.#isAsking = false;
    }
  }
}

function formOf({ answer: { status, body } }: Exchange): string {
  return `${status} ${body.text.slice(0, 1000)}`;
}
