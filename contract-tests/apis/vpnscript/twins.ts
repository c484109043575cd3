import { clockOf, type Exchange } from "../../engine/exchange/exchange.ts";
import { sleep } from "../../engine/transport/pace.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import type { Configuration, Panel } from "./calls.ts";
import { placeAt, placeOf, whereOf } from "./configurations.ts";
import { idsInSeveral, isAt, personaOf, SAME_MOMENT } from "./elsewhere.ts";
import type { Persona } from "./target.ts";

// A twin is a configuration that has appeared at the moment of a request of this run, in a list in which that request
// should have made none.

/** What requests of one kind have made at a place, one each. */
interface Twins {
  readonly place: Place<Configuration>;
  readonly ids: readonly string[];
  readonly exchanges: readonly Exchange[];
}

/** At each place, those of the likeliest kind of requests. What comes with only one may be another client's. */
export function twinsIn(session: Panel): Twins[] {
  const { places } = session.configurations;
  const main = placeAt("active", session.target.servers.wireguard);
  const several = idsInSeveral(places);
  return places.flatMap((place) => {
    const isToTell = place.name !== main && !session.busy.has(place.name);
    const arrivals = isToTell ? arrivalsAt(session, place, several) : undefined;
    if (!arrivals) return [];
    const isTwice = isCreatedTwice(arrivals);
    const kinds = likeliestFirst(session, arrivals)
      // Where creates are carried out for another account, those of this one may be, too.
      .filter(([one]) => !isTwice || isMisplaced(session, place, one!));
    return kinds.flatMap((exchanges) => twinsOf(session, arrivals, exchanges)).slice(0, 1);
  });
}

/** What has come to a place. */
interface Arrivals {
  readonly place: Place<Configuration>;
  /** Requests that may have made something since the place was looked at first. */
  readonly since: readonly Exchange[];
  readonly fresh: readonly Configuration[];
  /** How many more they are than this run's creates there. */
  readonly surplus: number;
}

function arrivalsAt(
  session: Panel,
  place: Place<Configuration>,
  several: ReadonlySet<string>,
): Arrivals | undefined {
  const [first] = place.looks;
  if (!first) return undefined;
  const isLate = session.late.has(place.name);
  const all = changing(session);
  const since = isLate ? all : all.filter((one) => session.answers.isLater(one, first.exchange));
  const began = Math.min(...since.map(clockOf)) - SAME_MOMENT;
  const old = first.items.filter((one) => !isLate || Date.parse(one.created_at) < began);
  const known = new Set([...old.map(place.kind.idOf), ...several]);
  const later = place.looks
    .flatMap(({ items }) => items)
    .filter((one) => !known.has(place.kind.idOf(one)));
  const fresh = [...new Map(later.map((one) => [one.id, one])).values()];
  return { place, since, fresh, surplus: fresh.length - place.made.length };
}

/** Whether the creates for that place, each carried out twice, explain all: that is one-create-makes-one's concern. */
function isCreatedTwice({ place, fresh, surplus }: Arrivals): boolean {
  const ids = new Set(fresh.map(({ id }) => id));
  const isEnough = place.looks.every(({ items, exchange: { startedAt, durationMs } }) => {
    const sent = place.made.filter(({ at }) => at <= startedAt + durationMs);
    return items.filter(({ id }) => ids.has(id)).length <= 2 * sent.length;
  });
  const own = place.made.flatMap(({ exchange }) => exchange ?? []);
  const isOfAll = () => madeBy([...own, ...own], fresh).length === fresh.length;
  return isEnough && (own.length >= surplus || isOfAll());
}

/** Requests by kind: refused creates for that place first, then misplaced ones, and what its own account has asked for before the rest. */
function likeliestFirst(session: Panel, { place, since }: Arrivals) {
  const { persona } = whereOf(place.name);
  const isItsOwn = ({ request }: Exchange) => personaOf(session.target, request) === persona;
  const rank = ([one]: readonly Exchange[]) =>
    4 * Number(isRefusedAt(place, one!)) +
    2 * Number(isMisplaced(session, place, one!)) +
    Number(isItsOwn(one!));
  const kindOf = (one: Exchange) => `${askedBy(session, one)} ${session.nameOf(one)}`;
  // What was accepted for that place has to make something there.
  const others = since.filter(
    (one) => placeOf(one.request) !== place.name || isRefusedAt(place, one),
  );
  return [...Map.groupBy(others, kindOf).values()].toSorted((a, b) => rank(b) - rank(a));
}

function twinsOf(
  session: Panel,
  { place, since, fresh, surplus }: Arrivals,
  exchanges: readonly Exchange[],
): Twins[] {
  const [first] = exchanges;
  const count = isMisplaced(session, place, first!) ? fresh.length : surplus;
  if (exchanges.length < 2 || count < exchanges.length) return [];
  // Another client may make more at one moment than all such requests of that moment.
  const clocks = exchanges.map(clockOf);
  const [from, to] = [Math.min(...clocks), Math.max(...clocks)];
  const isThen = (at: number) => at >= from - SAME_MOMENT && at <= to + SAME_MOMENT;
  const isSuch = (one: Exchange) => askedBy(session, one) === askedBy(session, first!);
  const such = since.filter((one) => isSuch(one) && isThen(clockOf(one)));
  if (to - from <= 2 * SAME_MOMENT && count > such.length) return [];
  const patience = isRefusedAt(place, first!) ? session.target.jobTimeout : 0;
  const ids = madeBy(exchanges, fresh, patience).map(place.kind.idOf);
  return ids.length < exchanges.length ? [] : [{ place, ids, exchanges }];
}

/** How long more is waited for at most, in ms. */
const LONGEST = 6000;

/** Looks once more where this run seems to have made something: what comes while it sends nothing is another client's. */
export async function watchTwins(session: Panel): Promise<void> {
  for (const { place } of twinsIn(session)) {
    const [first, last] = [place.looks[0]!, place.looks.at(-1)!];
    const known = new Set(place.looks.flatMap((look) => place.idsIn(look)));
    const each = (Date.now() - first.exchange.startedAt) / (known.size - first.items.length);
    // Twice as long as one has taken to appear.
    const until = last.exchange.startedAt + Math.min(2 * each, LONGEST);
    await sleep(Math.max(0, until - Date.now()), undefined);
    const now = await session.configurations.look(place.name).catch(() => undefined);
    if (now && place.idsIn(now).some((id) => !known.has(id))) session.busy.add(place.name);
  }
}

/** Lists that say nothing of what is there. */
const REFUSED: ReadonlySet<string | undefined> = new Set([
  ...["no-service", "service-inactive", "service-expired", undefined],
]);

const MADE = "has appeared at a request of this run that was refused, or asked for nothing there";

/** Twins as leftovers, with what the like requests of other accounts have made. */
export async function namedTwins(session: Panel): Promise<readonly Leftover[]> {
  const twins = twinsIn(session);
  const personas = Object.keys(session.target.personas) as Persona[];
  const asked = twins.flatMap((one) => personas.map((as) => [one, as] as const));
  const beside = await Array.fromAsync(asked, ([one, as]) => madeBeside(session, one, as));
  const listed = twins.flatMap(({ place, ids }) =>
    ids.filter((id) => place.holds(id)(place.looks.at(-1)!)).map((id) => leftover(place, id)),
  );
  return [...listed, ...beside.flat()];
}

/** What such requests of an account have made in its own list; perhaps as much where that is refused. */
async function madeBeside(session: Panel, { place, exchanges }: Twins, as: Persona) {
  const [first] = exchanges;
  const { configurations, nameOf } = session;
  const there = configurations.at(placeAt(as, whereOf(place.name).server));
  const askedThere = `${first!.request.operation} ${as}`;
  const theirs = changing(session).filter((one) => askedBy(session, one) === askedThere);
  const look = theirs[0] && (await configurations.look(there.name).catch(() => undefined));
  if (look && !REFUSED.has(nameOf(look.exchange))) {
    const ids = madeBy(theirs, look.items).map(there.kind.idOf);
    // The tracker names what has appeared after its first look.
    return ids.filter((id) => !there.appeared.has(id)).map((id) => leftover(there, id));
  }
  const { length } = theirs.filter((one) => nameOf(one) === nameOf(first!));
  if (length === 0) return [];
  const { what, whereIs } = there.kind;
  const count = length === 1 ? `a ${what}` : `${length} ${what}s`;
  const why = `${MADE}, and this account's list is refused; look at the panel`;
  return [{ what: `perhaps ${count}${whereIs(there.name)}`, why }];
}

function leftover({ kind, name }: Place<Configuration>, id: string): Leftover {
  const why = `${MADE}; not touched, remove it by hand`;
  return { what: `${kind.what} ${id}${kind.whereIs(name)}`, why };
}

/** Of some items, the newest that each of the requests may have made: the last takes first, or an earlier one would take its. */
function madeBy(
  exchanges: readonly Exchange[],
  items: readonly Configuration[],
  /** Seconds that a job may take. */
  patience = 0,
): readonly Configuration[] {
  const rest = new Set(items.toSorted((a, b) => b.id - a.id));
  const lastFirst = exchanges.toSorted((a, b) => clockOf(b) - clockOf(a));
  return lastFirst.flatMap((exchange) => {
    const made = [...rest].find((one) => isAt(one, exchange, patience));
    return made && rest.delete(made) ? [made] : [];
  });
}

/** Requests that might make something where they should not, the likeliest first. */
function changing({ answers }: Panel): readonly Exchange[] {
  const operations = ["createWireguardConfig", "deleteWireguardConfig", "getOpenvpnProfile"];
  return [...operations, "createToken"]
    .flatMap((one) => answers.exchanges(one))
    .toSorted((a, b) => a.answer.status - b.answer.status);
}

/** Who asks for what. */
const askedBy = ({ target }: Panel, { request }: Exchange) =>
  `${request.operation} ${personaOf(target, request)}`;

/** Whether it is a create for a place that was refused: a job may carry it out all the same. */
const isRefusedAt = ({ name }: Place<Configuration>, { request, answer }: Exchange) =>
  placeOf(request) === name && answer.status >= 400;

/** Whether it is a create that was accepted for another account on the same server, where nothing of it has come. */
function isMisplaced(session: Panel, { name }: Place<Configuration>, one: Exchange): boolean {
  const due = placeOf(one.request);
  if (one.request.effect !== "creates" || one.answer.status >= 400 || !due) return false;
  const isSameServer = whereOf(due).server === whereOf(name).server;
  return isSameServer && due !== name && session.configurations.at(due).own.size === 0;
}
