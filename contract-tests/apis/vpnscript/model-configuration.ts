import { poll } from "../../engine/attempts.ts";
import { LAG } from "../../engine/behind.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { answerIn, type Model, type Stage, type Told } from "../../engine/model.ts";
import { placeAt, STATE, stateOf } from "./configurations.ts";
import type { VpnScriptSession } from "./session.ts";
import { refusalProblem } from "./situations.ts";
import type { Fixture, Persona } from "./target.ts";

/** What the page says of configurations: creates and deletes are jobs, which end a moment later. */
const chart = {
  transitions: [
    ["none", "create", "create-dispatched", "ordered"],
    ["none", "list", "unlisted", "none"],
    ["none", "list", "no-configs", "none"],
    ["ordered", "delete", "config-pending", "ordered"],
    ["ordered", "list", "status 0", "ordered"],
    ["ordered", "list of another", "unlisted", "ordered"],
    ["active", "delete", "delete-dispatched", "deleted"],
    ["active", "list", "status 1", "active"],
    ["active", "list of another", "unlisted", "active"],
    ["deleted", "delete", "config-pending", "deleted"],
    ["deleted", "list", "status 2", "deleted"],
    ["deleted", "list of another", "unlisted", "deleted"],
    ["gone", "delete", "config-not-found", "gone"],
    ["gone", "list", "unlisted", "gone"],
    ["gone", "list", "no-configs", "gone"],
    ["gone", "create", "create-dispatched", "ordered"],
    ["without device", "create", "device-limit", "without device"],
    ["without slot", "create", "server-full", "without slot"],
  ],
  byItself: [
    ["ordered", "active"],
    ["deleted", "gone"],
  ],
  // Whether a create is listed before its job has begun.
  open: [
    ["ordered", "list", "unlisted", "ordered"],
    ["ordered", "list", "no-configs", "ordered"],
    ["gone", "list of another", "unlisted", "gone"],
  ],
} as const;

/** Whose each thing is, on which server, and how it begins. */
const THINGS = {
  A: { owner: "active", fixture: "wireguard", first: "none" },
  B: { owner: "active", fixture: "wireguard", first: "none" },
  C: { owner: "other", fixture: "wireguard", first: "none" },
  D: { owner: "deviceLimited", fixture: "wireguard", first: "without device" },
  E: { owner: "active", fixture: "wireguardFull", first: "without slot" },
} as const satisfies Record<string, { owner: Persona; fixture: Fixture; first: string }>;

type Thing = keyof typeof THINGS;

/** Two configurations of one account, one of another, and two that are refused. */
export const configurationModel: Model<VpnScriptSession, Thing> = {
  id: "model-of-a-configuration",
  title:
    "Whatever is created and deleted, in any order: a configuration is pending creation, active, pending deletion and gone, one after the other, and its own account's alone.",
  source:
    "WireGuard Configurations, tab 1; WireGuard Configuration (POST), tab 1; WireGuard Configuration (DELETE), tab 4",
  what: "configuration",
  chart,
  isReversible: true,
  commands: {
    create: "create",
    delete: "delete",
    list: "list",
    wait: "list",
  },
  things: ["A", "A", "A", "B", "B", "B", "C", "C", "D", "E"],
  async begin(session) {
    session.credentials("active");
    await clear(session, "active");
    if (session.target.personas.other) await clear(session, "other");
    return stageOf(session);
  },
};

/** Deletes what this run has created on an account: a sequence needs room for two. */
async function clear(session: VpnScriptSession, as: Persona): Promise<void> {
  const { configurations } = session;
  const place = placeOf(session, as);
  await configurations.prepare(place.name);
  await inTime(session, async () => {
    const own = await configurations.own(place.name);
    for (const one of own) if (stateOf(one) === STATE.active) await remove(session, as, one.id);
    // A list that is behind shows by then what was created.
    const isShown = ({ answeredAt = 0 }) => performance.now() - answeredAt > LAG;
    return own.length === 0 && place.open.every(isShown);
  });
}

function placeOf(session: VpnScriptSession, as: Persona) {
  return session.configurations.at(placeAt(as, session.server("wireguard")));
}

/** @throws NotReachable if deleting has taken others. */
function remove(session: VpnScriptSession, as: Persona, config_id: number): Promise<Exchange> {
  if (placeOf(session, as).isCareless) {
    throw new NotReachable("deleting a configuration has taken others, so no more are deleted");
  }
  return session.send("deleteWireguardConfig", { as, parameters: { config_id } });
}

/** Waits until something is so. @throws NotReachable once a job has taken too long. */
async function inTime(session: VpnScriptSession, isSo: () => Promise<boolean>): Promise<void> {
  const seconds = session.isStuck ? 0 : session.target.jobTimeout;
  if (await poll(seconds, async () => (await isSo()) || undefined)) return;
  session.isStuck = true;
  const why = session.overdue("the job of a create or delete did not end");
  throw new NotReachable(why, { code: "budget" });
}

/** One sequence, in which none of its things is there yet. */
function stageOf(session: VpnScriptSession): Stage<Thing> {
  const { configurations, target, api } = session;
  const { personas, servers } = target;
  const ids = new Map<Thing, number>();
  /** Those whose ids no list has shown yet. */
  let ordered: Thing[] = [];
  const owners = new Set<Persona>();
  /** Those whose deletion was accepted since they were created last. */
  const deleted = new Set<Thing>();
  const known = new Set(configurations.places.flatMap(({ own }) => [...own]));

  /** What an account's list says of all things. */
  async function read(as: Persona): Promise<Told<Thing>[]> {
    const place = placeOf(session, as);
    const { items, exchange } = await configurations.look(place.name);
    const rowOf = (thing: Thing) => items.find(({ id }) => id === ids.get(thing));
    const things = Object.keys(THINGS) as Thing[];
    const foreign = things.filter((thing) => THINGS[thing].owner !== as && ids.has(thing));
    const told = foreign.map((thing) => {
      const answer = rowOf(thing) ? "listed" : "unlisted";
      return { thing, step: "list of another", answer, exchange, isSure: true };
    });
    // If another account's are listed, the rest may be another's, too.
    if (foreign.some(rowOf)) return told;
    for (const { id } of place.ownAmong(items)) {
      const thing = ordered.find((one) => THINGS[one].owner === as);
      if (thing && !known.has(String(id))) ids.set(thing, id);
      ordered = ordered.filter((one) => !ids.has(one));
      known.add(String(id));
    }
    // An account or server that is not served any more lists none, either.
    const none = items.length > 0 ? "unlisted" : answerIn(api, exchange, chart);
    const own = things.filter((one) => THINGS[one].owner === as && THINGS[one].first === "none");
    const shown = own.map((thing) => {
      const row = rowOf(thing);
      return { thing, step: "list", answer: row ? `status ${row.status}` : none, exchange };
    });
    return [...told, ...shown];
  }

  /** The same, after the lists of accounts that have just created something. */
  async function list(as: Persona): Promise<Told<Thing>[]> {
    const others = ordered.map((thing) => THINGS[thing].owner).filter((owner) => owner !== as);
    const all: Told<Thing>[] = [];
    for (const owner of new Set([...others, as])) all.push(...(await read(owner)));
    return all;
  }

  async function wait(as: Persona): Promise<Told<Thing>[]> {
    const all: Told<Thing>[] = [];
    await inTime(session, async () => {
      const now = await list(as);
      all.push(...now);
      return !now.some(({ answer }) => answer === "status 0" || answer === "status 2");
    });
    return all;
  }

  return {
    firstState(thing) {
      const { owner, fixture, first } = THINGS[thing];
      return personas[owner] && servers[fixture] !== undefined ? first : undefined;
    },
    mayTry: (command, thing) => command !== "delete" || ids.has(thing),
    async perform(command, thing) {
      const { owner, fixture, first } = THINGS[thing];
      if (command === "list") return list(owner);
      if (command === "wait") return wait(owner);
      if (command === "delete") {
        // Once it was deleted, another client's may have been given its id.
        const told = deleted.has(thing) ? await list(owner) : [];
        if (told.some((one) => one.thing === thing && one.answer === "status 1")) return told;
        const exchange = await remove(session, owner, ids.get(thing)!);
        const answer = answerIn(api, exchange, chart);
        if (answer === "delete-dispatched") deleted.add(thing);
        return [...told, { thing, step: command, answer, exchange }];
      }
      const call = { as: owner, parameters: { server_id: session.server(fixture) } };
      const exchange = await session.send("createWireguardConfig", call);
      const answer = answerIn(api, exchange, chart);
      ids.delete(thing);
      deleted.delete(thing);
      if (answer === "create-dispatched") {
        ordered.push(thing);
        owners.add(owner);
      } else if (first === "none") {
        const why = owner !== "active" || (await refusalProblem(session, exchange));
        if (why) throw new NotReachable(`personas.${owner} has no room`, { exchange });
      }
      return [{ thing, step: command, answer, exchange }];
    },
    async look() {
      const all: Told<Thing>[] = [];
      for (const owner of owners) all.push(...(await list(owner)));
      return all;
    },
  };
}
