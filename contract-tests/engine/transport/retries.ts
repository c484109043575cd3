import { NothingSent, type NoAnswer } from "../exchange/errors.ts";
import { isWrite, kindOf, type Exchange, type WireRequest } from "../exchange/exchange.ts";
import { retryAfter } from "./throttle.ts";
import { isRefusedByPage, isTimeout } from "./whose.ts";

// What is sent once more, by what came of it:
//
// - Nothing heard it, since no connection is accepted, though one was before: every PAUSE, for as long as STARTING.
// - The answer was lost on the way: what reads, once, on a connection of its own; a write, once, where a list tells what
//   became of it: itself, or its like if it was carried out.
// - A gateway answered: what reads, GATEWAY_ATTEMPTS times in all, less and less often; a write is for what needs it to ask
//   for again. Where the gateway asks to wait too long, or is there still, up to MOST_ATTEMPTS if the installation has
//   answered something since.
// - The answer is none that the API gives, as of an installation that is just being changed: once; a write as above, and
//   MOST_ALIKE times of a kind.
// - A gateway answered 503 while the run cleans up, as for a limit: MOST_ATTEMPTS times, less and less often.
// - A 429: once it is over; see throttle.ts.
//
// A kind of request that had no answer MOST_SILENT times, each asked for after the one before, is sent no more; while a run cleans up, nothing is after
// BREAKER failures in a row. Whether an installation is down as a whole, outage.ts finds out.
//
// Above the transport, `Session.isToRepeat` says which of its own answers an API wants asked for again, ../again.ts does the
// work of a variant or a rule again that had no answer, and ../excuses.ts asks in the end whether a spell of failures is over.

/** What the report says of it. */
export const NOTES = {
  unsent: "Connections were refused for a while; what was to be sent then was sent after it.",
  lost: "Answers were lost on the way; what only reads was sent again.",
  byGateway: (status: number) => `A gateway answered ${status}; what only reads was sent again.`,
  doubted:
    "Some answers were none that the API gives, and did not come again: what met them was sent once more.",
};

/** How long an installation may take to start again, and between two tries to connect, in milliseconds. */
export const [STARTING, PAUSE] = [8000, 250];

/** Failures in a row (no answer, or a 5xx) after which the run gives up what is left to do; and the same where it was failing before. */
export const [BREAKER, LAST_TRIES] = [8, 3];

/** Why nothing more is sent then; of a run that has to end, one request that is not answered in time is enough. */
export function givenUp(isHurried: boolean): NothingSent {
  const when = isHurried ? "when the run had to end" : `${BREAKER} times in a row`;
  const why = `the target failed ${when}, so nothing more was sent`;
  return new NothingSent(why, { code: "unchecked" });
}

/** Requests of a kind in a row without an answer, after which no more of that kind are sent: of several at once, one counts. */
const MOST_SILENT = 4;

/** Kinds of requests without an answer: the same operation, at the same address, by the same method. */
export class Silences {
  readonly #byKind = new Map<string, readonly NoAnswer[]>();
  /** How many such requests had no answer when each was sent. */
  readonly #before = new WeakMap<WireRequest, number>();

  /** @throws NoAnswer if such requests are not answered. */
  hold(request: WireRequest): void {
    const silent = this.#of(request);
    if (silent.length >= MOST_SILENT) throw silent[0];
    this.#before.set(request, silent.length);
  }

  /** Records that an answer has come. */
  came(request: WireRequest): void {
    this.#byKind.delete(kindOf(request));
  }

  /** Records that none has, and gives back why. */
  lost(silence: NoAnswer): NoAnswer {
    const request = silence.request!;
    const silent = this.#of(request);
    // An outage meets all that is under way; but each that waits in vain takes its time.
    const isNew = silence.how === "late" || this.#before.get(request) === silent.length;
    if (isNew) this.#byKind.set(kindOf(request), [...silent, silence]);
    return silence;
  }

  #of(request: WireRequest): readonly NoAnswer[] {
    return this.#byKind.get(kindOf(request)) ?? [];
  }
}

/** Statuses with which what is before an installation lets no request of a kind through. */
const BARRED: ReadonlySet<number> = new Set([403, 405, 406, 501]);

/** How often a request is sent to a gateway at least, before its answer counts as the installation's. */
const GATEWAY_ATTEMPTS = 3;

/** The same at most, where the installation has answered others since: then it is one that failed each time. */
export const MOST_ATTEMPTS = 6;

/** The longest that is waited for a gateway, in milliseconds: longer is an outage. */
const LONGEST_PUT_OFF = 15_000;

/** Answers in a row after which a gateway that has never let anything through is not waited for. */
const NEVER_PASSES = 5;

/** The answers that gateways give in place of an installation. */
export class Gateways {
  /** How many have come in a row. */
  inARow = 0;
  /** The kinds of requests that have had any other answer. */
  readonly #passed = new Set<string>();
  /** The operations that they have answered. */
  readonly #met = new Set<string>();
  /** The kinds of requests for which they have waited in vain: how long is too long, no page says. */
  readonly #late = new Set<string>();

  /** Records who has answered a request. */
  came(exchange: Exchange, isGateways: boolean): void {
    const { request } = exchange;
    this.inARow = isGateways ? this.inARow + 1 : 0;
    if (isGateways) this.#met.add(request.operation);
    else if (!isRefusedByPage(exchange)) this.#passed.add(kindOf(request));
    if (isGateways && isTimeout(exchange)) this.#late.add(kindOf(request));
  }

  /** Whether the installation may be why one answers: it has answered others of such a kind, and gateways no other operation. */
  readonly isOfInstallation = (kind: string): boolean =>
    this.#passed.has(kind) && this.#met.size <= 1 && !this.#late.has(kind);

  /** Whether an answer is a page that bars a kind of request, of which none has passed. */
  bars(exchange: Exchange): boolean {
    const isBarred = isRefusedByPage(exchange) && BARRED.has(exchange.answer.status);
    return isBarred && !this.#passed.has(kindOf(exchange.request));
  }

  /** Whether a request that a gateway has answered is worth another attempt. */
  mayPass(exchange: Exchange, attempt: number): boolean {
    const isHopeless = this.#passed.size === 0 && this.inARow >= NEVER_PASSES;
    // The run has to find out the result of a write, however little hope there is.
    if (attempt >= GATEWAY_ATTEMPTS || (isHopeless && !isWrite(exchange.request))) return false;
    return this.pause(exchange) <= LONGEST_PUT_OFF;
  }

  /** Whether a limit may refuse what is left to do, by a status in place of 429. A removal may be repeated. */
  isLimit(exchange: Exchange, attempt: number, failures: number): boolean {
    const isWorthIt = attempt < MOST_ATTEMPTS && failures < BREAKER;
    return isWorthIt && exchange.answer.status === 503 && this.pause(exchange) <= LONGEST_PUT_OFF;
  }

  /** How long to wait before a request is sent again, in milliseconds: longer after each in a row. */
  pause(exchange: Exchange, inARow = this.inARow): number {
    if (exchange.answer.headers["retry-after"] !== undefined) return retryAfter(exchange);
    return Math.min(500 * 2 ** (inARow - 1), 2000);
  }
}

/** How many answers of a run are doubted: an installation that answers so now and then does so itself. */
const MOST = 30;

/** The same of one form, to writes of a kind: others of it that are answered otherwise in between may ask for other things. */
const MOST_ALIKE = 3;

/**
 * Answers that are none of the API's. What is before an installation gives such answers for a while, and so does
 * one that is just being changed: each counts only if it comes again.
 */
export class Doubts {
  /** What has been answered so, and was not sent again yet; and when, in milliseconds since 1970. */
  readonly #open = new Map<string, { readonly at: number; readonly request: WireRequest }>();
  /** Forms of answers that have come again. */
  readonly #lasting = new Set<string>();
  readonly #doubted = new WeakSet<Exchange>();
  /** How many answers of a form to writes of a kind were doubted. */
  readonly #writes = new Map<string, number>();
  #left = MOST;

  /** Whether an answer does not count yet, since it is to be asked for again. */
  has(exchange: Exchange): boolean {
    return this.#doubted.has(exchange);
  }

  /** Call it with every answer; resolves a doubt, or begins one. True if the request was answered otherwise before. */
  came(exchange: Exchange, isStrange: boolean): boolean {
    const request = requestKey(exchange.request);
    // What was under way already does not come again.
    const { at = Infinity, request: first } = this.#open.get(request) ?? {};
    const isAgain = exchange.startedAt >= at;
    if (isAgain) this.#open.delete(request);
    const form = formOf(exchange);
    if (isAgain && isStrange) this.#lasting.add(form);
    if (!isStrange || isAgain || this.#lasting.has(form) || this.#left === 0) {
      return isAgain && !isStrange && isOfSame(exchange.request, first);
    }
    const times = (this.#writes.get(request + form) ?? 0) + Number(isWrite(exchange.request));
    if (times > MOST_ALIKE) return false;
    this.#writes.set(request + form, times);
    this.#left--;
    this.#open.set(request, { at: Date.now(), request: exchange.request });
    this.#doubted.add(exchange);
    return false;
  }
}

/** What is the same when it is asked for again; a write is, whatever it is to make. */
function requestKey({ method, url, headers, body = "", effect, operation }: WireRequest): string {
  if (effect === "creates" || effect === "deletes") return `${method} ${operation}`;
  return [method, url, headers["authorization"], body].join(" ");
}

/** Whether the answer to one tells of the other: that one thing may be deleted says nothing of another. */
function isOfSame(one: WireRequest, first: WireRequest | undefined): boolean {
  return one.effect !== "deletes" || (one.url === first?.url && one.body === first.body);
}

/** What answers of one cause have in common: their texts may differ. */
function formOf({ request, answer: { status, body } }: Exchange): string {
  const { json, problem = "" } = body;
  const names = typeof json === "object" && json !== null ? Object.keys(json).toSorted() : [];
  return [request.operation, status, problem && "not JSON", ...names].join(" ");
}
