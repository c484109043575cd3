import type { Tracker } from "../../engine/tracker/created.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import type { Look } from "../../engine/tracker/seen/look.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { isTrusted, takenAt, takesMore } from "../../engine/tracker/harm/taken.ts";
import type { Row } from "./answers.ts";
import { orderInTurn } from "./in-turn.ts";
import {
  isComplete,
  isOfDigits,
  isOrdinary,
  isUsual,
  likeOf,
  plainLike,
  NOTE,
  orderBook,
  plainOrder,
  sameOrder,
  turnOf,
  validitiesOf,
  type Order,
} from "./orders.ts";
import {
  dueAgain,
  dueAsDuplicate,
  isNewest,
  orderIn,
  placedAt,
  sharingTexts,
  type Placed,
} from "./placed.ts";
import type { Asking } from "./target.ts";

interface Router extends Asking {
  readonly tracker: Tracker<Row>;
  readonly spell: { hasPassed(exchange: Exchange): boolean };
}

/** The orders of this run at the router itself, and what became of them. */
export class Vouchers {
  readonly mark: string;
  readonly place: Place<Row>;
  /** Usernames that were gone when they were needed: one may be another client's doing. */
  readonly missed = new Set<unknown>();
  readonly #router: Router;
  readonly #book: readonly Order[];
  /** Of the last order that was made up. */
  serial: number;
  /** Answers to orders of which the like was placed again, and whether that came off. */
  readonly #excused = new Map<Exchange, boolean>();
  #placed = { version: NaN, all: [] as readonly Placed[] };

  constructor(router: Router) {
    this.mark = router.tracker.mark;
    this.#router = router;
    this.place = router.tracker.at("");
    const turn = turnOf(router.target.name);
    const start = turn % 2 === 0 ? undefined : "2030-01-17 10:00:00";
    this.#book = orderBook(this.mark, validitiesOf(turn), start);
    this.serial = this.#book.length;
  }

  get placed(): readonly Placed[] {
    const { version } = this.place;
    if (this.#placed.version !== version) {
      this.#placed = { version, all: placedAt(this.place, this.#book, this.#router.spell) };
    }
    return this.#placed.all;
  }

  get existing(): readonly Placed[] {
    return this.placed.filter(
      ({ outcome, again, name, removed, vanished, listed }) =>
        outcome === "done" && name && !(again || removed || vanished) && listed?.rows.length !== 0,
    );
  }

  /** The next order of that kind that this run has not placed: those of the book first. */
  next(isDue = isUsual): Order {
    return this.#open.find(isDue) ?? this.fresh();
  }

  /** The last ordinary one comes behind the unusual one: as the newest it is removed first, and the next may get its id. */
  async upcoming(): Promise<Order> {
    if (this.#open.filter(isUsual).length === 1) await this.#curious();
    return this.next();
  }

  fresh(): Order {
    return plainOrder(this.mark, ++this.serial);
  }

  nobody(): string {
    return `${this.mark}-nobody-${++this.serial}`;
  }

  look(): Promise<Look<Row>> {
    return this.#router.tracker.look("");
  }

  /** Without a request if nothing was sent since that may have changed the list. */
  current(): Promise<Look<Row>> {
    return this.#router.tracker.current("");
  }

  async order(order: Order, method?: string): Promise<Placed> {
    const exchange = await this.#router.ask("create_voucher", { parameters: { ...order } }, method);
    const placed = this.of(exchange);
    if (placed?.outcome === "done") return placed;
    throw new NotReachable("needs a voucher of this run's own, and none could be created");
  }

  of(exchange: Exchange): Placed | undefined {
    return this.placed.find((one) => one.exchange === exchange);
  }

  /** Places the rest of the book, and looks each new voucher up in the list. */
  async stock(): Promise<readonly Placed[]> {
    for (const order of this.#open) await orderInTurn(this.#router, order);
    // Whether it was the order, or the router takes no more, another one tells.
    const last = this.placed.at(-1);
    if (last?.sound && last.outcome === "refused") {
      await this.#router.askInTurn("create_voucher", this.fresh());
    }
    this.#router.transport.note(NOTE);
    if (this.existing.some(({ listed }) => !listed)) await this.current();
    const { name: username, method } = dueAsDuplicate(this, this.#router.target.methods) ?? {};
    const parameters = { ...this.fresh(), username };
    if (username) await this.#router.ask("create_voucher", { parameters }, method);
    await this.#retry();
    return this.placed.filter(({ again }) => !again);
  }

  /** Whether one like it came off, or others are seen to remove vouchers: another client, or its unusual texts, may be why it did not. */
  isExcused({ exchange, listed }: Placed): boolean {
    const isMissing = listed?.rows.length === 0;
    return this.#excused.get(exchange) === true || (isMissing && takenAt(this.place).othersGo);
  }

  /** Orders the like of a single voucher that has never been listed, and of what was refused under unusual texts. */
  async #retry(): Promise<void> {
    for (const one of dueAgain(this)) {
      const { order, exchange, outcome } = one;
      if (this.#excused.has(exchange)) continue;
      const serial = ++this.serial;
      const likes =
        outcome === "done"
          ? sharingTexts(this.placed, one).map((other) => likeOf(other.order, serial))
          : [plainLike(order, this.fresh())].flatMap((like) => like ?? []);
      const again: Exchange[] = [];
      for (const parameters of likes) {
        const { method } = exchange.request;
        again.push(await this.#router.ask("create_voucher", { parameters }, method));
      }
      if (again.length === 0) continue;
      if (outcome === "done") await this.look();
      const isDone = again.every((like) => {
        const { listed, outcome: now } = this.of(like) ?? {};
        return now === "done" && (listed?.rows.length ?? 1) === 1;
      });
      this.#excused.set(exchange, isDone);
    }
  }

  async own(): Promise<Placed> {
    return this.existing[0] ?? this.order(this.next());
  }

  /** The newest of this run's own, which a careless router takes for the one that is meant. */
  async newest(): Promise<Placed> {
    const { removals, looks, own } = this.place;
    const isAstray = removals.some((one) => one.looks === looks.length && !own.has(one.id));
    if (isAstray) await this.current();
    const newest = this.existing.at(-1);
    const last = this.placed.findLast(({ outcome, again }) => outcome === "done" && !again);
    if (newest && (newest === last || isNewest(this.place, newest))) return newest;
    return (await this.#curious()) ?? this.order(this.next());
  }

  /**
   * Until a removal was seen to take what it should and nothing else, each is watched. The first
   * has a name that begins another's and that another begins.
   */
  async removable(): Promise<Placed> {
    const { place } = this;
    await this.watch();
    const own = place.removals.length > 0 ? await this.own() : await this.#between();
    if (!isTrusted(place)) await this.current();
    return own;
  }

  /** Looks at what removals have taken, until one was seen to take what it should and nothing else. */
  async watch(): Promise<void> {
    const { place } = this;
    const isSuspect = place.isWaitedFor || !isTrusted(place);
    if (place.removals.length > 0 && isSuspect) await this.current();
  }

  /** Beside one with a shorter name and one with a longer, as far as the router takes them. */
  async #between(): Promise<Placed> {
    while (this.#open.some(isUsual)) await this.order(await this.upcoming());
    await this.#curious();
    const [, middle] = this.#book.filter(isComplete);
    return this.existing.find(({ name }) => name === middle?.username) ?? this.own();
  }

  /** One with a username of digits, the first of them 0; undefined if the router does not take it. */
  async ofDigits(): Promise<Placed | undefined> {
    const parameters = this.#open.find(({ username }) => isOfDigits(username));
    const method = this.#router.target.methods.at(-1);
    if (parameters) await this.#router.ask("create_voucher", { parameters }, method);
    return this.existing.find(({ name }) => isOfDigits(name));
  }

  /** Removes those whose listing is not documented, if removing was seen to take no others. */
  async retire(): Promise<void> {
    if (!isTrusted(this.place) || takesMore(this.place)) return;
    for (const { name } of this.existing.filter(({ order }) => !isComplete(order))) {
      await this.#router.ask("remove_voucher", { parameters: { username: name } });
    }
  }

  /** One whose answer was lost may have been carried out, so it counts as sent. */
  get #open(): readonly Order[] {
    const sent = this.place.creates.flatMap(({ request, exchange }) =>
      request && !(exchange && this.#router.spell.hasPassed(exchange)) ? orderIn(request) : [],
    );
    return this.#book.filter((order) => !sent.some((one) => sameOrder(one, order)));
  }

  /** @throws NotReachable if the answer to an order of the book was lost */
  requireAnswers(): void {
    const known = [...this.placed.map(({ order }) => order), ...this.#open];
    const lost = this.#book.find((order) => !known.some((one) => sameOrder(one, order)));
    if (!lost) return;
    const why = `the answer to an order was lost on the way: ${JSON.stringify({ ...lost, passcode: "" })}`;
    throw new NotReachable(why, { code: "unchecked" });
  }

  /** A voucher with an unusual name, tried once; undefined if the router does not take it. */
  async #curious(): Promise<Placed | undefined> {
    const curious = this.#open.find((one) => isComplete(one) && !isOrdinary(one));
    const method = this.#router.target.methods.find((one) => one === "GET");
    return (curious && this.order(curious, method))?.catch(notDone);
  }
}
