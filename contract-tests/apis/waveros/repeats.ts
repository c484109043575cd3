import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { formOf } from "../../engine/tracker/seen/place-log.ts";
import { outcomeOf, usernameIn } from "./answers.ts";
import type { Asking } from "./target.ts";
import type { Vouchers } from "./vouchers.ts";

interface Router extends Asking {
  readonly vouchers: Vouchers;
}

/** Why a write may have been carried out twice. */
export const REPEATED =
  "as where something on the way repeats what it delivers; let this machine reach the router directly";

/** Creations that were carried out and said to be taken: what delivers a request twice passes on the second answer. */
export class Repeats {
  readonly #router: Router;
  readonly #twice = new WeakSet<Exchange>();
  /** Whether an order without a username makes two vouchers, or one order alone was delivered twice so far. */
  #isEach = false;
  #isOnce = false;
  #isAsking = false;

  constructor(router: Router) {
    this.#router = router;
  }

  saysNothing(exchange: Exchange): string | undefined {
    const isTwice = this.#twice.has(exchange);
    return isTwice ? `an order was carried out and said to be taken, ${REPEATED}` : undefined;
  }

  /** Whether a name is said to be taken by what this run has made, or not to be there after it was removed. */
  isDoneBefore(exchange: Exchange): boolean {
    const isOwn = this.#router.vouchers.place.own.has(usernameIn(exchange.request) ?? "");
    const name = this.#router.nameOf(exchange);
    return isOwn && (name === "username-exists" || name === "username-unknown");
  }

  /** Sees whether a name that only this run gives was taken by the very order for it, and another order is not so, or makes two. */
  async take(exchange: Exchange): Promise<void> {
    const { vouchers } = this.#router;
    const { request } = exchange;
    const name = usernameIn(request);
    if (this.#isAsking || name === undefined || this.#router.nameOf(exchange) !== "username-exists")
      return;
    const asked = vouchers.placed.filter(
      ({ order }) => formOf(String(order.username)) === formOf(name),
    );
    if (!this.#router.isAuthentic(request) || asked.length !== 1) return;
    this.#isAsking = true;
    try {
      if (!(await vouchers.look()).items.some(({ username }) => username === name)) return;
      if (!this.#isEach && !(await this.#isSoAgain(request))) return;
      vouchers.place.repeats();
      this.#twice.add(exchange);
    } finally {
      this.#isAsking = false;
    }
  }

  async #isSoAgain({ judgedAs }: WireRequest): Promise<boolean> {
    const { vouchers } = this.#router;
    const { username: _, ...nameless } = vouchers.fresh();
    const ask = (parameters: object) =>
      this.#router.ask("create_voucher", { parameters: { ...parameters } });
    const another = await ask(vouchers.fresh());
    // A router that answers so to some orders does it again; and what a variant is judged by is asked for once.
    if (outcomeOf(another) === "done") {
      const isFirst = !this.#isOnce && judgedAs === undefined;
      this.#isOnce = true;
      return isFirst;
    }
    await ask(nameless);
    const { items } = await vouchers.look();
    this.#isEach = items.filter(({ fullname }) => fullname === nameless.fullname).length > 1;
    if (this.#isEach) this.#twice.add(another);
    return this.#isEach;
  }
}
