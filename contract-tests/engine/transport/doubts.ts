import type { NoAnswer } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";

export type Observer = (exchange: Exchange) => void | Promise<void>;

/** What tells an installation's own answers from what is before it. */
export interface Reader {
  /** Whether only the installation itself answers so. */
  isOwn(exchange: Exchange): boolean;
  /** Whether an answer is none of the API's, though the API has answered before. */
  isStrange(exchange: Exchange): boolean;
  /** Called before each write; resolves once it is not in doubt whether the installation still answers. */
  settled(): Promise<void>;
  /** Called for each request without an answer. */
  silent(error: NoAnswer): Promise<void>;
  /** Called with an answer that may come from elsewhere; resolves to whether the installation has answered since. */
  stays(exchange: Exchange): Promise<boolean>;
}

/** How many answers of a run are doubted: an installation that answers so now and then does so itself. */
const MOST = 30;

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
