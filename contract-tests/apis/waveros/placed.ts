import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import type { Create, Look } from "../../engine/tracker/seen/look.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { takenAt } from "../../engine/tracker/harm/taken.ts";
import { isRefusedByPage } from "../../engine/transport/whose.ts";
import {
  given,
  namesIn,
  outcomeOf,
  parametersOf,
  userIn,
  type Outcome,
  type Row,
} from "./answers.ts";
import { likeOf, sameOrder, textsShared, type Order } from "./orders.ts";
import type { Method } from "./target.ts";

/** An order that was answered, and what became of it. */
export interface Placed {
  readonly order: Order;
  /** An order of the book: there is no reason to refuse it. */
  readonly sound: boolean;
  /** Asks for a name that one of this run's vouchers had. */
  readonly again: boolean;
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  readonly user: Row;
  /** What guests log in with, if it is this run's own. */
  readonly name: string | undefined;
  /** The first look after it, the name to look for there, and its rows: one, if all is well. */
  readonly listed:
    { readonly look: Look<Row>; readonly name: unknown; readonly rows: readonly Row[] } | undefined;
  /** How many removals the router had accepted by then. */
  readonly since: number;
  /** The router has said so, or a removal had no answer. */
  readonly removed: boolean;
  readonly vanished: boolean;
}

/** Without those that have failed for a moment: what they asked for was asked for again. */
export function placedAt(
  place: Place<Row>,
  book: readonly Order[],
  spell: { hasPassed(exchange: Exchange): boolean },
): Placed[] {
  const all: Placed[] = [];
  /** Whether a later removal was confirmed before the look, or had no answer. */
  const isGone = (name: string | undefined, since: number, looks: number) =>
    place.isDoubtful(name ?? "") ||
    takenAt(place).explained.has(name ?? "") ||
    place.removals
      .slice(since)
      .some((removal) => place.isOf(removal.id, name ?? "") && removal.looks <= looks);
  /** Whether its removal was answered with nothing to remove, as where something delivers it twice. */
  const isInVain = (name: string, { answeredAt = 0, looks = 0 }: Create) =>
    place.inVain.some(
      (one) => one.id === name && one.answeredAt > answeredAt && one.looks <= looks,
    );
  for (const create of place.creates) {
    const { exchange, looks = 0, removals: since = 0 } = create;
    // What a throttle has answered is sent once more, and what was asked for otherwise is not an order.
    if (exchange?.request.effect !== "creates") continue;
    if (exchange.answer.status === 429 || spell.hasPassed(exchange)) continue;
    const order = orderIn(exchange.request);
    const again = all.some(
      (one) =>
        one.name !== undefined &&
        one.name === order.username &&
        !one.again &&
        !isGone(one.name, one.since, looks),
    );
    const name = namesIn(exchange).find((one) => place.own.has(one));
    // What was removed before a look does not have to be listed.
    const isDue =
      again || (name !== undefined && !isGone(name, since, looks) && !isInVain(name, create));
    const look = isDue ? place.looks[looks] : undefined;
    const listedAs = again ? order.username : name;
    const counts = place.looks.slice(looks).map((one) => named(one, name).length);
    const shownAt = counts.findIndex((count) => count > 0);
    all.push({
      order,
      sound: book.some((one) => sameOrder(one, order)),
      again,
      exchange,
      outcome: outcomeOf(exchange),
      user: userIn(exchange),
      name,
      listed: look && { look, name: listedAs, rows: named(look, listedAs) },
      removed: isGone(name, since, Infinity),
      since,
      vanished: name !== undefined && shownAt >= 0 && counts.lastIndexOf(0) > shownAt,
    });
  }
  return all;
}

export function orderIn(request: WireRequest): Order {
  const { action: _, "api-key": __, ...order } = parametersOf(request);
  return order;
}

/** An order for another voucher with the same values. */
export function requestLike(request: WireRequest, serial: number): WireRequest {
  const { username } = likeOf(orderIn(request), serial);
  if (!given(username)) return { ...request };
  const { url, body } = request;
  if (body !== undefined) {
    return { ...request, body: JSON.stringify({ ...parametersOf(request), username }) };
  }
  const address = new URL(url);
  address.searchParams.set("username", username);
  return { ...request, url: address.href.replaceAll("+", "%20") };
}

export function named({ items }: Look<Row>, name: unknown): readonly Row[] {
  return items.filter(({ username }) => username === name);
}

/** What was placed, and where. */
interface Stock {
  readonly placed: readonly Placed[];
  readonly existing: readonly Placed[];
  readonly place: Place<Row>;
}

/** A single voucher that has never been listed, and what was refused of the book: the like of each is to be placed. */
export function dueAgain({ placed, place }: Stock): readonly Placed[] {
  const isMissing = ({ listed, again, name = "" }: Placed, nth: number) => {
    if (again || listed?.rows.length !== 0) return false;
    // From then on, another may be listed under its name.
    const next = placed.slice(nth + 1).find((one) => one.name === name && one.outcome === "done");
    const looks = next?.listed
      ? place.looks.slice(0, place.looks.indexOf(next.listed.look))
      : place.looks;
    return !looks.some(place.holds(name));
  };
  const missing = placed.filter(isMissing);
  const isRefused = ({ outcome, exchange }: Placed) =>
    outcome === "refused" || isRefusedByPage(exchange);
  const refused = placed.filter((one) => one.sound && isRefused(one));
  return [...(missing.length === 1 ? missing : []), ...refused];
}

/** A voucher and those with which it shares a text, for which a router may take one for the other. */
export function sharingTexts(placed: readonly Placed[], missing: Placed) {
  const isShared = ({ order }: Placed) => textsShared(order, missing.order).length > 0;
  return placed.filter((one) => {
    const isOther = one.name !== missing.name && one.outcome === "done";
    return one === missing || (isOther && isShared(one));
  });
}

/**
 * The taken username to ask for after a removal, if none was yet: that of a voucher without an end, where there is
 * one, by a method by which none was. A list has shown since that it is still there.
 */
export function dueAsDuplicate({ placed, existing, place }: Stock, methods: readonly Method[]) {
  const again = placed.filter((one) => one.again);
  const [removal] = place.removals.slice(-1);
  const since = place.looks.slice(removal?.looks).at(-1);
  if (!removal || !since || again.some((one) => one.since > 0)) return undefined;
  const there = existing.filter(({ name = "" }) => place.holds(name)(since));
  const { name } = there.find(({ order }) => order.valid_for === "always") ?? there[0] ?? {};
  const tried = again.map(({ exchange }) => exchange.request.method);
  return { name, method: methods.find((one) => !tried.includes(one)) };
}

/** Whether all that the last look shows was there before the run, or is its own. */
export function isNewest(place: Place<Row>, { name = "" }: Placed): boolean {
  const [first, last] = [place.looks[0], place.looks.at(-1)];
  if (!first || !last || !place.holds(name)(last)) return false;
  const before = place.idsIn(first);
  return place.idsIn(last).every((id) => place.own.has(id) || before.includes(id));
}
