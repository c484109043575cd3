import { TargetError } from "../exchange/errors.ts";
import { clockOf, type Exchange, type WireRequest } from "../exchange/exchange.ts";
import { Slots } from "../exchange/slots.ts";
import { sleep, type Pace } from "./pace.ts";

/** How often a request is sent before a 429 counts as the answer. */
const ATTEMPTS = 12;

/** The longest `Retry-After` that is obeyed, and all to one request together, in milliseconds. */
export const LONGEST_PAUSE = 120_000;

/** Between requests of a route that lets one through and refuses the next, in milliseconds: at first and at most. */
const [FIRST_GAP, LONGEST_GAP] = [1000, 16_000];

/** After so many since the last refusal, one was not refused for coming too soon. */
const SOON = 3;

/** A route that answered 429. */
interface Route {
  pausedUntil: number;
  /** How long after an answer the next request is sent, when that is, and how many were since the last refusal. */
  gap: number;
  freeAt: number;
  since: number;
  readonly slot: Slots;
}

/**
 * Waits out what a target refuses by 429. A limit is often one route's own, such as that of logins:
 * such a route is used by one request at a time, and the rest goes on. Only where a second one
 * refuses meanwhile is the limit taken for the whole target's.
 */
export class Throttle {
  readonly #pace: Pace;
  readonly #routes = new Map<string, Route>();
  /** The address of each operation. */
  readonly #paths = new Map<string, string>();
  /** Which routes were refused, how long the longest wait was, and the slowest pace since, in requests a minute. */
  readonly #refused = new Set<string>();
  #longestMs = 0;
  #slowest = Infinity;
  /** Set once the target has refused any further request for longer than this run waits. */
  #isOver: TargetError | undefined;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /**
   * Waits until a route may be used; the caller calls what it gets when the answer has come.
   * @throws TargetError once the target has refused more than this run waits for
   */
  async enter(request: WireRequest, signal: AbortSignal | undefined): Promise<() => void> {
    if (this.#isOver) throw this.#isOver;
    const name = this.#nameOf(request);
    const route = this.#routes.get(name);
    if (!route) return () => undefined;
    const leave = await route.slot.take();
    try {
      const wait = () => Math.max(route.pausedUntil, route.freeAt) - performance.now();
      for (let left = wait(); left > 0; left = wait()) await sleep(Math.min(left, 1000), signal);
    } catch (error) {
      leave();
      throw error;
    }
    const isOver = performance.now() > route.pausedUntil + this.#pace.windowMs;
    if (isOver) this.#routes.delete(name);
    route.since++;
    return () => {
      route.freeAt = performance.now() + route.gap;
      leave();
    };
  }

  /** Lets requests through again. */
  reopen(): void {
    this.#isOver = undefined;
  }

  /**
   * Takes a 429 to a request that has waited so long, and says how long it is to wait.
   * @throws TargetError if that is longer than this run waits, to this request and every later one
   */
  refused(exchange: Exchange, attempt: number, waited: number): number {
    const name = this.#nameOf(exchange.request);
    const pauseMs = retryAfter(exchange, attempt);
    if (attempt === ATTEMPTS || waited + pauseMs > LONGEST_PAUSE) {
      this.#isOver = throttled(exchange.request, pauseMs, attempt);
      throw this.#isOver;
    }
    const now = performance.now();
    const isWhole = [...this.#routes].some(
      ([other, { pausedUntil }]) => other !== name && pausedUntil > now,
    );
    const known = this.#routes.get(name);
    const route = known ?? { pausedUntil: 0, gap: 0, freeAt: 0, since: 0, slot: new Slots() };
    this.#routes.set(name, route);
    // Others that were under way say nothing of how fast is too fast.
    if (known && route.pausedUntil <= now) {
      const isSoon = route.since > 1 && route.since <= SOON;
      if (isSoon) route.gap = Math.min(Math.max(2 * route.gap, FIRST_GAP), LONGEST_GAP);
      route.since = 0;
    }
    route.pausedUntil = Math.max(route.pausedUntil, now + pauseMs);
    this.#refused.add(name);
    this.#longestMs = Math.max(this.#longestMs, pauseMs);
    if (isWhole && this.#pace.slowDown(pauseMs)) {
      this.#slowest = Math.min(this.#slowest, this.#pace.perMinute);
    }
    return pauseMs;
  }

  /** Whose limit it is: the operation's, or for what is sent elsewhere on purpose, that of the address. */
  #nameOf({ operation, url, isOdd }: WireRequest): string {
    const { pathname } = new URL(url);
    if (!isOdd) this.#paths.set(operation, pathname);
    const isOwn = [undefined, pathname].includes(this.#paths.get(operation));
    if (isOwn) return operation;
    return [...this.#paths].find(([, path]) => path === pathname)?.[0] ?? pathname;
  }

  /** What there is to say in the report. */
  get notes(): readonly string[] {
    if (this.#refused.size === 0) return [];
    const names = LIST.format([...this.#refused].toSorted());
    const goesOn = Number.isFinite(this.#slowest)
      ? `went on at ${this.#slowest} requests a minute`
      : "sent one such request at a time";
    const waited = `waited up to ${Math.ceil(this.#longestMs / 1000)} s`;
    return [`The target throttles ${names}: it answered 429, so this run ${waited} and ${goesOn}.`];
  }
}

const LIST = new Intl.ListFormat("en", { style: "long", type: "conjunction" });

/** A number above this is a time since 1970, and not a pause, in seconds. */
const EPOCH = 1e9;

/**
 * How long an answer asks to wait, in milliseconds, in each form that servers write; where it does
 * not say, longer from one attempt to the next, beyond a minute in all.
 * A time is taken by the clock of what answered: it need not go as this machine's does.
 */
export function retryAfter(exchange: Exchange, attempt = 1): number {
  const value = exchange.answer.headers["retry-after"]?.trim() ?? "";
  const [number] = /^\d+(\.\d+)?(?=$|\s*,)/.exec(value) ?? [];
  const now = clockOf(exchange) / 1000;
  // C's asctime writes no zone, and means the same as the others.
  const date = / \d{4}$/.test(value) ? `${value} GMT` : value;
  const seconds =
    number === undefined
      ? Date.parse(date) / 1000 - now
      : Number(number) - (Number(number) > EPOCH ? now : 0);
  return (Number.isFinite(seconds) ? Math.max(seconds, 1) : 5 * 2 ** attempt) * 1000;
}

function throttled({ method, url }: WireRequest, pauseMs: number, times: number): TargetError {
  const { origin, pathname } = new URL(url);
  const said = `${origin} throttles: ${method} ${pathname} answered 429`;
  const advice = "lower requestsPerMinute in the target file";
  const wait = Math.ceil(pauseMs / 1000);
  return new TargetError(
    times === 1
      ? `${said} and asks to wait ${wait} s; run again after that, and ${advice}`
      : `${said} ${times} times, however long this run waited; ${advice}`,
  );
}
