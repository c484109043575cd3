import { poll } from "../../engine/exchange/attempts.ts";
import { notAnswered, NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import { asActive } from "./calls.ts";
import { isActive, placeAt } from "./configurations.ts";
import { creation } from "./creating.ts";
import { devicesOf, MOST_CONNECTED } from "./doubts.ts";
import { otherServers } from "./elsewhere.ts";
import { otherPlan, removedServer } from "./meanwhile.ts";
import { listedNow, rowOf, serversIn } from "./server-lists.ts";
import type { VpnScriptSession } from "./session.ts";
import { placesOn } from "./slots.ts";
import type { Fixture, Persona } from "./target.ts";

// Whether an account or a server that was full still is, where a create is answered otherwise: customers come and go.

const UNCHECKED = { code: "unchecked" } as const;

type ProblemOf = (session: VpnScriptSession, exchange: Exchange) => Promise<string | undefined>;

/** The same unless the server is not what it was any more. */
export const unlessRemoved =
  (fixture: Fixture, problemOf: ProblemOf): ProblemOf =>
  async (session, exchange) =>
    (await removedServer(session, fixture, exchange)) ?? problemOf(session, exchange);

/**
 * What the target file has to set right where a create as the account with no device left is not refused for that.
 * @throws NotReachable where the account has room by now, or the server has none, which may be looked at first
 */
export const limitProblem = unlessRemoved("wireguard", async (session, exchange) => {
  if (session.nameOf(exchange) === "server-full") await holdRoom(session);
  return session.nameOf(exchange) === "create-dispatched" ? notLimited(session) : undefined;
});

/** The same of the server without free slots, as the active account. */
export const fullProblem = unlessRemoved("wireguardFull", async (session, exchange) => {
  if (session.nameOf(exchange) !== "create-dispatched") return undefined;
  const problem = await roomProblem(session, "wireguardFull");
  if (problem === undefined) await holdFull(session);
  return problem;
});

/** Asks by the active account whether the server has a place left. */
async function holdRoom(session: VpnScriptSession): Promise<void> {
  if (session.nameOf(await creation(session, "active")) !== "server-full") return;
  throw new NotReachable(
    "servers.wireguard has no place left by now, for nobody, and which is refused first the vendor's page does not say",
  );
}

/**
 * Why the account never was without a device left: it lists far less than its plan allows.
 * @throws NotReachable where it has room by now: one that it had is gone, or a slot is free that was not
 */
async function notLimited(session: VpnScriptSession): Promise<string | undefined> {
  const as = "deviceLimited";
  const hasRoom = `personas.${as} has room by now`;
  const { servers, others, gone, devices } = await listedBy(session, as);
  if (gone.length > 0) {
    const why = `${hasRoom}: configuration ${gone.join(", ")} of it has gone during the run`;
    throw new NotReachable(why, UNCHECKED);
  }
  if (devices === undefined || others.length >= devices) return undefined;
  const lists = `it lists ${others.length} beside this run's where its plan allows ${devices} devices`;
  const [first] = session.answers.exchanges("listServers");
  for (const id of servers.slice(1)) {
    const { wg_available_slots: was = Infinity } = (first && rowOf(first, id)) ?? {};
    const { wg_available_slots: is = 0 } = (await listedNow(session, id)) ?? {};
    if (is <= was) continue;
    const why = `${hasRoom}, as it seems: ${lists}, and server ${id} has more free slots than before`;
    throw new NotReachable(why, UNCHECKED);
  }
  if (devices - others.length <= MOST_CONNECTED) return undefined;
  return `personas.${as} is to be an account with no device left, and ${lists}; give another account`;
}

/** A server has room where a slot is free once what this run has created there is removed. */
async function holdFull(session: VpnScriptSession): Promise<void> {
  const { configurations: tracker, target } = session;
  const id = session.server("wireguardFull");
  const { name } = tracker.at(placeAt("active", id));
  const emptied = async () => {
    const own = await tracker.own(name);
    for (const { id: config_id } of own.filter(isActive)) {
      const call = asActive({ config_id });
      await session.expect("deleteWireguardConfig/200/delete-dispatched", call);
    }
    return own.length === 0 || undefined;
  };
  await poll(target.jobTimeout, emptied).catch(notDone);
  const { wg_available_slots: free = 0 } = (await listedNow(session, id)) ?? {};
  if (free <= 0) return;
  const why = `servers.wireguardFull (${id}) has ${free} free by now, and had none: another client has left it while this run went on`;
  throw new NotReachable(why, UNCHECKED);
}

/** What a refused create contradicts, if what can be read confirms it. */
export async function refusalProblem(
  session: VpnScriptSession,
  exchange: Exchange,
): Promise<string | undefined> {
  const refusal = session.nameOf(exchange);
  if (refusal === "server-full")
    return (await roomProblem(session, "wireguard")) ?? filled(session);
  if (refusal !== "device-limit") return undefined;
  const changedPlan = await otherPlan(session, "active");
  if (changedPlan !== undefined) return changedPlan;
  const { own, others, devices } = await listedBy(session, "active");
  const listed = own.length + others.length;
  if (devices === undefined || listed < devices) return undefined;
  if (own.length >= 2) {
    throw new NotReachable("the plan of personas.active has no room beside what this run created");
  }
  return `personas.active is to be an account with room for two more configurations, and the installation lists ${listed} where its plan allows ${devices} devices; give another account, or make room`;
}

/** A list that says otherwise may count the slots of no one, or not at once. */
function filled(session: VpnScriptSession): string | undefined {
  const wireguard = session.server("wireguard");
  const made = placesOn(session, wireguard).flatMap((place) => place.made).length;
  if (made === 0) return undefined;
  return `servers.wireguard (${wireguard}) is to be a server with room for two configurations of each account, and it is full with ${made} that this run has created; give another id`;
}

/** The field that a create contradicts, if the list of servers confirms it. */
async function roomProblem(
  session: VpnScriptSession,
  fixture: "wireguard" | "wireguardFull",
): Promise<string | undefined> {
  // Others may have come since it was read.
  const listed = serversIn(session, await session.send("listServers", { as: "active" }));
  const id = session.target.servers[fixture];
  const { wg_available_slots: free = -1, wg_slots: slots = 0 } =
    listed?.find((one) => one.id === id) ?? {};
  const isFull = fixture === "wireguardFull";
  // The vendor's page does not say which of the two fields counts the free slots.
  if (isFull ? free <= 0 || free === slots : free !== 0) return undefined;
  const [due, is] = isFull ? ["no free slots", "lists"] : ["free slots", "lists none"];
  const says = isFull
    ? `${is} ${free}, and takes another configuration`
    : `${is}, and takes no other`;
  return `servers.${fixture} (${id}) is to be a server with ${due}, and the installation ${says}; give another id`;
}

/** What an account lists, of this run's own and of others, and what of others' has gone; and how many devices its plan allows. */
async function listedBy(session: VpnScriptSession, as: Persona) {
  const servers = [session.server("wireguard"), ...(await otherServers(session))];
  const listed = { own: [] as string[], others: [] as string[], gone: [] as string[] };
  for (const id of servers) {
    const place = session.configurations.at(placeAt(as, id));
    const look = await session.configurations.look(place.name).catch(notAnswered);
    if (!look) continue;
    const ids = place.idsIn(look);
    const were = new Set(place.looks.flatMap((one) => place.idsIn(one)));
    const isOthers = (one: string) => !place.own.has(one);
    listed.own.push(...ids.filter((one) => !isOthers(one)));
    listed.others.push(...ids.filter(isOthers));
    listed.gone.push(...[...were].filter((one) => isOthers(one) && !ids.includes(one)));
  }
  return { ...listed, servers, devices: await devicesOf(session, as) };
}
