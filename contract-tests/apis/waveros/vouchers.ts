import { NotReachable } from "../../engine/errors.ts";
import type { Tracker } from "../../engine/created.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Look, Place, Removal } from "../../engine/place.ts";
import type { Row } from "./answers.ts";
import {
  isComplete,
  orderBook,
  plainOrder,
  sameOrder,
  type NamedOrder,
  type Order,
  type OrderBook,
} from "./orders.ts";
import { placedAt, type Placed } from "./placed.ts";
import type { WaverosCall } from "./calls.ts";
import type { Method } from "./target.ts";

/** What the orders of a run need of its session. */
interface Router {
  readonly target: { readonly methods: readonly Method[] };
  readonly tracker: Tracker<Row>;
  turn(): Method;
  ask(
    operation: "create_voucher" | "remove_voucher",
    call: WaverosCall,
    method?: Method,
  ): Promise<Exchange>;
}

/** The orders of this run at the router itself, and what became of them. */
export class Vouchers {
  /** Begins every name that this run gives: no other run has it. */
  readonly mark: string;
  /** All that was seen and done there. */
  readonly place: Place<Row>;
  readonly #router: Router;
  readonly #book: OrderBook;
  readonly #orders: readonly Order[];
  #serial: number;
  #placed: { readonly state: string; readonly all: readonly Placed[] } | undefined;

  constructor(router: Router) {
    this.mark = router.tracker.mark;
    this.#router = router;
    this.place = router.tracker.at("");
    this.#book = orderBook(this.mark);
    const { complete, curious, incomplete } = this.#book;
    this.#orders = [...complete, curious, ...incomplete];
    this.#serial = this.#orders.length;
  }

  /** All orders that were answered, in their order. */
  get placed(): readonly Placed[] {
    const { creates, looks, removals, own } = this.place;
    const answered = creates.filter(({ exchange }) => exchange).length;
    const state = [answered, looks.length, removals.length, own.size].join();
    if (this.#placed?.state !== state) {
      this.#placed = { state, all: placedAt(this.place, this.#orders) };
    }
    return this.#placed.all;
  }

  /** This run's own that are there, as far as anything was heard. */
  get existing(): readonly Placed[] {
    return this.placed.filter(
      ({ outcome, again, name, removed, vanished, listed }) =>
        outcome === "done" && name && !(again || removed || vanished) && listed?.rows.length !== 0,
    );
  }

  /** The next complete order that none of this run's was yet: those of the book first. */
  next(): NamedOrder {
    return this.#book.complete.find((order) => !this.#isPlaced(order)) ?? this.fresh();
  }

  /** A voucher order with a fresh name and ordinary values. */
  fresh(): NamedOrder {
    return plainOrder(this.mark, ++this.#serial);
  }

  /** A username that nobody has. */
  nobody(): string {
    return `${this.mark}-nobody-${++this.#serial}`;
  }

  /** The list as it is now. @throws NotReachable if it cannot be read. */
  look(): Promise<Look<Row>> {
    return this.#router.tracker.look("");
  }

  /** The list as it is now, without a request if nothing was sent since that may have changed it. */
  current(): Promise<Look<Row>> {
    return this.#router.tracker.current("");
  }

  /** Whether a row of the list is of this run's making. */
  isOwn(row: Row): boolean {
    return this.place.own.has(String(row["username"]));
  }

  /** Removals of this run's own that the router has confirmed. */
  get removals(): readonly Removal[] {
    return this.place.ownRemovals;
  }

  /** Places an order. @throws NotReachable if the router does not say that it was carried out. */
  async order(order: Order, method?: Method): Promise<Placed> {
    const exchange = await this.#router.ask("create_voucher", { parameters: { ...order } }, method);
    const placed = this.of(exchange);
    if (placed?.outcome === "done") return placed;
    throw new NotReachable("needs a voucher of this run's own, and none could be created");
  }

  /** What became of the order of that exchange. */
  of(exchange: Exchange): Placed | undefined {
    return this.placed.find((one) => one.exchange === exchange);
  }

  /** Every order for a new name that was sent, the book's at least, each that was carried out looked for in the list. */
  async stock(): Promise<readonly Placed[]> {
    for (const order of this.#orders.filter((one) => !this.#isPlaced(one))) {
      await this.#router.ask("create_voucher", { parameters: { ...order } }, this.#router.turn());
    }
    if (this.existing.some(({ listed }) => !listed)) await this.current();
    return this.placed.filter(({ again }) => !again);
  }

  /** One of this run's own, created if there is none. */
  async own(): Promise<Placed> {
    return this.existing[0] ?? this.order(this.next());
  }

  /** One of this run's own after which it has created none: what a careless router takes for the one that is meant. */
  async newest(): Promise<Placed> {
    const { removals, looks, own } = this.place;
    const isAstray = removals.some((one) => one.looks === looks.length && !own.has(one.id));
    if (isAstray) await this.current();
    const newest = this.existing.at(-1);
    const last = this.placed.findLast(({ outcome, again }) => outcome === "done" && !again);
    if (newest && newest.exchange === last?.exchange) return newest;
    return (await this.#curious()) ?? this.order(this.next());
  }

  /**
   * One of this run's own that may be removed: until a removal was seen to take what it should
   * and nothing else, each is watched.
   * @throws NotReachable if one was seen to take more.
   */
  async removable(): Promise<Placed> {
    const { place } = this;
    if (place.removals.length > 0 && !place.isTrusted) await this.current();
    if (place.isCareless) {
      throw new NotReachable("removing a voucher has removed another one, so no more are removed");
    }
    const own = await this.own();
    if (!place.isTrusted) await this.current();
    return own;
  }

  /** Removes those of which the page does not show how they are listed, if removing was seen to take no others. */
  async retire(): Promise<void> {
    if (!this.place.isTrusted || this.place.isCareless) return;
    for (const { order, name } of this.existing) {
      if (isComplete(order)) continue;
      await this.#router.ask("remove_voucher", { parameters: { username: name } });
    }
  }

  #isPlaced(order: Order): boolean {
    return this.placed.some((one) => sameOrder(one.order, order));
  }

  /** The voucher of a curious name, tried once; undefined if the router does not take it. */
  async #curious(): Promise<Placed | undefined> {
    const { curious } = this.#book;
    if (this.#isPlaced(curious)) return undefined;
    const method = this.#router.target.methods.find((one) => one === "GET");
    return this.order(curious, method).catch((error: unknown) => {
      if (error instanceof NotReachable) return undefined;
      throw error;
    });
  }
}
