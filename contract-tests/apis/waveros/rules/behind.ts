import { canonical } from "../../../engine/exchange/canonical.ts";
import { isWrite, type Exchange } from "../../../engine/exchange/exchange.ts";
import { notDone, type Breach } from "../../../engine/judgement/finding.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import { takenAt, takesMore } from "../../../engine/tracker/harm/taken.ts";
import { outcomeOf, parametersOf, usernameIn, type Row } from "../answers.ts";
import { likeOf, textsShared, type Order } from "../orders.ts";
import { orderIn } from "../placed.ts";
import type { WaverosSession } from "../session.ts";
import type { Vouchers } from "../vouchers.ts";
import { fieldsOf } from "./entries.ts";
import { isEditedByOthers, isEditedSince } from "./told.ts";
import { askedIn, once, repeat } from "./writes.ts";

// Which requests are behind it that a voucher of this run's own has gone or changed, though none asked for that.

/** What has gone or changed between two exchanges, or at one of them. */
export interface Happened {
  readonly name: string;
  readonly from: Exchange;
  readonly to: Exchange;
  /** Whether it has changed, and is still there. */
  readonly isChange?: boolean;
}

/** What a request is told for that brings it about. */
export function breachBy(exchange: Exchange, { name, isChange = false }: Happened): Breach {
  const does = isChange ? "changes" : "removes";
  return {
    message: `Each such request ${does} a voucher of this run's own, and does not ask for it.`,
    expected: "the vouchers of this run as they were",
    actual: `"${name}" ${isChange ? "has changed" : "is gone"}`,
    exchange,
  };
}

/**
 * What has gone or changed before a list could show it: the first list lacks it, or has it with other values, modified
 * since, or the name that it had was given again.
 */
export function unseenIn(vouchers: Vouchers): Happened[] {
  const { placed, missed, place } = vouchers;
  // Where all are modified after their creation, that is how a router writes its times.
  const isEdited = isEditedByOthers(vouchers);
  return placed.flatMap((one): Happened | readonly never[] => {
    const { name = "", exchange: from, listed, outcome } = one;
    if (outcome !== "done" || one.again || place.tried.has(name) || !place.own.has(name)) return [];
    const next = placed.find(
      ({ again, order }) => again && order.username === name && order !== one.order,
    );
    if (missed.has(name) && next) return { name, from, to: next.exchange };
    if (!listed) return [];
    const to = listed.look.exchange;
    const [row] = listed.rows;
    if (!row) return place.looks.some(place.holds(name)) ? [] : { name, from, to };
    return isEdited && isEditedSince(row, one.order) ? { name, from, to, isChange: true } : [];
  });
}

/**
 * The request that does so to another voucher of this run's own each time it is sent again, and at no other time. What
 * another client does comes at moments of its own: then there is none.
 */
export function behind(session: WaverosSession, happened: Happened) {
  const ask = () => find(session, happened);
  return once(session, happened.from, happened.name, ask);
}

/** The breach of what takes all there is, and was refused: asked for again where nothing of others' is left. */
export async function behindEmptying(session: WaverosSession): Promise<Breach | undefined> {
  const { place } = session.vouchers;
  const { goneInVain: gone = [] } = takenAt(place);
  const name = gone.find((id) => place.own.has(id) && place.looks.some(place.holds(id)));
  if (name === undefined) return undefined;
  const at = place.looks.findLastIndex(place.holds(name));
  const [from, to] = place.looks.slice(at, at + 2).map(({ exchange }) => exchange);
  const happened = { name, from: from!, to: to! };
  const cause = await behind(session, happened).catch(notDone);
  return cause && { ...breachBy(cause, happened), actual: `gone: ${gone.join(", ")}` };
}

async function find(session: WaverosSession, happened: Happened): Promise<Exchange | undefined> {
  const { place } = session.vouchers;
  // What is created now would not be removed any more, or not alone.
  if (place.isUndone || takesMore(place)) return undefined;
  const isSo = (requests: readonly Exchange[]) => isHit(session, happened, requests);
  // Beside others', what may have taken all is not sent again; a removal that was carried out may have, too.
  const isOthers = place.looks.at(-1)!.items.some((row) => !place.own.has(String(row["username"])));
  const isHeld = (one: Exchange) => one.request.effect === "deletes" && !isCarriedOut(one);
  const isAll = takenAt(place).goneInVain !== undefined && isOthers;
  let suspects = suspectsOf(session, happened).filter((one) => !isAll || !isHeld(one));
  if (happened.isChange && (await isEditedAtOnce(session, happened.from))) return happened.from;
  if (!(await isSo(suspects))) return undefined;
  // What comes without any of them, reading brings about.
  if (await isSo([])) return (await isSo([])) ? happened.to : undefined;
  while (suspects.length > 1) {
    const half = suspects.slice(0, Math.ceil(suspects.length / 2));
    suspects = (await isSo(half)) ? half : suspects.slice(half.length);
  }
  // Another client may do that at such a moment, but not each time, and at no other.
  for (let nth = 0; nth < 2; nth++) {
    if ((await isSo([])) || !(await isSo(suspects))) return undefined;
  }
  return suspects[0];
}

/** Whether orders like one are stored otherwise, and edited at once: another client does not come each time. */
async function isEditedAtOnce(session: WaverosSession, made: Exchange): Promise<boolean> {
  const { vouchers } = session;
  const order = vouchers.of(made)?.order;
  for (let nth = 0; nth < 2; nth++) {
    if (!order) return false;
    const like = likeOf(order, ++vouchers.serial);
    const { name } = await vouchers.order(like, made.request.method);
    const row = (await vouchers.look()).items.find(({ username }) => username === name);
    if (!row || !isEditedSince(row, like)) return false;
  }
  return true;
}

/** One request of each kind that was under way meanwhile, except for what has asked for it. */
function suspectsOf(session: WaverosSession, { name, from, to }: Happened): Exchange[] {
  const isMade = (one: Exchange) => outcomeOf(one) === "done" && usernameIn(one.request) === name;
  const sent = askedIn(session, from, to).filter((one) => !isMade(one));
  return [...new Map(sent.map((one) => [kindOf(one, name), one])).values()];
}

function kindOf({ request, answer }: Exchange, name: string): string {
  const { action, username, message } = {
    ...parametersOf(request),
    ...(answer.body.json as Row | undefined),
  };
  const whose = username === name ? "its" : typeof username;
  return [request.method, action, message, whose].join(" ");
}

/** Whether that happens to a voucher that is created for it while some requests are sent again. */
async function isHit(
  session: WaverosSession,
  { name, isChange = false }: Happened,
  requests: readonly Exchange[],
): Promise<boolean> {
  const { vouchers } = session;
  const { order: lost = {} } = vouchers.placed.find((one) => one.name === name) ?? {};
  // What is ordered here was only tried out: where it goes, that holds no more removals back.
  const order = async (fresh = vouchers.fresh()) => {
    const { name = "" } = await vouchers.order(fresh);
    vouchers.place.tryOut(name);
    return name;
  };
  const isRemoval = (one: Exchange) => one.request.effect === "deletes" && isCarriedOut(one);
  const due: string[] = [];
  for (const one of requests) due.push(isRemoval(one) ? await order() : "");
  const fresh = vouchers.fresh();
  const own = await order(fresh);
  const read = async () => (await vouchers.look()).items;
  const isOwn = ({ username }: Row) => username === own;
  const before = await read();
  const was = before.find(isOwn);
  if (!was) return false;
  // Times are listed to the second.
  if (isChange) await sleep(1000, undefined);
  for (const [nth, one] of requests.entries()) {
    // What shared a text with the one that went shares it with this one.
    const shared = textsShared(orderIn(one.request), lost).map((field) => [field, fresh[field]]);
    const as = { due: due[nth], texts: Object.fromEntries(shared) as Order };
    if (isCarriedOut(one)) await repeat(session, one, as);
    else await sendAgain(session, one, name, own);
  }
  const after = await read();
  const now = after.find(isOwn);
  const names = new Set(after.map(({ username }) => username));
  // Where others' go as well, nothing is tried on.
  const isOthers = before.some(
    (row) => !vouchers.place.own.has(String(row["username"])) && !names.has(row["username"]),
  );
  if (isOthers) return false;
  return isChange ? now !== undefined && changedIn(was, now).length > 0 : !now;
}

function isCarriedOut(exchange: Exchange): boolean {
  return isWrite(exchange.request) && outcomeOf(exchange) === "done";
}

/** Sends a request again as it was, or, if it named a voucher, for another of this run's own. */
async function sendAgain(
  session: WaverosSession,
  { request }: Exchange,
  from: string,
  to: string,
): Promise<void> {
  const { operation, isOdd, method } = request;
  const given = parametersOf(request);
  const call = { key: null, parameters: { ...given, username: to } };
  const way = session.wayOf(operation, method);
  const isIts = given["username"] === from;
  const renamed = isIts ? await session.build(operation, call, way) : request;
  await session.transport.send({ ...renamed, isOdd, judgedAs: undefined });
}

/** The fields that differ, except the id, which is another rule's concern. */
export function changedIn(before: Row, now: Row): string[] {
  // What the vendor's page does not document may change whenever it will.
  return fieldsOf("get_voucher_users", before).filter(
    (field) => field !== "id" && canonical(before[field]) !== canonical(now[field]),
  );
}
