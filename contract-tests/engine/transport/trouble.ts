import { NoAnswer, NotReachable } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import { retryAfter } from "./throttle.ts";

/** The time limit of an exchange where nothing else is said, in seconds. */
export const TIMEOUT = 30;

/** Failures in a row (no answer, or a 5xx) after which the run gives up what is left to do. */
export const BREAKER = 8;

/** The same, where the target was failing before. */
export const LAST_TRIES = 3;

export function isWrite({ effect }: WireRequest): boolean {
  return effect === "creates" || effect === "deletes";
}

export function notAllowed({ operation, effect }: WireRequest): NotReachable {
  const why = `${operation} ${effect} something, and the target file does not say allowWrites: true`;
  return new NotReachable(why, { code: "not-allowed" });
}

/** What an error of the system or of Node's HTTP client says of itself. */
interface Failure extends Error {
  readonly code?: string;
  readonly syscall?: string;
  /** What a connection was sought to, as far as it says. */
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  /** What its answer began with. */
  readonly status?: number | undefined;
}

/** The proxy of the environment that has failed in place of the installation, after a blank; nothing where none has. */
function proxyIn({ code, address, port, hostname }: Failure, url: URL): string {
  const own = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (code === "ERR_PROXY_TUNNEL") return " at the proxy";
  if (port !== undefined && port !== own) return ` at the proxy ${address}:${port}`;
  const isOther = hostname !== undefined && hostname !== url.hostname;
  return isOther ? ` at the proxy ${hostname}` : "";
}

/** How an answer may have been lost; undefined if the request failed otherwise. */
function lossOf({ code, syscall, message }: Failure): string | undefined {
  // Headers that are larger than is read were not lost: they come again.
  const isParsers = /^HPE_(?!HEADER_OVERFLOW)/.test(String(code));
  if (isParsers || message === "aborted") return "what came is not a whole HTTP answer";
  if (code === "ECONNRESET" && syscall !== undefined) return "the connection was reset";
  return code === "ECONNRESET" || code === "EPIPE" ? "the connection was closed" : undefined;
}

/** Whether an answer may have been lost: a connection was closed while a request was on it, or what came is not HTTP. */
export function isLost(error: unknown): boolean {
  return lossOf(error as Failure) !== undefined;
}

const NO_CONNECTION = /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether nothing was sent, since there was no connection to send it on. */
export function isUnsent(error: unknown): boolean {
  return NO_CONNECTION.test(String((error as Failure).code));
}

/** A write that a gateway has answered, and perhaps passed on. */
export function gatewaysAnswer({ request, answer }: Exchange): NoAnswer {
  const { method, url, operation } = request;
  const why = `${method} ${new URL(url).origin}: a gateway answered ${answer.status} in its place`;
  return new NoAnswer(why, { operation, isWrite: true, byGateway: kindOf(request) });
}

/** What a reader of the report should know of answers that did not come again. */
export const PASSED =
  "Some answers were none that the API gives, and did not come again: what met them was sent once more.";

/** A write that was answered by none of the API's answers: what asked for it is to do so again. */
export function doubtful({ request, answer }: Exchange): NoAnswer {
  const { method, url, operation } = request;
  const why = `${method} ${new URL(url).origin}: ${answer.status} with what is none of the API's answers`;
  return new NoAnswer(why, { operation, isWrite: true, isDoubted: true });
}

export function noAnswer(request: WireRequest, error: Failure, timeout = TIMEOUT): NoAnswer {
  const { method, operation } = request;
  const url = new URL(request.url);
  const isLate = error.name === "TimeoutError";
  const why = isLate
    ? `no answer within ${timeout} s`
    : (lossOf(error) ?? error.code ?? error.message) + proxyIn(error, url);
  const kind = {
    operation,
    isWrite: isWrite(request),
    isLost: isLost(error),
    isUnsent: isUnsent(error),
    isLate,
    status: error.status,
  };
  return new NoAnswer(`${method} ${url.origin}: ${why}`, { cause: error, ...kind });
}

/** Requests of a kind in a row without an answer, after which no more of that kind are sent. */
const MOST_SILENT = 4;

/** Kinds of requests without an answer: the same operation, at the same address, by the same method. */
export class Silences {
  readonly #byKind = new Map<string, readonly NoAnswer[]>();

  /** @throws NoAnswer if such requests are not answered. */
  hold(request: WireRequest): void {
    const silent = this.#byKind.get(kindOf(request)) ?? [];
    if (silent.length >= MOST_SILENT) throw silent[0];
  }

  /** Records that an answer has come. */
  came(request: WireRequest): void {
    this.#byKind.delete(kindOf(request));
  }

  /** Records that none has, and gives back why. */
  lost(request: WireRequest, silence: NoAnswer): NoAnswer {
    const kind = kindOf(request);
    this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), silence]);
    return silence;
  }
}

export const kindOf = ({ method, operation, url }: WireRequest) =>
  `${method} ${operation} ${url.replace(/\?.*/, "")}`;

/** Statuses of a gateway or Cloudflare that cannot reach the installation, and of a proxy whose connection was idle. */
const GATEWAY: ReadonlySet<number> = new Set([408, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Whether such an answer may be a gateway's own: by its status, or since it is a challenge for browsers. */
export function mayBeGateways({ answer: { status, headers } }: Exchange): boolean {
  return GATEWAY.has(status) || headers["cf-mitigated"] === "challenge";
}

/** Whether a page for people refuses a request, as what is before an installation does. */
export function isRefusedByPage({ answer: { status, body } }: Exchange): boolean {
  const isRefusal = (status >= 400 && status < 500) || status === 501;
  return isRefusal && body.problem !== undefined && body.surplus === undefined;
}

/** Statuses with which what is before an installation lets no request of a kind through. */
const BARRED: ReadonlySet<number> = new Set([403, 405, 501]);

/** Whether a gateway has waited for an installation in vain: that may still carry out what it was asked for. */
export function isTimeout({ answer: { status, body } }: Exchange): boolean {
  return status === 504 || status === 524 || IN_VAIN.test(body.text);
}

/** The same in words, whatever the status. */
const IN_VAIN =
  /\btime[ds]?[- ]?out\b|\bin time\b|\b(did not|didn't|no) (answer|response|respond|reply)\b/i;

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
  isOfInstallation(kind: string): boolean {
    return this.#passed.has(kind) && this.#met.size <= 1 && !this.#late.has(kind);
  }

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

  /** How long to wait before a request is sent again, in milliseconds. */
  pause(exchange: Exchange): number {
    if (exchange.answer.headers["retry-after"] !== undefined) return retryAfter(exchange);
    return Math.min(500 * 2 ** (this.inARow - 1), 2000);
  }
}
