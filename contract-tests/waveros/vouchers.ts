import { NotReachable } from "../engine/errors.ts";
import type { Exchange } from "../engine/exchange.ts";
import { entriesOf, fieldsOf, outcomeOf, type Row } from "./answers.ts";
import { given, orderBook, plainOrder, type Order } from "./orders.ts";
import { named, Removals, type Look } from "./removals.ts";
import type { WaverosSession } from "./session.ts";
import type { Method, State } from "./target.ts";

/** An order that was sent, and what became of it. */
export interface Placed {
  readonly order: Order;
  /** True if it is one of the book: nothing speaks for refusing it. */
  readonly sound: boolean;
  /** True if it asks for a name that one of this run's own has. */
  readonly again: boolean;
  readonly exchange: Exchange;
  readonly outcome: "done" | "refused" | "unclear";
  /** The new voucher as the answer has it; no fields where there is none. */
  readonly user: Row;
  /** What guests log in with: the answered username, or else the ordered one; undefined if another has it. */
  readonly name: string | undefined;
  /** The first look after it, and its rows there: one, if all is well. */
  listed?: { readonly look: Look; readonly rows: readonly Row[] };
  /** True once the router has said that it is removed. */
  removed: boolean;
  /** The first look in which it was missing although nobody was told to remove it. */
  vanished?: Look;
}

/**
 * What this run has done to the vouchers of one router, kept up to date by every exchange.
 *
 * The run's own are known by its mark, which stands in a field of every order, or by a name that
 * the router gave to one and that nobody had before. No others are ever asked to be removed.
 */
export class Vouchers {
  /** Begins every name that this run gives: no other run has it. */
  readonly mark: string;
  readonly placed: Placed[] = [];
  readonly removals = new Removals();
  readonly looks: Look[] = [];
  readonly #session: WaverosSession;
  readonly #state: State | undefined;
  readonly #book: readonly Order[];
  /** Names of others, and names that the router has given to this run's. */
  readonly #foreign = new Set<string>();
  readonly #answered = new Set<string>();
  #serial: number;
  #mayHold = false;
  /** Sent and not answered yet, or never. */
  #open = 0;
  #stale = true;
  /** Something was removed since the last look, and it is not known what. */
  #astray = false;

  constructor(session: WaverosSession, mark: string, state?: State) {
    this.#session = session;
    this.#state = state;
    this.mark = mark;
    this.#book = orderBook(mark);
    this.#serial = this.#book.length;
  }

  /** Whether anything may be stored there that is to be removed again. */
  get mayHold(): boolean {
    return this.#mayHold || this.#open > 0;
  }

  /** The next order by name that none of this run's was yet: those of the book first. */
  next(): Order {
    return this.#unplaced().find(({ username }) => given(username)) ?? this.fresh();
  }

  /** An order of its own name in which nothing is remarkable. */
  fresh(): Order & { readonly username: string } {
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
    // Only a name that was not there before can be taken for this run's own.
    const unnamed = order && (order.username === undefined || order.username === "");
    if (unnamed && this.looks.length === 0 && this.#state === undefined) {
      await this.look();
    }
    if (order) this.#open++;
    this.#stale = true;
  }

  /** To be told of every answer. */
  answered(exchange: Exchange, { action, ...parameters }: Row): void {
    if (action === "create_voucher") this.#created(exchange, parameters);
    if (action === "remove_voucher") this.#removed(exchange, parameters["username"]);
    if (action === "get_voucher_users") this.#listed(exchange);
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
    return (!this.#stale && this.looks.at(-1)) || this.look();
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
    for (const order of this.#unplaced()) {
      const call = { parameters: { ...order } };
      await this.#session.ask("create_voucher", call, this.#session.turn());
    }
    if (this.existing.some(({ listed }) => !listed)) await this.current();
    return this.placed.filter(({ again }) => !again);
  }

  /** This run's own that are there, as far as anything was heard. */
  get existing(): readonly Placed[] {
    return this.placed.filter(
      ({ outcome, again, name, removed, vanished, listed }) =>
        outcome === "done" && name && !(again || removed || vanished) && listed?.rows.length !== 0,
    );
  }

  /** One of this run's own, created if there is none. */
  async own(): Promise<Placed> {
    return this.existing[0] ?? this.place(this.next());
  }

  /** One of this run's own after which it has created none: what a careless router takes for the one that is meant. */
  async newest(): Promise<Placed> {
    if (this.#astray) await this.current();
    const newest = this.existing.at(-1);
    const last = this.placed.findLast(({ outcome, again }) => outcome === "done" && !again);
    return newest && newest === last ? newest : this.place(this.next());
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

  /** True if a row of the list is of this run's making. */
  isOwn({ username, fullname, password, passcode }: Row): boolean {
    if (typeof username === "string" && this.#answered.has(username)) return true;
    return [username, fullname, password, passcode].some(
      (value) => typeof value === "string" && value.toLowerCase().includes(this.mark),
    );
  }

  #unplaced(): readonly Order[] {
    return this.#book.filter((one) => !this.placed.some(({ order }) => sameOrder(one, order)));
  }

  #created(exchange: Exchange, { "api-key": _, ...order }: Row): void {
    const outcome = outcomeOf(exchange);
    this.#open = Math.max(0, this.#open - 1);
    this.#stale = true;
    // Where a router in another state has refused, there is nothing to look for.
    if (this.#state === undefined || outcome !== "refused") this.#mayHold = true;
    const user = (fieldsOf(exchange)["user"] ?? {}) as Row;
    const name = this.#ownName(user["username"]) ?? this.#ownName(order["username"]);
    const sound = this.#book.some((one) => sameOrder(one, order));
    const again = this.existing.some((one) => one.name === order["username"]);
    this.placed.push({ order, sound, again, exchange, outcome, user, name, removed: false });
    if (outcome !== "refused" && name !== undefined) this.#answered.add(name);
  }

  /** A username if it can only be one of this run's own: it bears the mark, or nobody had it before. */
  #ownName(username: unknown): string | undefined {
    if (!given(username)) return undefined;
    if (this.isOwn({ username })) return username;
    return this.looks.length > 0 && !this.#foreign.has(username) ? username : undefined;
  }

  #removed(exchange: Exchange, name: unknown): void {
    this.#stale = true;
    if (outcomeOf(exchange) !== "done") return;
    const own = this.existing.find((one) => one.name === name);
    const row = this.looks.at(-1)?.rows.find(({ username }) => username === name);
    if (!given(name) || !(own || (row && this.isOwn(row)))) {
      this.#astray = true;
      return;
    }
    if (own) own.removed = true;
    this.removals.all.push({ name, exchange, before: this.looks.at(-1) });
  }

  #listed(exchange: Exchange): void {
    const rows = entriesOf(exchange, "users");
    if (!rows || exchange.request.method !== this.#session.method) return;
    const look = { exchange, rows };
    this.looks.push(look);
    this.#stale = this.#open > 0;
    this.#astray = false;
    this.removals.looked(look);
    for (const one of this.existing) {
      const there = named(look, one.name);
      if (one.listed && there.length === 0) one.vanished = look;
      one.listed ??= { look, rows: there };
    }
    for (const row of rows) if (!this.isOwn(row)) this.#foreign.add(String(row["username"]));
  }
}

/** True if two orders carry the same marks. */
function sameOrder(one: Order, other: Order): boolean {
  return (["username", "passcode", "fullname"] as const).every(
    (field) => (given(one[field]) ? one[field] : "") === (given(other[field]) ? other[field] : ""),
  );
}
