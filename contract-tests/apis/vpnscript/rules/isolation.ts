import { poll } from "../../../engine/exchange/attempts.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { notDone } from "../../../engine/judgement/finding.ts";
import type { Configuration } from "../calls.ts";
import { isActive, isPendingCreation, isPendingDeletion, placeAt } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import { idsInSeveral } from "../elsewhere.ts";
import { changed } from "../meanwhile.ts";
import { fullProblem, limitProblem } from "../room.ts";
import type { VpnScriptSession } from "../session.ts";
import { deletion, isUnseen } from "../removing.ts";
import { activeOne, create, createAs, ownConfiguration } from "../situations.ts";
import { holdOwnerUnnamed } from "./owner.ts";
import { inOrder, type Rules, type Trial } from "./trial.ts";

const REFUSALS = [
  { as: "active", fixture: "wireguardFull", refusal: "server-full", problemOf: fullProblem },
  { as: "deviceLimited", fixture: "wireguard", refusal: "device-limit", problemOf: limitProblem },
] as const;

export const refusedRules: Rules = {
  // "No" has to mean that nothing was done: a configuration made all the same takes a slot that
  // nobody knows of.
  "refused-create-creates-nothing": {
    title:
      "A create that is refused, because the server is full or the plan has no device left, creates nothing.",
    source: "WireGuard Configuration (POST), tab 7; WireGuard Configuration (POST), tab 8",
    alone: true,
    async check({ session, must }) {
      const { personas, servers } = session.target;
      const refusals = REFUSALS.filter(({ as, fixture }) => personas[as] && servers[fixture]);
      if (refusals.length === 0) {
        throw new NotReachable(
          "needs servers.wireguardFull and personas.active, or servers.wireguard and personas.deviceLimited, in the target file",
        );
      }
      for (const { as, fixture, refusal, problemOf } of refusals) {
        const server_id = session.server(fixture);
        const name = placeAt(as, server_id);
        await session.configurations.prepare(name);
        const before = new Set(session.configurations.at(name).before);
        const call = { as, parameters: { server_id } };
        const key = `createWireguardConfig/422/${refusal}` as const;
        // Twice, as another client may have caused what came of one refusal.
        let refused = 0;
        for (const ask of ["once", "send", "send"] as const) {
          if (refused === 2) break;
          const exchange = await session[ask]("createWireguardConfig", call);
          const isRefused = session.breachesOf(key, exchange).length === 0;
          if (isRefused) refused++;
          // What was refused otherwise some time ago may have passed; and this run's own take devices by now.
          const isLimit = refused > 0 && session.nameOf(exchange) === "device-limit";
          const isAccepted = exchange.answer.status < 300;
          if (isRefused || isLimit || (ask === "once" && !isAccepted)) continue;
          changed(session, await problemOf(session, exchange));
          throw session.broken(key, exchange);
        }
        const { items, exchange: seenIn } = await session.configurations.look(name);
        // What is another account's or server's is listed here by mistake, and not new.
        const { before: now = [], kind } = session.configurations.at(name);
        const known = new Set([...before, ...now, ...idsInSeveral(session.configurations.places)]);
        const fresh = items.filter(
          (one) => !known.has(String(one.id)) && !kind.isOlder?.(one, Date.now()),
        );
        const value = `configurations ${fresh.map(({ id }) => id).join(", ")}`;
        const shown = { value, at: "/data", exchange: seenIn };
        must(shown, fresh.length === 0, "none but those from before the run", {
          "refused-create-left-nothing": `A create was refused (${refusal}), but there are new configurations.`,
        });
      }
    },
  },
};

export const isolationRules: Rules = {
  // Only tried on this run's own: if the other account can delete it, nobody loses anything.
  "configurations-are-the-accounts": {
    title: "An account neither sees nor deletes the configurations of another.",
    source:
      "WireGuard Configurations; WireGuard Configuration (DELETE), row config_id; inferred from WireGuard Configuration (DELETE), tab 3",
    alone: true,
    async check(trial) {
      const { session, found, must } = trial;
      session.credentials("active");
      session.credentials("other");
      const theirs = await createAs(session, "other");
      const place = ownPlace(session, "other");
      const isThere = () => place.isUnclear || (place.own.size > 0 && !isUnseen(place));
      const { jobTimeout } = session.target;
      const isDue = theirs !== undefined && !session.isStuck;
      const look = async () => {
        await session.configurations.look(place.name);
        return isThere() || undefined;
      };
      const isMade = isThere() || (await poll(isDue ? 2 * jobTimeout : 0, look)) || !isDue;
      // Where another of its creates was carried out, a backup that was restored may have lost this one.
      const shown = { ...(theirs && { exchange: theirs }), inferred: place.own.size > 0 };
      must(shown, isMade, "a new configuration", {
        "created-for-who-asks": `personas.other has created a configuration, and twice the jobTimeout of ${jobTimeout} s later it is not in its list.`,
      });
      const forbidden = [ofAnother(session), notExact(trial)];
      const { exchange, before, now } = await holdKept(trial, forbidden);
      const variant = "config-not-found";
      await holdOwnerUnnamed(trial, exchange);
      const what = "the delete of a configuration of another";
      if (!inOrder(trial, exchange, what, { variant })) return;
      // For another account it does not exist, so a 404 is due; the vendor's page has one 404, and
      // does not say so.
      const key = "deleteWireguardConfig/404/config-not-found";
      // An active one is pending for nobody.
      const wasActive = [before, now].every((one) => one && isActive(one));
      const pending = session.breachesOf("deleteWireguardConfig/422/config-pending", exchange);
      const inferred = exchange.answer.status !== 404 && (!wasActive || pending.length > 0);
      found(...session.breachesOf(key, exchange).map((breach) => ({ ...breach, inferred })));
    },
  },
};

type State = "gone" | "pending deletion" | "pending creation again";

/** A deletion that must not be carried out, and what is told if it is. */
interface Forbidden {
  readonly check: string;
  ask(one: Configuration): Promise<Exchange>;
  tell(told: { readonly one: Configuration; readonly state: State }): string;
}

function ofAnother(session: VpnScriptSession): Forbidden {
  return {
    check: "only-its-owner-deletes",
    ask: ({ id }) => deletion(session, "other", id),
    tell: ({ state }) =>
      `personas.other asked for the deletion of a configuration of personas.active, and it is ${state}.`,
  };
}

/** The vendor's page calls `config_id` an Integer: what only begins with one is not an id. And a wrong token is of nobody. */
function notExact(trial: Trial): Forbidden {
  const { session } = trial;
  const formsOf = ({ id }: Configuration) => [`${id}abc`, `${id}.9`, `-${id}`];
  return {
    check: "ids-are-exact",
    async ask(one) {
      const wrong = `${await session.token("active")}xxxx`;
      session.addToken("ACTIVE_TOKEN_AND_MORE", wrong);
      const stranger = { authorization: `Bearer ${wrong}`, parameters: { config_id: one.id } };
      let exchange = await session.send("deleteWireguardConfig", stranger);
      for (const form of formsOf(one)) {
        // One look at what it has deleted, before any other may delete more.
        if (exchange.answer.status < 300) break;
        exchange = await deletion(session, "active", form);
        inOrder(trial, exchange, "a delete with a malformed config_id", { success: true });
      }
      return exchange;
    },
    tell: ({ one, state }) =>
      `The deletion of ${formsOf(one).join(", ")}, and with a wrong token of ${one.id}, was asked for, and configuration ${one.id} is ${state}.`,
  };
}

/**
 * Asks for what must not delete one of the active account's, one after the other until one is accepted. A list may
 * lie once, and another client may delete one: what was refused is looked for again, and tried on a second one.
 */
async function holdKept({ session, must }: Trial, all: readonly Forbidden[]) {
  const first = await attempt(session, await ownConfiguration(session), all);
  const { asked, before: one, now, isKept } = first;
  const accepted = asked.find(({ exchange }) => exchange.answer.status < 300);
  // One that has been told to be deleted is not tried again.
  const sure = isKept ? undefined : (accepted ?? (await carriedOut(session, first, asked)));
  const culprit = isKept ? undefined : (sure ?? asked[0]);
  const isSure = sure !== undefined;
  const open = isSure ? "" : " Another client of personas.active may have deleted it.";
  const there = isBack(one, now) ? "pending creation again" : "pending deletion";
  for (const each of asked) {
    const { check, tell } = each.forbidden;
    const isIt = each === culprit;
    const value = now ? `status ${now.status}` : "gone";
    must({ value, exchange: each.exchange, inferred: !isSure }, !isIt, "still there", {
      [check]: tell({ one, state: now ? there : "gone" }) + open,
    });
  }
  // With a wrong token, what was named may go, and nothing else.
  const named = accepted && ownPlace(session).kind.removedId(accepted.exchange.request);
  if (accepted && !isKept && named !== String(one.id)) {
    session.configurations.removals.stopped ??= "something was deleted by an id that nothing has";
  }
  return { ...first, exchange: asked[0]!.exchange };
}

async function attempt(
  session: VpnScriptSession,
  before: Configuration,
  all: readonly Forbidden[],
) {
  const place = ownPlace(session);
  const asked: { readonly forbidden: Forbidden; readonly exchange: Exchange }[] = [];
  for (const forbidden of all) {
    const exchange = await forbidden.ask(before);
    asked.push({ forbidden, exchange });
    // One look at what it has deleted, before any other may delete more.
    if (exchange.answer.status < 300) break;
  }
  const look = async () => {
    const { items } = await session.configurations.look(place.name);
    return items.find(({ id }) => id === before.id);
  };
  const now = (await look()) ?? (await look());
  const isKept = now !== undefined && !isPendingDeletion(now) && !isBack(before, now);
  // Other rules will miss it as well, for the same reason.
  if (!isKept && !isBack(before, now)) place.maybeRemoved(String(before.id));
  return { asked, before, now, isKept };
}

/** Whether its state has gone back: what was active is not created once more. */
function isBack(before: Configuration, now: Configuration | undefined): boolean {
  return now !== undefined && isActive(before) && isPendingCreation(now);
}

/** Of some deletions that were refused, the first that deletes a second configuration when it is sent for that. */
async function carriedOut<One extends { readonly forbidden: Forbidden }>(
  session: VpnScriptSession,
  { before, now }: { readonly before: Configuration; readonly now: Configuration | undefined },
  refused: readonly One[],
): Promise<One | undefined> {
  for (const one of refused) {
    // What is not made again in time is not waited for.
    if (isBack(before, now)) await create(session).catch(notDone);
    const next = await activeOne(session).catch(notDone);
    if (!next || next.id === before.id) return undefined;
    const again = await attempt(session, next, [one.forbidden]).catch(notDone);
    if (again?.isKept === false) return one;
  }
  return undefined;
}
