import { changesBy } from "../../../engine/effects.ts";
import { notAnswered, NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { ownTakenAt, takenFrom, takerOf } from "../../../engine/tracker/harm/chance.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { isPendingCreation } from "../configurations.ts";
import { idsInSeveral, personaOf } from "../elsewhere.ts";
import type { VpnScriptSession } from "../session.ts";
import { slotsTaken } from "../slots.ts";
import type { Persona } from "../target.ts";
import { twinsIn } from "../twins.ts";
import { idsAt } from "./readings.ts";
import { firstTime, type Rules } from "./trial.ts";

export const lookRules: Rules = {
  // The vendor's page: "all WireGuard configurations for specific vpn server", of the account that
  // asks.
  "configurations-are-on-their-server": {
    title:
      "A configuration is listed once, for the account and the server that it was created for, and for no other.",
    source: "WireGuard Configurations; WireGuard Configuration (POST), row server_id",
    last: true,
    follow(life, { session, found, must }) {
      const owners = new Map<number, string>();
      const told = new Set<string>();
      const isNew = firstTime();
      const looks = session.configurations.places.flatMap((place) =>
        place.looks.map((look) => ({ ...look, here: place.kind.whereIs(place.name) })),
      );
      // Of the lists that show a configuration, the first is its own.
      const { answers } = session;
      const inTurn = looks.toSorted((a, b) => (answers.isLater(a.exchange, b.exchange) ? 1 : -1));
      for (const { items, exchange, here } of inTurn) {
        const ids = items.map(({ id }) => id);
        const twice = ids.find((id, index) => ids.indexOf(id) < index);
        const foreign = ids.find((id) => (owners.get(id) ?? here) !== here);
        for (const id of ids) if (!owners.has(id)) owners.set(id, here);
        const shown = { value: `configurations ${ids.join(", ")}`, at: "/data", exchange };
        const problems = {
          "listed-once": twice !== undefined && `Configuration ${twice} is in one list twice.`,
          "list-is-of-the-account-and-server":
            foreign !== undefined &&
            `Configuration ${foreign}${owners.get(foreign)!} is in the list${here}.`,
        };
        for (const [check, problem] of Object.entries(problems)) {
          if (told.has(check) || ids.length === 0 || !isNew(here, ids, check)) continue;
          if (problem) told.add(check);
          const words = { [check]: problem || "" };
          must(shown, !problem, "each configuration once, in its own list", words);
        }
      }
      // That nothing is left is answered as that nothing was there.
      const empty = session.configurations.places
        .flatMap(({ looks }) => looks)
        .find(({ items, exchange }) => items.length === 0 && exchange.answer.status === 200);
      if (empty)
        found(...session.breachesOf("listWireguardConfigs/404/no-configs", empty.exchange));
      const { end } = life.followed;
      if (end instanceof NotReachable && owners.size === 0) throw end;
    },
  },
  // Another client may remove what was there before this run, but not what comes back, nor what
  // only this run knows.
  "listed-configurations-stay": {
    title: "A configuration stays in the list until its deletion is requested.",
    source: "WireGuard Configurations; inferred from WireGuard Configuration (DELETE)",
    tellsOnce: "message",
    last: true,
    async follow(_life, { session, found, must }) {
      const { places, removals } = session.configurations;
      const taken = new Set(
        removals.taken(places).flatMap(({ things }) => things.map(({ id }) => id)),
      );
      const taker = await takerOf(session.configurations);
      if (taker !== undefined && taken.size === 0) {
        const gone = places.flatMap((place) =>
          takenFrom(place, places).map((id) => `${id}${place.kind.whereIs(place.name)}`),
        );
        const expected = `configuration ${gone.join(", ")} still there`;
        return must({ value: "gone, or pending deletion" }, false, expected, {
          "others-stay": `A ${taker} takes the configurations of others. This run has created nothing more since that was certain.`,
        });
      }
      const several = idsInSeveral(places);
      for (const place of places) {
        const other = otherIdAt(place);
        must(other?.shown ?? {}, !other, other?.id, {
          "keeps-its-id": `What was listed as configuration ${other?.id} while it was pending creation is listed as ${other?.shown.value} now.`,
        });
        const lost = other ? [] : lostAt(place).filter(({ id }) => !several.has(id));
        const isSeenAgain = place.looks.slice(0, -1).some(({ items }) => items.length > 0);
        if (lost.length === 0 && isSeenAgain && !place.isUnclear) found();
        const isTaken = takesOwn(place);
        for (const { id, look, isBack } of lost) {
          const isExplained = taken.has(id) || place.others.get(id) === "restored";
          if (!isBack && (!place.own.has(id) || isExplained)) continue;
          const value = `configurations ${look.items.map((one) => one.id).join(", ")}`;
          const shown = { value, at: "/data", exchange: look.exchange };
          const where = place.kind.whereIs(place.name);
          const isRefused = goesRefused(place, id, look);
          const what = isBack
            ? "What was listed was missing from a later list, and listed again after that."
            : isRefused
              ? "What this run has created was pending creation, its deletion was refused, and right after that it was gone."
              : isTaken
                ? "What this run has created has gone, and no deletion of it was accepted: each time at a create of this run, or before it was active."
                : "What this run has created has gone, and no deletion of it was accepted by then: another client of the account has deleted it, a deletion was sent twice on the way, or a backup was restored.";
          const inferred = !isBack && !isRefused && !isTaken;
          must({ ...shown, inferred }, false, `configuration ${id}${where}`, {
            "stays-until-deleted": what,
          });
        }
      }
    },
  },
  "nothing-else-is-created": {
    title: "A request creates nothing for accounts and servers that it does not name.",
    source: "WireGuard Configuration (POST); WireGuard Configuration (POST), row server_id",
    last: true,
    async follow(life, { session, found, must }) {
      life.seen(life.place.looks);
      const twins = twinsIn(session);
      // A client that creates on this run's accounts at its moments, as a second run does, does so elsewhere, too.
      const isAlone = !life.place.isUnclear;
      const elsewhere = session.configurations.places.filter((one) => one !== life.place);
      if (twins.length === 0 && elsewhere.some(({ looks }) => looks.length > 1)) found();
      for (const { place, ids, exchanges } of twins) {
        const { request, answer } = exchanges.at(-1)!;
        const value = `configurations ${ids.join(", ")}${place.kind.whereIs(place.name)}`;
        // What goes again without a deletion of this run is a client's who works there.
        const seen = place.looks.flatMap((look) => place.idsIn(look));
        const isTheirs = seen.some((id) => isGoneBy(place, id));
        const isSure = !isTheirs && (isAlone || (await createsAgain(session, place, exchanges)));
        must({ value, exchange: exchanges.at(-1)!, inferred: !isSure }, false, "nothing there", {
          "creates-where-asked": `${request.operation} was answered ${answer.status} ${exchanges.length} times, and each time a configuration has appeared${place.kind.whereIs(place.name)}.`,
        });
      }
      for (const { what, value, isSure } of life.place.isUndone ? await slotsTaken(session) : []) {
        must({ value, inferred: !isSure }, false, "as many free slots as before", {
          "takes-one-slot": what,
        });
      }
    },
  },
};

/** Whether something has appeared at a place, and gone again, without a deletion of this run. */
function isGoneBy(place: Place<Configuration>, id: string): boolean {
  const [first, last] = [place.looks[0]!, place.looks.at(-1)!];
  return ![first, last].some(place.holds(id)) && !place.isAsked(id);
}

/** Whether more comes at a place each time that such a request is sent again, and none beside it; true for an accepted create or deletion. */
async function createsAgain(
  session: VpnScriptSession,
  place: Place<Configuration>,
  such: readonly Exchange[],
): Promise<boolean> {
  const { request, answer } = such.at(-1)!;
  const persona = personaOf(session.target, request);
  const isLogin = request.operation === "createToken" && answer.status < 300;
  // What such requests make where they should is the run's own already: they are not sent for this alone.
  if (!isLogin && request.method !== "GET" && answer.status < 300) return true;
  const send = () =>
    isLogin
      ? session.logIn(persona as Persona, "TOKEN_AGAIN")
      : session.transport.send({ ...request });
  const changes = await changesBy(send, idsAt(session, place), such.length).catch(notAnswered);
  return Array.isArray(changes);
}

/** Ids that a later list lacks before their deletion was asked for, and whether a still later one has them. */
function lostAt(place: Place<Configuration>) {
  const ids = [...new Set(place.looks.flatMap((look) => place.idsIn(look)))];
  return ids.flatMap((id) => {
    const removal = place.removals.find((one) => one.id === id);
    // A removal without an answer may have been carried out.
    if (place.isUnclear || (!removal && place.isAsked(id))) return [];
    const looks = place.looks.slice(0, removal?.looks);
    const isThere = place.holds(id);
    const first = looks.findIndex(isThere);
    const rest = first < 0 ? [] : looks.slice(first);
    const look = rest.find((one) => !isThere(one));
    if (!look) return [];
    const isBack = rest.slice(rest.indexOf(look)).some(isThere);
    return [{ id, look, isBack }];
  });
}

/** Whether something was pending creation before a deletion of it was refused, and gone right after that. */
function goesRefused(
  { looks, named, inVain }: Place<Configuration>,
  id: string,
  look: Look<Configuration>,
) {
  const at = looks.indexOf(look);
  const was = looks[at - 1]?.items.find((one) => String(one.id) === id);
  const isFound = !inVain.some((one) => one.id === id && one.looks <= at);
  return named.get(id) === at && isFound && was && isPendingCreation(was);
}

/** Whether the installation itself takes what this run has created: at two of its creates or more, or all before it is active. */
function takesOwn(place: Place<Configuration>): boolean {
  const wasActive = place.looks.some(({ items }) =>
    items.some((one) => place.own.has(String(one.id)) && !isPendingCreation(one)),
  );
  return ownTakenAt(place, "creates").length > 1 || (place.made.length > 1 && !wasActive);
}

/**
 * What goes while it is pending creation, where one comes in the same look that was created at that moment, and more have
 * come than creates had been sent.
 */
function otherIdAt(place: Place<Configuration>) {
  const { looks, before, made } = place;
  for (const [index, { items, exchange }] of looks.entries()) {
    const earlier = looks.slice(0, index).flatMap((one) => one.items);
    const fresh = items.filter(({ id }) => !earlier.some((one) => one.id === id));
    const lost = (looks[index - 1]?.items ?? []).filter(
      (one) =>
        isPendingCreation(one) &&
        before?.has(String(one.id)) === false &&
        !place.isAsked(String(one.id)) &&
        !items.some(({ id }) => id === one.id),
    );
    const come = [...earlier, ...items]
      .map((one) => String(one.id))
      .filter((one) => !before?.has(one));
    const sent = made.filter(({ at }) => at < exchange.startedAt + exchange.durationMs);
    if (new Set(come).size <= sent.length) continue;
    for (const { id, created_at } of lost) {
      const now = fresh.find((one) => one.created_at === created_at);
      if (now) return { id, shown: { value: now.id, at: "/data", exchange } };
    }
  }
  return undefined;
}
