import { sleep, type Pace } from "./pace.ts";

/** A route that answered 429. */
interface Route {
  pausedUntil: number;
  /** The last of those that wait for it. */
  last: Promise<unknown>;
}

/**
 * Waits out what a target refuses by 429. A limit is often one route's own, such as that of logins:
 * such a route is used by one request at a time, and the rest goes on. Only where a second one
 * refuses meanwhile is the limit taken for the whole target's.
 */
export class Throttle {
  readonly #pace: Pace;
  readonly #routes = new Map<string, Route>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Waits until a route may be used; the caller calls what it gets when the answer has come. */
  async enter(name: string, signal: AbortSignal | undefined): Promise<() => void> {
    const route = this.#routes.get(name);
    if (!route) return () => undefined;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const before = route.last;
    route.last = promise;
    const leave = () => resolve(undefined);
    try {
      await before;
      for (let now = performance.now(); now < route.pausedUntil; now = performance.now()) {
        await sleep(Math.min(route.pausedUntil - now, 1000), signal);
      }
    } catch (error) {
      leave();
      throw error;
    }
    const isOver = performance.now() > route.pausedUntil + this.#pace.windowMs;
    if (isOver) this.#routes.delete(name);
    return leave;
  }

  /** Takes a 429 to a request on a route, which asks to wait so long; resolves to a note for the report, if there is something new to say. */
  refused(name: string, pauseMs: number): string | undefined {
    const now = performance.now();
    const [others] = [...this.#routes].filter(
      ([other, { pausedUntil }]) => other !== name && pausedUntil > now,
    );
    const known = this.#routes.get(name);
    const route = known ?? { pausedUntil: 0, last: Promise.resolve() };
    this.#routes.set(name, route);
    route.pausedUntil = Math.max(route.pausedUntil, now + pauseMs);
    const waited = `it answered 429, so this run waited ${Math.ceil(pauseMs / 1000)} s`;
    if (others) {
      const isFirst = this.#pace.slowDown(pauseMs);
      const goesOn = `and goes on at ${this.#pace.perMinute} requests a minute`;
      return isFirst ? `The target throttles: ${waited} ${goesOn}.` : undefined;
    }
    if (known) return undefined;
    return `The target throttles ${name}: ${waited} and sends one such request at a time.`;
  }
}
