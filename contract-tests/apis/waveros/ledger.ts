import type { Exchange } from "../../engine/exchange.ts";
import { entriesOf, fieldsOf, outcomeOf, type Outcome, type Row } from "./answers.ts";
import { Making } from "./making.ts";
import { given, type Order } from "./orders.ts";
import { named, Removals, type Look } from "./removals.ts";
import type { Method } from "./target.ts";

/** An order that was sent, and what became of it. */
export interface Placed {
  readonly order: Order;
  /** True if it is one of the book: nothing speaks for refusing it. */
  readonly sound: boolean;
  /** True if it asks for a name that one of this run's own has. */
  readonly again: boolean;
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  /** The new voucher as the answer has it; no fields where there is none. */
  readonly user: Row;
  /** What guests log in with: the answered username, or else the ordered one; undefined if another has it. */
  readonly name: string | undefined;
  /** The first look after it, and the rows of its name there: one, if all is well. */
  listed?: { readonly look: Look; readonly rows: readonly Row[] };
  /** True once the router has said that it is removed. */
  removed: boolean;
  /** The first look in which it was missing although nobody was told to remove it. */
  vanished?: Look;
}

/** What this run has heard of the vouchers of one router, kept up to date by every exchange. */
export abstract class Ledger {
  readonly placed: Placed[] = [];
  readonly removals = new Removals();
  readonly looks: Look[] = [];
  readonly making: Making;
  /** True for a router in a state of its own, beside the target itself. */
  protected readonly elsewhere: boolean;
  /** Something was sent since the last look that may have changed the list. */
  protected stale = true;
  /** Something was removed since the last look, and it is not known what. */
  protected astray = false;
  /** Creates that were sent and not answered yet, or never. */
  protected open = 0;
  protected mayHoldAny = false;

  constructor(mark: string, elsewhere: boolean) {
    this.making = new Making(mark);
    this.elsewhere = elsewhere;
  }

  /** The method by which lists count as looks. */
  protected abstract readonly method: Method;

  /** True for an order that nothing speaks for refusing. */
  protected abstract isSound(order: Order): boolean;

  /** Whether anything may be stored there that is to be removed again. */
  get mayHold(): boolean {
    return this.mayHoldAny || this.open > 0;
  }

  /** This run's own that are there, as far as anything was heard. */
  get existing(): readonly Placed[] {
    return this.placed.filter(
      ({ outcome, again, name, removed, vanished, listed }) =>
        outcome === "done" && name && !(again || removed || vanished) && listed?.rows.length !== 0,
    );
  }

  /** To be told of every answer; gives back a username that only this answer makes the run's own. */
  protected heard(exchange: Exchange, { action, ...parameters }: Row): string | undefined {
    if (action === "create_voucher") return this.#created(exchange, parameters);
    if (action === "remove_voucher") this.#removed(exchange, parameters["username"]);
    if (action === "get_voucher_users") this.#listed(exchange);
    return undefined;
  }

  #created(exchange: Exchange, { "api-key": _, ...order }: Row): string | undefined {
    const outcome = outcomeOf(exchange);
    this.open = Math.max(0, this.open - 1);
    this.stale = true;
    // Where a router in another state has refused, there is nothing to look for.
    if (!this.elsewhere || outcome !== "refused") this.mayHoldAny = true;
    const user = (fieldsOf(exchange)["user"] ?? {}) as Row;
    const sound = this.isSound(order);
    const again = this.existing.some((one) => one.name === order["username"]);
    const own =
      outcome === "refused"
        ? undefined
        : (this.making.take(user["username"]) ?? this.making.take(order["username"]));
    const name = own?.name;
    this.placed.push({ order, sound, again, exchange, outcome, user, name, removed: false });
    return own?.unmarked ? own.name : undefined;
  }

  #removed(exchange: Exchange, name: unknown): void {
    this.stale = true;
    if (outcomeOf(exchange) !== "done") return;
    this.removals.asked(name);
    const own = this.existing.find((one) => one.name === name);
    const row = this.looks.at(-1)?.rows.find(({ username }) => username === name);
    if (!given(name) || !(own || (row && this.making.includes(row)))) {
      this.astray = true;
      return;
    }
    if (own) own.removed = true;
    this.removals.all.push({ name, exchange, before: this.looks.at(-1) });
  }

  #listed(exchange: Exchange): void {
    const rows = entriesOf(exchange, "users");
    if (!rows || exchange.request.method !== this.method) return;
    const look = { exchange, rows };
    this.looks.push(look);
    this.stale = this.open > 0;
    this.astray = false;
    this.removals.looked(look);
    for (const one of this.existing) {
      const there = named(look, one.name);
      if (one.listed && there.length === 0) one.vanished = look;
      one.listed ??= { look, rows: there };
    }
    for (const one of this.placed.filter(({ again, listed }) => again && !listed)) {
      one.listed = { look, rows: named(look, String(one.order.username)) };
    }
    this.making.saw(rows);
  }
}
