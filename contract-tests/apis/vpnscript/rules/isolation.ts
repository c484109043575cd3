import { poll } from "../../../engine/attempts.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { Broken } from "../../../engine/finding.ts";
import { idsInSeveral, placeAt, STATE, stateOf, type Configuration } from "../configurations.ts";
import { changed } from "../meanwhile.ts";
import { fullProblem, limitProblem } from "../room.ts";
import type { VpnScriptSession } from "../session.ts";
import { activeOne, createAs, mainPlace, ownConfiguration } from "../situations.ts";
import type { Rules, Trial } from "./trial.ts";
import { inOrder } from "./refusals.ts";

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
        for (const ask of ["once", "send"] as const) {
          const exchange = await session[ask]("createWireguardConfig", call);
          if (session.breachesOf(key, exchange).length === 0) continue;
          changed(session, await problemOf(session, exchange));
          throw session.broken(key, exchange);
        }
        const { items, exchange: seenIn } = await session.configurations.look(name);
        // What is another account's or server's is listed here by mistake, and not new.
        const known = new Set([...before, ...idsInSeveral(session.configurations.places)]);
        const fresh = items.flatMap(({ id }) => (known.has(String(id)) ? [] : id));
        const value = `configurations ${fresh.join(", ")}`;
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
      const server = session.server("wireguard");
      const { configurations } = session;
      const theirs = await createAs(session, "other");
      const place = configurations.at(placeAt("other", server));
      const isThere = () => place.isUnclear || place.own.size > 0;
      const { jobTimeout } = session.target;
      const isDue = theirs !== undefined && !session.isStuck;
      const look = async () => {
        await configurations.look(place.name);
        return isThere() || undefined;
      };
      const isMade = isThere() || (await poll(isDue ? 2 * jobTimeout : 0, look)) || !isDue;
      must({ ...(theirs && { exchange: theirs }) }, isMade, "a new configuration", {
        "created-for-who-asks": `personas.other has created a configuration, and twice the jobTimeout of ${jobTimeout} s later none has appeared in its list.`,
      });
      const deleteIt = ({ id }: Configuration) =>
        session.send("deleteWireguardConfig", { as: "other", parameters: { config_id: id } });
      const tried = await holdKept(trial, deleteIt, {
        "only-its-owner-deletes": ({ state }) =>
          `personas.other asked for the deletion of a configuration of personas.active, and it is ${state}.`,
      });
      const { exchange, before, now, isKept } = tried;
      if (isKept) await holdExact(trial);
      const variant = "config-not-found";
      const what = "the delete of a configuration of another";
      if (!inOrder(trial, exchange, what, { variant })) return;
      // For another account it does not exist, so a 404 is due; the vendor's page has one 404, and
      // does not say so.
      const key = "deleteWireguardConfig/404/config-not-found";
      // An active one is pending for nobody.
      const isActive = [before, now].every((one) => one && stateOf(one) === STATE.active);
      const pending = session.breachesOf("deleteWireguardConfig/422/config-pending", exchange);
      const inferred = exchange.answer.status !== 404 && (!isActive || pending.length > 0);
      found(...session.breachesOf(key, exchange).map((breach) => ({ ...breach, inferred })));
    },
  },
};

/** The vendor's page calls `config_id` an Integer: what only begins with one is not an id. And a wrong token is of nobody. */
async function holdExact(trial: Trial): Promise<void> {
  const formsOf = ({ id }: Configuration) => [`${id}abc`, `${id}.9`, `-${id}`];
  const { session } = trial;
  const deleteAll = async (one: Configuration) => {
    const wrong = `${await session.token("active")}xxxx`;
    session.addToken("ACTIVE_TOKEN_AND_MORE", wrong);
    const stranger = { authorization: `Bearer ${wrong}`, parameters: { config_id: one.id } };
    let exchange = await session.send("deleteWireguardConfig", stranger);
    for (const config_id of formsOf(one)) {
      // One look at what it has deleted, before any other may delete more.
      if (exchange.answer.status < 300) break;
      const call = { as: "active", parameters: { config_id } } as const;
      exchange = await session.send("deleteWireguardConfig", call);
      inOrder(trial, exchange, "a delete with a malformed config_id", { success: true });
    }
    return exchange;
  };
  const { isKept, exchange } = await holdKept(trial, deleteAll, {
    "ids-are-exact": ({ one, state }) =>
      `The deletion of ${formsOf(one).join(", ")}, and with a wrong token of ${one.id}, was asked for, and configuration ${one.id} is ${state}.`,
  });
  if (isKept || exchange.answer.status >= 300) return;
  session.configurations.removals.stopped ??= "something was deleted by an id that nothing has";
}

type Told = { readonly one: Configuration; readonly state: "gone" | "pending deletion" };

/**
 * Asks for what must not delete one of the active account's. A list may lie once, and another
 * client may delete one: what was refused is looked for again, and tried on a second one.
 */
async function holdKept(
  trial: Trial,
  ask: (one: Configuration) => Promise<Exchange>,
  words: Readonly<Record<string, (told: Told) => string>>,
) {
  const { session, must, should } = trial;
  const place = mainPlace(session);
  const attempt = async (before: Configuration) => {
    const exchange = await ask(before);
    const look = async () => {
      const { items } = await session.configurations.look(place.name);
      return items.find(({ id }) => id === before.id);
    };
    const now = (await look()) ?? (await look());
    const isKept = now !== undefined && stateOf(now) !== STATE.pendingDeletion;
    // What other rules see of it has the same cause.
    if (!isKept) place.maybeRemoved(String(before.id));
    return { exchange, before, now, isKept };
  };
  const first = await attempt(await ownConfiguration(session));
  const isRefused = first.exchange.answer.status >= 300;
  // One that has been told to be deleted is not tried again.
  const again = !first.isKept && isRefused && (await another(session, first.before, attempt));
  const isSure = !isRefused || (again && !again.isKept);
  const state = first.now ? "pending deletion" : "gone";
  const claim = first.isKept || isSure ? must : should;
  const shown = {
    value: first.now ? `status ${first.now.status}` : "gone",
    exchange: first.exchange,
  };
  const open = isSure ? "" : " Another client of personas.active may have deleted it.";
  const told = Object.entries(words).map(
    ([check, tell]) => [check, tell({ one: first.before, state }) + open] as const,
  );
  claim(shown, first.isKept, "still there", Object.fromEntries(told));
  return first;
}

/** The same on another configuration; undefined where there is none to be had. */
async function another<T>(
  session: VpnScriptSession,
  first: Configuration,
  attempt: (one: Configuration) => Promise<T>,
): Promise<T | undefined> {
  try {
    const second = await activeOne(session);
    return second.id === first.id ? undefined : await attempt(second);
  } catch (error) {
    if (error instanceof NotReachable || error instanceof Broken) return undefined;
    throw error;
  }
}
