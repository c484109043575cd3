import { NotReachable } from "../../../engine/exchange/errors.ts";
import { ownTakenAt, takenFrom, takerOf } from "../../../engine/tracker/harm/chance.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { isPendingCreation } from "../configurations.ts";
import { idsInSeveral } from "../elsewhere.ts";
import { firstTime, type Rules, type Trial } from "./trial.ts";

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
    async follow(_life, trial) {
      const { places, removals } = trial.session.configurations;
      const taken = removals.taken(places).flatMap(({ things }) => things.map(({ id }) => id));
      if (taken.length === 0 && (await isTakerTold(trial))) return;
      const several = idsInSeveral(places);
      for (const place of places) {
        const other = otherIdAt(place);
        trial.must(other?.shown ?? {}, !other, other?.id, {
          "keeps-its-id": `What was listed as configuration ${other?.id} while it was pending creation is listed as ${other?.shown.value} now.`,
        });
        const lost = other ? [] : lostAt(place).filter(({ id }) => !several.has(id));
        const isSeenAgain = place.looks.slice(0, -1).some(({ items }) => items.length > 0);
        if (lost.length === 0 && isSeenAgain && !place.isUnclear) trial.found();
        for (const one of lost) {
          const isExplained =
            !place.own.has(one.id) ||
            taken.includes(one.id) ||
            place.others.get(one.id) === "restored";
          if (one.isBack || !isExplained) tellLost(trial, place, one);
        }
      }
    },
  },
};

/** Tells of creates that take others': what has gone so needs no further word. */
async function isTakerTold({ session, must }: Trial): Promise<boolean> {
  const { places } = session.configurations;
  const taker = await takerOf(session.configurations);
  if (taker === undefined) return false;
  const gone = places.flatMap((place) =>
    takenFrom(place, places).map((id) => `${id}${place.kind.whereIs(place.name)}`),
  );
  const expected = `configuration ${gone.join(", ")} still there`;
  must({ value: "gone, or pending deletion" }, false, expected, {
    "others-stay": `A ${taker} takes the configurations of others. This run has created nothing more since that was certain.`,
  });
  return true;
}

function tellLost({ must }: Trial, place: Place<Configuration>, lost: Lost): void {
  const { id, look } = lost;
  const [what, isSure] = howLost(place, lost);
  const value = `configurations ${place.idsIn(look).join(", ")}`;
  const shown = { value, at: "/data", exchange: look.exchange, inferred: !isSure };
  must(shown, false, `configuration ${id}${place.kind.whereIs(place.name)}`, {
    "stays-until-deleted": what,
  });
}

/** How something has gone, and whether that can't have been another client. */
function howLost(place: Place<Configuration>, lost: Lost): readonly [string, isSure: boolean] {
  if (lost.isBack)
    return ["What was listed was missing from a later list, and listed again after that.", true];
  if (goesRefused(place, lost))
    return [
      "What this run has created was pending creation, its deletion was refused, and right after that it was gone.",
      true,
    ];
  const created = "What this run has created has gone, and no deletion of it was accepted";
  if (takesOwn(place))
    return [`${created}: each time at a create of this run, or before it was active.`, true];
  return [
    `${created} by then: another client of the account has deleted it, a deletion was sent twice on the way, or a backup was restored.`,
    false,
  ];
}

interface Lost {
  readonly id: string;
  /** The first that lacks it. */
  readonly look: Look<Configuration>;
  /** Whether a later one has it. */
  readonly isBack: boolean;
}

/** What a later list lacks before its deletion was asked for. */
function lostAt(place: Place<Configuration>): readonly Lost[] {
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
function goesRefused({ looks, named, inVain }: Place<Configuration>, { id, look }: Lost) {
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
 * What goes while it is pending creation, where one comes in the same look that was created at that moment, and such as that
 * are all that have come beside what creates had been sent for.
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
    const renamed = lost.flatMap(({ id, created_at }) => {
      const now = fresh.find((one) => one.created_at === created_at);
      return now ? [{ id, shown: { value: now.id, at: "/data", exchange } }] : [];
    });
    const more = new Set(come).size - sent.length;
    // Where more has come than that, another client may have made its next in the same second.
    if (more > 0 && more <= renamed.length) return renamed[0];
  }
  return undefined;
}
