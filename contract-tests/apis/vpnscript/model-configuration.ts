import { NotReachable } from "../../engine/exchange/errors.ts";
import { answerIn, type Model, type Stage, type Told } from "../../engine/model.ts";
import { creation, ownPlace } from "./creating.ts";
import { cameBack, clear, deletedStillCount, inTime, neverEnded, remove } from "./model-clear.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Fixture, Persona } from "./target.ts";

const EACH = ["none", "ordered", "active", "deleted", "gone"] as const;

/** Creates and deletes are jobs, which end a moment later. */
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
  // Whether a create is listed before its job has begun, and which of two refusals comes where both
  // are due.
  open: [
    ["ordered", "list", "unlisted", "ordered"],
    ["ordered", "list", "no-configs", "ordered"],
    ["gone", "list of another", "unlisted", "gone"],
    ...EACH.map((state) => [state, "list of a deleted one", "unlisted", state] as const),
    ["without device", "create", "server-full", "without device"],
    ["without slot", "create", "device-limit", "without slot"],
  ],
} as const;

const THINGS = {
  A: { owner: "active", fixture: "wireguard", first: "none" },
  B: { owner: "active", fixture: "wireguard", first: "none" },
  C: { owner: "other", fixture: "wireguard", first: "none" },
  D: { owner: "deviceLimited", fixture: "wireguard", first: "without device" },
  E: { owner: "active", fixture: "wireguardFull", first: "without slot" },
} as const satisfies Record<string, { owner: Persona; fixture: Fixture; first: string }>;

type Thing = keyof typeof THINGS;

const OWNERS = ["active", "other"] as const;

/** Two configurations of one account, one of another, and two that are refused. */
export const configurationModel: Model<VpnScriptSession, Thing> = {
  id: "model-of-a-configuration",
  title:
    "In any order of creates and deletions, a configuration is pending creation, active, pending deletion and gone, in turn, and belongs to one account only.",
  source:
    "WireGuard Configurations, tab 1; WireGuard Configuration (POST), tab 1; WireGuard Configuration (DELETE), tab 4",
  what: "configuration",
  chart,
  operations: {
    create: "createWireguardConfig",
    delete: "deleteWireguardConfig",
    list: "listWireguardConfigs",
    "list of another": "listWireguardConfigs",
    "list of a deleted one": "listWireguardConfigs",
  },
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
    const stuck = new Map<Persona, string>();
    for (const as of OWNERS) {
      const never = session.target.personas[as] && (await clear(session, as));
      if (never) stuck.set(as, never);
    }
    return stageOf(session, stuck);
  },
};

/** A sequence begins with none of its things there; `stuck` is what is wrong with earlier ones. */
function stageOf(session: VpnScriptSession, stuck: ReadonlyMap<Persona, string>): Stage<Thing> {
  const { configurations, target, api } = session;
  const { personas, servers } = target;
  const ids = new Map<Thing, { readonly id: number; readonly given: number }>();
  let ordered: Thing[] = [];
  const owners = new Set<Persona>(stuck.keys());
  const deleted = new Set<Thing>();
  /** An id may be given again, after a deletion. */
  const givenTo = (as: Persona, id: number) => ownPlace(session, as).timesGiven(String(id));
  const keyOf = (as: Persona, id: number) => [as, id, givenTo(as, id)].join();
  const known = new Set(
    OWNERS.filter((as) => personas[as]).flatMap((as) =>
      [...ownPlace(session, as).own].map((id) => keyOf(as, Number(id))),
    ),
  );
  const isStill = (thing: Thing) => {
    const { id, given } = ids.get(thing) ?? {};
    return id !== undefined && givenTo(THINGS[thing].owner, id) === given;
  };

  async function read(as: Persona): Promise<Told<Thing>[]> {
    const place = ownPlace(session, as);
    const { items, exchange } = await configurations.look(place.name);
    const rowOf = (thing: Thing) =>
      isStill(thing) ? items.find(({ id }) => id === ids.get(thing)!.id) : undefined;
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
      if (thing && !known.has(keyOf(as, id))) ids.set(thing, { id, given: givenTo(as, id) });
      ordered = ordered.filter((one) => !ids.has(one));
      known.add(keyOf(as, id));
    }
    // An account or server that is not served any more lists none, either.
    const none = items.length > 0 ? "unlisted" : answerIn(api, exchange, chart);
    const own = things.filter((one) => THINGS[one].owner === as && THINGS[one].first === "none");
    const shown = own.map((thing) => {
      const row = rowOf(thing);
      // What was listed stays so until it is deleted.
      const isLost = isStill(thing) && !deleted.has(thing);
      const answer = row ? `status ${row.status}` : isLost ? "unlisted again" : none;
      return { thing, step: "list", answer, exchange };
    });
    const evidence = stuck.get(as) ?? cameBack(place);
    if (evidence !== undefined && own[0]) {
      const one = { thing: own[0], step: "list of a deleted one", answer: "listed" };
      return [...told, { ...one, exchange, isSure: true, evidence }];
    }
    return [...told, ...shown];
  }

  /** After the lists of accounts that have just created something. */
  async function list(as: Persona): Promise<Told<Thing>[]> {
    const others = ordered.map((thing) => THINGS[thing].owner).filter((owner) => owner !== as);
    return (await Array.fromAsync(new Set([...others, as]), read)).flat();
  }

  async function wait(as: Persona): Promise<Told<Thing>[]> {
    const all: Told<Thing>[] = [];
    const isPending = ({ answer, thing }: Told<Thing>) =>
      answer === "status 0" || answer === "status 2" || ordered.includes(thing);
    let now: readonly Told<Thing>[] = [];
    const isOver = await inTime(session, async () => {
      now = await list(as);
      all.push(...now);
      return !now.some(isPending);
    });
    if (isOver) return all;
    const evidence = neverEnded(session, "Its job");
    const never = now.filter(isPending).map((one) => {
      return { ...one, answer: `${one.answer} for ever`, isSure: true, evidence };
    });
    return [...all, ...never];
  }

  async function erase(thing: Thing): Promise<Told<Thing>[]> {
    const { owner } = THINGS[thing];
    // Once it was deleted, another one may have been given its id.
    const told = deleted.has(thing) ? await list(owner) : [];
    if (!isStill(thing) || told.some((one) => one.thing === thing && one.answer === "status 1"))
      return told;
    const exchange = await remove(session, owner, ids.get(thing)!.id);
    const answer = answerIn(api, exchange, chart);
    if (answer === "delete-dispatched") deleted.add(thing);
    return [...told, { thing, step: "delete", answer, exchange }];
  }

  return {
    firstState(thing) {
      const { owner, fixture, first } = THINGS[thing];
      return personas[owner] && servers[fixture] !== undefined ? first : undefined;
    },
    mayTry: (command, thing) => command !== "delete" || ids.has(thing),
    async perform(command, thing) {
      const { owner, fixture, first } = THINGS[thing];
      const [wrong] = stuck.keys();
      if (wrong) return read(wrong);
      if (command === "list") return list(owner);
      if (command === "wait") return wait(owner);
      if (command === "delete") return erase(thing);
      const exchange = await creation(session, owner, fixture);
      const answer = answerIn(api, exchange, chart);
      ids.delete(thing);
      deleted.delete(thing);
      if (answer === "create-dispatched") {
        ordered.push(thing);
        owners.add(owner);
      }
      const told = { thing, step: command, answer, exchange };
      const isMade = answer === "create-dispatched";
      if (isMade === (first === "none")) return [told];
      // Other clients' devices come and go, and no request shows them.
      const why = `personas.${owner} ${isMade ? "has" : "has no"} room on servers.${fixture}, which may be due to others`;
      const isSure =
        answer === "device-limit" && !isMade && (await deletedStillCount(session, owner));
      if (!isSure) throw new NotReachable(why, { exchange });
      const evidence =
        "Two accounts are refused since this run has created as many as their plans allow devices, and has deleted them all.";
      return [{ ...told, isSure, evidence }];
    },
    async look() {
      return (await Array.fromAsync(owners, list)).flat();
    },
    async end() {
      const waited = (await Array.fromAsync(owners, wait)).flat();
      const last = new Map(waited.map(({ thing, answer }) => [thing, answer]));
      const active = [...last].flatMap(([thing, answer]) => (answer === "status 1" ? thing : []));
      const erased = await Array.fromAsync(active, erase);
      return [...waited, ...erased.flat(), ...(await Array.fromAsync(owners, wait)).flat()];
    },
  };
}
