import type { Exchange } from "../../engine/exchange.ts";

/** An answer to the router's own key, and when it came, in milliseconds of the monotonic clock. */
export interface Reading {
  readonly exchange: Exchange;
  readonly at: number;
}

type Pair = readonly [post: Exchange, get: Exchange];

/** What the router itself has answered to its key so far. */
export class Readings {
  readonly #readings = new Map<string, Reading[]>();
  readonly #latest = new Map<string, { readonly exchange: Exchange; readonly writes: number }>();
  readonly #pairs = new Map<string, Pair>();
  #writes = 0;

  /** To be told of every answer of the router; `action` is undefined where the key was not its own. */
  take(exchange: Exchange, action: unknown): void {
    const { effect, method } = exchange.request;
    if (effect !== "reads") this.#writes++;
    if (typeof action !== "string") return;
    const readings = this.#readings.get(action) ?? [];
    this.#readings.set(action, [...readings, { exchange, at: performance.now() }]);
    this.#latest.set(`${action} ${method}`, { exchange, writes: this.#writes });
    const [post, get] = [this.#latest.get(`${action} POST`), this.#latest.get(`${action} GET`)];
    // Guests and users come and go without this run: only vouchers depend on what it does.
    const alike = action !== "get_voucher_users" || post?.writes === get?.writes;
    if (post && get && alike) {
      this.#pairs.set(action, [post.exchange, get.exchange]);
    }
  }

  /** All answers to an action, the earliest first. */
  of(action: string): readonly Reading[] {
    return this.#readings.get(action) ?? [];
  }

  /** The latest answers by POST and by GET between which nothing was sent that may have changed them. */
  pair(action: string): Pair | undefined {
    return this.#pairs.get(action);
  }
}
