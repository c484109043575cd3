import { clockOf, type Exchange, type WireRequest } from "../../engine/exchange/exchange.ts";
import { sleep } from "../../engine/transport/pace.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { dataIn, type Configuration, type Panel, type Server } from "./calls.ts";
import { placeAt, placeOf } from "./configurations.ts";
import { SERVED, type Persona, type VpnScriptTarget } from "./target.ts";

// What requests of this run do where they should do nothing: on other servers and other accounts.

/** How many further WireGuard servers are looked at: each look is a request. */
const MOST_OTHERS = 3;

/** How far a `created_at` may be from the answer to a request for the two to belong together, in ms. */
const SAME_MOMENT = 2000;

/** WireGuard servers beside the one on which this run creates, the first and the last of the list among them. */
export async function otherServers(session: Panel): Promise<number[]> {
  const { wireguard, wireguardFull, disabled } = session.target.servers;
  const data = await session.once("listServers", { as: "active" }).then(
    (exchange) => dataIn<readonly Server[]>(exchange),
    () => undefined,
  );
  const listed = Array.isArray(data) ? data : [];
  const ids = listed.flatMap((one: Server) => (one?.protocol === "wireguard" ? one.id : []));
  const others = ids.filter((id) => id !== wireguard && id !== wireguardFull && id !== disabled);
  const ends = [wireguardFull, others[0], others.at(-1), ...others];
  return [...new Set(ends.filter((id) => id !== undefined))].slice(0, MOST_OTHERS);
}

/** Where what is there before a run is compared with what is there after it. */
export async function comparedPlaces(session: Panel): Promise<string[]> {
  const { personas, servers } = session.target;
  const { wireguard } = servers;
  if (wireguard === undefined) return [];
  const others = personas.active ? await otherServers(session) : [];
  return [
    ...SERVED.filter((one) => personas[one]).map((persona) => placeAt(persona, wireguard)),
    ...others.map((id) => placeAt("active", id)),
    ...(personas.other ? others.slice(-1).map((id) => placeAt("other", id)) : []),
  ];
}

/**
 * What has appeared elsewhere at the moment of each of this run's requests of one kind. What comes
 * with only one may be another client's.
 */
export function twinsIn(session: Panel) {
  const { target } = session;
  const { wireguard } = target.servers;
  const main = placeAt("active", wireguard);
  const several = idsInSeveral(session.configurations.places);
  return session.configurations.places.flatMap((place) => {
    const [first] = place.looks;
    if (place.name === main || !first || session.busy.has(place.name)) return [];
    const isLate = session.late.has(place.name);
    const all = changing(session);
    const since = isLate ? all : all.filter((one) => session.answers.isLater(one, first.exchange));
    const began = Math.min(...since.map(clockOf)) - SAME_MOMENT;
    const kinds = Map.groupBy(since, (exchange) => kindOf(session, exchange));
    const old = first.items.filter((one) => !isLate || Date.parse(one.created_at) < began);
    const known = new Set([...old.map(({ id }) => id), ...[...several].map(Number)]);
    const later = place.looks.flatMap(({ items }) => items).filter(({ id }) => !known.has(id));
    const fresh = [...new Map(later.map((one) => [one.id, one])).values()];
    const surplus = fresh.length - place.made.length;
    const own = place.made.flatMap(({ exchange }) => exchange ?? []);
    // Its own creates, each carried out twice, tell of all: that is one-create-makes-one's concern.
    const isEnough = place.looks.every(({ items, exchange: { startedAt, durationMs } }) => {
      const sent = place.made.filter(({ at }) => at <= startedAt + durationMs);
      return items.filter(({ id }) => !known.has(id)).length <= 2 * sent.length;
    });
    const isDoubled =
      isEnough &&
      (own.length >= surplus || madeBy([...own, ...own], fresh).length === fresh.length);
    const of = (exchanges: readonly Exchange[]) => {
      // Where creates are carried out for another account, those of this one may be, too.
      const isElsewhere = isMisplaced(exchanges);
      if (isDoubled && !isElsewhere) return [];
      const count = isElsewhere ? fresh.length : surplus;
      if (exchanges.length < 2 || count < exchanges.length) return [];
      // Another client may make more at one moment than all such requests of that moment.
      const clocks = exchanges.map(clockOf);
      const [from, to] = [Math.min(...clocks), Math.max(...clocks)];
      const { operation } = exchanges[0]!.request;
      const persona = personaOf(target, exchanges[0]!.request);
      const such = since.filter(
        (one) =>
          one.request.operation === operation &&
          personaOf(target, one.request) === persona &&
          clockOf(one) >= from - SAME_MOMENT &&
          clockOf(one) <= to + SAME_MOMENT,
      );
      if (to - from <= 2 * SAME_MOMENT && count > such.length) return [];
      const made = madeBy(exchanges, fresh, isRefusedHere(exchanges) ? target.jobTimeout : 0);
      if (made.length < exchanges.length) return [];
      const ids = made.map(({ id }) => String(id));
      return [{ place, ids, exchanges }];
    };
    // A job may carry it out all the same.
    const isRefusedHere = ([one]: readonly Exchange[]) =>
      placeOf(one!.request) === place.name && one!.answer.status >= 400;
    // Accepted creates on the same server, of which nothing has come where it was due.
    const isMisplaced = ([one]: readonly Exchange[]) => {
      const due = placeOf(one!.request);
      if (one!.request.effect !== "creates" || one!.answer.status >= 400 || !due) return false;
      const isSameServer = /@.*/.exec(due)?.[0] === /@.*/.exec(place.name)?.[0];
      return isSameServer && due !== place.name && session.configurations.at(due).own.size === 0;
    };
    // Of several kinds at those moments, that of requests of the very account is the likeliest.
    const isIts = ([one]: readonly Exchange[]) =>
      place.name.startsWith(`${personaOf(target, one!.request)}@`);
    const rank = (exchanges: readonly Exchange[]) =>
      4 * Number(isRefusedHere(exchanges)) +
      2 * Number(isMisplaced(exchanges)) +
      Number(isIts(exchanges));
    const inOrder = [...kinds.values()].toSorted((a, b) => rank(b) - rank(a));
    return inOrder.flatMap(of).slice(0, 1);
  });
}

/** Looks once more where this run seems to have made something: what comes while it sends nothing is another client's. */
export async function watchTwins(session: Panel): Promise<void> {
  for (const { place } of twinsIn(session)) {
    const [first, last] = [place.looks[0]!, place.looks.at(-1)!];
    const known = new Set(place.looks.flatMap((look) => place.idsIn(look)));
    const each = (Date.now() - first.exchange.startedAt) / (known.size - first.items.length);
    // Twice as long as one has taken to appear.
    await sleep(
      Math.max(0, last.exchange.startedAt + Math.min(2 * each, LONGEST) - Date.now()),
      undefined,
    );
    const now = await session.configurations.look(place.name).catch(() => undefined);
    if (now && place.idsIn(now).some((id) => !known.has(id))) session.busy.add(place.name);
  }
}

/** In ms. */
const LONGEST = 6000;

/**
 * What has appeared elsewhere, as leftovers, on accounts on which this run has created nothing.
 * What an account's list refuses to show may be there all the same.
 */
export async function namedTwins(session: Panel): Promise<readonly Leftover[]> {
  const { configurations: tracker, target } = session;
  const twins = twinsIn(session);
  const left = twins.map(({ place, ids }) => ({ place, ids }));
  const unseen: Leftover[] = [];
  for (const { place, exchanges } of twins) {
    const [first] = exchanges;
    for (const persona of Object.keys(target.personas) as Persona[]) {
      const there = tracker.at(place.name.replace(/^\w+/, persona));
      const theirs = changing(session).filter(
        ({ request }) =>
          request.operation === first!.request.operation && personaOf(target, request) === persona,
      );
      if (theirs.length === 0) continue;
      const look = await tracker.look(there.name).catch(() => undefined);
      const isRefused = !look || REFUSED.has(session.nameOf(look.exchange));
      const alike = theirs.filter((one) => session.nameOf(one) === session.nameOf(first!));
      if (!isRefused) {
        const made = madeBy(theirs, look.items).map(({ id }) => String(id));
        // The tracker names what has appeared after its first look.
        left.push({ place: there, ids: made.filter((id) => !there.appeared.has(id)) });
      } else if (alike.length > 0) {
        const { what, whereIs } = there.kind;
        const count = alike.length === 1 ? `a ${what}` : `${alike.length} ${what}s`;
        const why = `${MADE}, and this account's list is refused; look at the panel`;
        unseen.push({ what: `perhaps ${count}${whereIs(there.name)}`, why });
      }
    }
  }
  const why = `${MADE}; not touched, remove it by hand`;
  const seen = left.flatMap(({ place: { kind, looks, name }, ids }) => {
    const listed = looks.at(-1)?.items.map(({ id }) => String(id)) ?? [];
    return ids
      .filter((id) => listed.includes(id))
      .map((id) => ({ what: `${kind.what} ${id}${kind.whereIs(name)}`, why }));
  });
  return [...seen, ...unseen];
}

/** An id is of one thing on its server, whatever accounts' lists show it. */
export function eachOnce(left: readonly Leftover[]): Leftover[] {
  const first = new Map<string, Leftover>();
  for (const one of left) {
    const thing = one.what.replace(/(?<=^WireGuard configuration \d+) of personas\.\w+/, "");
    if (!first.has(thing)) first.set(thing, one);
  }
  return [...first.values()];
}

function madeBy(
  exchanges: readonly Exchange[],
  items: readonly Configuration[],
  /** Seconds that a job may take. */
  patience = 0,
): readonly Configuration[] {
  const rest = new Set(items.toSorted((a, b) => b.id - a.id));
  return exchanges.flatMap((exchange) => {
    const made = [...rest].find((one) => isAt(one, exchange, patience));
    return made && rest.delete(made) ? [made] : [];
  });
}

/** Lists that say nothing of what is there. */
const REFUSED: ReadonlySet<string | undefined> = new Set([
  ...["no-service", "service-inactive", "service-expired", undefined],
]);

const MADE = "has appeared at a request of this run that was refused, or asked for nothing there";

/** A login is sent without an account, and names one. */
export function personaOf({ personas }: VpnScriptTarget, { persona, body = "" }: WireRequest) {
  const isNamed = (username: string) => body.includes(`"username":${JSON.stringify(username)}`);
  const named = Object.entries(personas).find(([, one]) => isNamed(one.username));
  return persona ?? named?.[0];
}

/** Ids in the lists of more than one account or server, or group of them: whose they are, lists that are another's do not tell. */
export function idsInSeveral(
  places: readonly Place<Configuration>[],
  groupOf = ({ name }: Place<Configuration>): unknown => name,
): ReadonlySet<string> {
  const idsAt = (place: Place<Configuration>) => place.looks.flatMap((look) => place.idsIn(look));
  const groups = [...Map.groupBy(places, groupOf).values()];
  const all = groups.flatMap((one) => [...new Set(one.flatMap(idsAt))]);
  return new Set(all.filter((id, index) => all.indexOf(id) < index));
}

/** Requests that might make something where they should not, the likeliest first. */
function changing({ answers }: Panel): readonly Exchange[] {
  const operations = ["createWireguardConfig", "deleteWireguardConfig", "getOpenvpnProfile"];
  return [...operations, "createToken"]
    .flatMap((one) => answers.exchanges(one))
    .toSorted((a, b) => a.answer.status - b.answer.status);
}

function kindOf(session: Panel, exchange: Exchange): string {
  const { operation } = exchange.request;
  return [operation, personaOf(session.target, exchange.request), session.nameOf(exchange)].join(
    " ",
  );
}

export function isAt({ created_at }: Configuration, exchange: Exchange, patience = 0): boolean {
  const later = Date.parse(created_at) - clockOf(exchange);
  return later >= -SAME_MOMENT && later <= SAME_MOMENT + patience * 1000;
}
