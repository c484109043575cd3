import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { Removal } from "../../../engine/tracker/seen/look.ts";
import { isKept, lostBy, takenAt, takesMore } from "../../../engine/tracker/harm/taken.ts";
import { fieldsOf, outcomeOf, parametersOf, usernameIn, type Row } from "../answers.ts";
import { likeOf, type Order } from "../orders.ts";
import type { WaverosSession } from "../session.ts";

/** What the router itself was asked between two exchanges, or during one of them. */
export function askedIn(session: WaverosSession, before: Exchange, after: Exchange): Exchange[] {
  const { answers } = session;
  const [from, to] = [answers.timeOf(before).sent, answers.timeOf(after).answered];
  return answers.all
    .filter(({ exchange, at }) => at >= from && answers.timeOf(exchange).sent <= to)
    .map(({ exchange }) => exchange)
    .filter(({ request }) => session.placeOf(request) === "");
}

/** The creations and removals among that. */
export function writesIn(session: WaverosSession, before: Exchange, after: Exchange): Exchange[] {
  const asked = askedIn(session, before, after);
  return ["creates", "deletes"].flatMap((effect) =>
    asked.filter(({ request }) => request.effect === effect),
  );
}

/** Those that were sent after a reading had come, and answered before the next was asked for: that one shows what they did. */
export function writesBetween(
  session: WaverosSession,
  before: Exchange,
  after: Exchange,
): Exchange[] {
  const { answers } = session;
  const [from, to] = [answers.timeOf(before).answered, answers.timeOf(after).sent];
  return writesIn(session, before, after).filter((one) => {
    const { sent, answered } = answers.timeOf(one);
    return sent >= from && answered <= to;
  });
}

/**
 * Whether the router has refused another such write by the documented answer, and this one by that to something else, also
 * when it is asked again.
 */
export async function isRefusedOtherwise(
  session: WaverosSession,
  write: Exchange,
  refusal: string,
): Promise<boolean> {
  const isOther = (exchange: Exchange) =>
    outcomeOf(exchange) === "refused" && ![undefined, refusal].includes(session.nameOf(exchange));
  const isOwn = session.isAuthentic(write.request) && session.placeOf(write.request) === "";
  const others = session.answers.exchanges(write.request.operation);
  if (!isOwn || !isOther(write)) return false;
  if (!others.some((one) => session.nameOf(one) === refusal)) return false;
  return isOther(await session.transport.send({ ...write.request }));
}

/**
 * The last refused removals of this run's own that is still listed, and that nobody uses: each was refused whenever it was
 * asked for, and others' removals between were carried out.
 */
export function refusedAgain(session: WaverosSession) {
  const { kind, looks, own } = session.vouchers.place;
  const isUnused = (row: Row) => own.has(String(row["username"])) && !kind.isUsed!(row);
  const all = session.answers
    .exchanges("remove_voucher")
    .filter(({ request }) => session.isAuthentic(request));
  return (looks.at(-1)?.items ?? []).filter(isUnused).flatMap(({ username }) => {
    const its = all.filter(({ request }) => usernameIn(request) === username);
    const last = its.slice(its.findLastIndex((one) => outcomeOf(one) !== "refused") + 1);
    const [first, exchange] = [last[0], last.at(-1)];
    const isUnclear = last.some(
      (one) => kind.isAbsent(one) || session.saysNothing(one) !== undefined,
    );
    if (!first || !exchange || isUnclear) return [];
    const between = all.slice(all.indexOf(first), all.indexOf(exchange));
    const isByItself = between.some((one) => outcomeOf(one) === "done");
    return isByItself ? { id: String(username), exchange } : [];
  });
}

const known = new WeakMap<Exchange, Map<string, Promise<unknown>>>();

/** What was found out about an exchange by trying it again: once for each question. */
export function once<T>(
  session: WaverosSession,
  exchange: Exchange,
  about: string,
  ask: () => Promise<T>,
): Promise<T> {
  const { place } = session.vouchers;
  const answers = known.get(exchange) ?? new Map<string, Promise<unknown>>();
  known.set(exchange, answers);
  const tryOut = async () => {
    const { length } = place.creates;
    return ask().finally(() => {
      for (const { asks, named } of place.creates.slice(length)) place.tryOut(asks ?? named ?? "");
    });
  };
  const answer = (answers.get(about) as Promise<T> | undefined) ?? tryOut();
  answers.set(about, answer);
  return answer;
}

/**
 * The first refused removal that takes what it names each time, or from the list alone: another client may have removed
 * it before. Each is tried once.
 */
export async function takingAgain(session: WaverosSession, refusals: readonly Exchange[]) {
  for (const refused of refusals) {
    if (await once(session, refused, "", () => takesAnother(session, refused))) return refused;
  }
  return undefined;
}

async function takesAnother(session: WaverosSession, refused: Exchange): Promise<boolean> {
  const { vouchers } = session;
  const { request } = refused;
  // Another client makes only the router say that there is none.
  if (session.isAuthentic(request) && !vouchers.place.kind.isAbsent(refused)) return true;
  // What is created now would not be removed any more.
  if (vouchers.place.isUndone) return false;
  // What can be removed was there all the time, and only not listed.
  const own = { parameters: { username: usernameIn(request) } };
  if (outcomeOf(await session.ask("remove_voucher", own)) === "done") return true;
  // Another client may remove one of them at that very moment, but not two.
  for (let nth = 0; nth < 2; nth++) {
    const { name: username } = await vouchers.order(vouchers.fresh());
    const isListed = async () => vouchers.place.holds(username ?? "")(await vouchers.look());
    if (!(await isListed())) return false;
    const call = { key: null, parameters: { ...parametersOf(request), username } };
    const again = await session.ask("remove_voucher", call, request.method);
    if (outcomeOf(again) !== "refused" || (await isListed())) return false;
  }
  return true;
}

/**
 * Whether a removal takes another of this run's own, too: in its place, together with others', where removals take others',
 * or again from the like of both. Another client may have, once.
 */
export async function takesWith(session: WaverosSession, removal: Removal, lost: string) {
  const { place } = session.vouchers;
  const isOthers = lostBy(place, removal).some((one) => !place.own.has(one));
  // Where vouchers come or go without a removal as well, another client is at work.
  const isSure = takesMore(place) && takenAt(place).moves.length === 0;
  if (isOthers || isKept(place, removal) || isSure) return true;
  return once(session, removal.exchange, lost, () => takesLikeOf(session, removal, lost));
}

/** This run's own that removals of others of its own have taken. */
export async function goneWith(session: WaverosSession): Promise<ReadonlySet<unknown>> {
  const { place } = session.vouchers;
  const gone = new Set<string>();
  for (const removal of place.ownRemovals) {
    for (const name of lostBy(place, removal).filter((one) => place.own.has(one))) {
      if (!gone.has(name) && (await takesWith(session, removal, name))) gone.add(name);
    }
  }
  return gone;
}

async function takesLikeOf(session: WaverosSession, removal: Removal, lost: string) {
  const { vouchers } = session;
  const { place, placed } = vouchers;
  const serial = ++vouchers.serial;
  const pair = placed.filter(({ name }) => name === lost || name === removal.id);
  if (place.isUndone || pair.length < 2) return true;
  const names = new Map<unknown, string | undefined>();
  for (const { order, name } of pair) {
    if (!names.has(name)) names.set(name, (await vouchers.order(likeOf(order, serial))).name);
  }
  const isListed = async () => place.holds(names.get(lost) ?? "")(await vouchers.look());
  if (!(await isListed())) return false;
  const parameters = { username: names.get(removal.id) };
  await session.ask("remove_voucher", { parameters }, removal.exchange.request.method);
  return !(await isListed());
}

/** The kinds of write that it is one of, the widest first. */
export function kindsIn(exchange: Exchange): string[] {
  const { operation, method } = exchange.request;
  const what = operation === "create_voucher" ? "creation" : "removal";
  const isDone = outcomeOf(exchange) === "done";
  const refused = `that is refused with "${String(fieldsOf(exchange)["message"])}"`;
  const kind = isDone ? `${what} of a voucher` : `${what} ${refused}`;
  const isNamed = usernameIn(exchange.request) !== undefined;
  const narrow = isDone ? (isNamed ? [] : [`${kind} without a username`]) : [`request ${refused}`];
  return [kind, `${kind} by ${method}`, ...narrow];
}

interface As {
  /** What a removal is to take. */
  readonly due?: string | undefined;
  /** What an order is to have. */
  readonly texts?: Order;
}

/** The very same if it was refused, else a similar one. */
export async function repeat(session: WaverosSession, exchange: Exchange, { due, texts }: As = {}) {
  const { vouchers } = session;
  const { request } = exchange;
  const { method } = request;
  if (outcomeOf(exchange) !== "done") {
    await session.transport.send({ ...request });
  } else if (request.operation === "create_voucher") {
    const { username, ...order } = { ...vouchers.fresh(), ...texts };
    await vouchers.order(usernameIn(request) ? { ...order, username } : order, method);
  } else {
    const username = due ?? (await vouchers.own()).name;
    await session.ask("remove_voucher", { parameters: { username } }, method);
  }
}
