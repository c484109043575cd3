import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Row } from "./answers.ts";
import { written, type Journaled } from "./journaled.ts";
import { Ledger, type Placed } from "./ledger.ts";
import {
  isComplete,
  orderBook,
  plainOrder,
  sameOrder,
  type NamedOrder,
  type Order,
  type OrderBook,
} from "./orders.ts";
import type { Look } from "./removals.ts";
import type { WaverosSession } from "./session.ts";
import type { Method, State } from "./target.ts";

/**
 * What this run does to the vouchers of one router.
 * None that is not of its making is ever asked to be removed.
 */
export class Vouchers extends Ledger {
  /** Begins every name that this run gives: no other run has it. */
  readonly mark: string;
  /** Marks of earlier runs whose vouchers are to be removed. */
  readonly recovered = new Set<string>();
  readonly #session: WaverosSession;
  readonly #state: State | undefined;
  readonly #book: OrderBook;
  #serial: number;
  #journaled: Promise<void> | undefined;

  constructor(session: WaverosSession, mark: string, state?: State) {
    super(mark, state !== undefined);
    this.#session = session;
    this.#state = state;
    this.mark = mark;
    this.#book = orderBook(mark);
    this.#serial = this.#orders.length;
  }

  /** The next complete order that none of this run's was yet: those of the book first. */
  next(): NamedOrder {
    return this.#book.complete.find((order) => !this.#isPlaced(order)) ?? this.fresh();
  }

  /** An order of its own name in which nothing is remarkable. */
  fresh(): NamedOrder {
    return plainOrder(this.mark, ++this.#serial);
  }

  /** A username that nobody has. */
  nobody(): string {
    return `${this.mark}-nobody-${++this.#serial}`;
  }

  /**
   * To be told before a request that may change the list is sent.
   * @throws NotReachable if what it creates could not be told from another's.
   */
  async intend(order: Order | undefined): Promise<void> {
    this.stale = true;
    if (!order) return;
    // Only a name that was not there before can be taken for this run's own.
    const unnamed = order.username === undefined || order.username === "";
    if (unnamed && this.looks.length === 0 && this.#state === undefined) await this.look();
    await (this.#journaled ??= this.#journal());
    this.open++;
    this.stale = true;
  }

  /** To be told of every answer. */
  async answered(exchange: Exchange, sent: Row): Promise<void> {
    const name = this.heard(exchange, sent);
    if (name !== undefined) await this.#journal({ name });
    // A router that refuses everything could not be asked later what it holds.
    if (!this.#journaled || this.mayHold || sent["action"] !== "create_voucher") return;
    this.#journaled = undefined;
    await this.#journal({ refused: true });
  }

  /** Takes up what another process has made at this router. */
  recover(mark: string, name?: string): void {
    this.making.recover(mark, name);
    this.recovered.add(mark);
    this.mayHoldAny = true;
  }

  /** The list as it is now. @throws NotReachable if it cannot be read. */
  async look(): Promise<Look> {
    const exchange = await this.#session.ask("get_voucher_users", { at: this.#state });
    const look = this.looks.at(-1);
    if (look?.exchange === exchange) return look;
    throw new NotReachable("the voucher list, which this rests on, cannot be read");
  }

  /** The list as it is now, without a request if nothing was sent since that may have changed it. */
  async current(): Promise<Look> {
    return (!this.stale && this.looks.at(-1)) || this.look();
  }

  /** Places an order. @throws NotReachable if the router does not say that it was carried out. */
  async place(order: Order, method?: Method): Promise<Placed> {
    const call = { at: this.#state, parameters: { ...order } };
    const exchange = await this.#session.ask("create_voucher", call, method);
    const placed = this.placed.find((one) => one.exchange === exchange);
    if (placed?.outcome === "done") return placed;
    throw new NotReachable("needs a voucher of this run's own, and none could be created");
  }

  /** Every order for a new name that was sent, the book's at least, each that was carried out looked for in the list. */
  async stock(): Promise<readonly Placed[]> {
    for (const order of this.#orders.filter((one) => !this.#isPlaced(one))) {
      const call = { parameters: { ...order } };
      await this.#session.ask("create_voucher", call, this.#session.turn());
    }
    if (this.existing.some(({ listed }) => !listed)) await this.current();
    return this.placed.filter(({ again }) => !again);
  }

  /** One of this run's own, created if there is none. */
  async own(): Promise<Placed> {
    return this.existing[0] ?? this.place(this.next());
  }

  /** One of this run's own after which it has created none: what a careless router takes for the one that is meant. */
  async newest(): Promise<Placed> {
    if (this.astray) await this.current();
    const newest = this.existing.at(-1);
    const last = this.placed.findLast(({ outcome, again }) => outcome === "done" && !again);
    if (newest && newest === last) return newest;
    return (await this.#curious()) ?? this.place(this.next());
  }

  /**
   * One of this run's own that may be removed: until a removal was seen to take what it should
   * and nothing else, each is watched.
   * @throws NotReachable if one was seen to take more.
   */
  async removable(): Promise<Placed> {
    if (this.removals.all.length > 0 && !this.removals.takeOne) await this.current();
    if (this.removals.takeMore) {
      throw new NotReachable("removing a voucher has removed another one, so no more are removed");
    }
    const own = await this.own();
    if (!this.removals.takeOne) await this.current();
    return own;
  }

  /** Removes those of which the page does not show how they are listed, if removing was seen to take no others. */
  async retire(validities: readonly string[]): Promise<void> {
    if (!this.removals.takeOne || this.removals.takeMore) return;
    for (const { order, name } of this.existing) {
      if (isComplete(order, validities)) continue;
      await this.#session.ask("remove_voucher", { parameters: { username: name } });
    }
  }

  protected override get method(): Method {
    return this.#session.method;
  }

  protected override isSound(order: Order): boolean {
    return this.#orders.some((one) => sameOrder(one, order));
  }

  get #orders(): readonly Order[] {
    const { complete, curious, incomplete } = this.#book;
    return [...complete, curious, ...incomplete];
  }

  #isPlaced(order: Order): boolean {
    return this.placed.some((one) => sameOrder(one.order, order));
  }

  /** The voucher of a curious name, tried once; undefined if the router does not take it. */
  async #curious(): Promise<Placed | undefined> {
    const { curious } = this.#book;
    if (this.#isPlaced(curious)) return undefined;
    const method = this.#session.target.methods.find((one) => one === "GET");
    return this.place(curious, method).catch((error: unknown) => {
      if (error instanceof NotReachable) return undefined;
      throw error;
    });
  }

  /** Takes down what another process needs to know this run's vouchers by. */
  #journal(more: Pick<Journaled, "name" | "refused"> = {}): Promise<void> {
    const { baseUrl } = this.#session.router(this.#state);
    return this.#session.transport.journal.write(
      written({ at: this.#state, baseUrl, mark: this.mark, ...more }),
    );
  }
}
