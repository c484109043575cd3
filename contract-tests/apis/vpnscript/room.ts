import { poll } from "../../engine/exchange/attempts.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import { placeAt, STATE, stateOf } from "./configurations.ts";
import { otherServers } from "./elsewhere.ts";
import { listedNow, removedServer } from "./meanwhile.ts";
import { rowOf } from "./server-lists.ts";
import { roomProblem } from "./premises.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Fixture } from "./target.ts";

// Whether an account or a server that was full still is, where a create is answered otherwise: customers come and go.

const UNCHECKED = { code: "unchecked" } as const;

type ProblemOf = (session: VpnScriptSession, exchange: Exchange) => Promise<string | undefined>;

const unlessRemoved =
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
  const parameters = { server_id: session.server("wireguard") };
  const call = { as: "active", parameters } as const;
  if (session.nameOf(await session.send("createWireguardConfig", call)) !== "server-full") return;
  throw new NotReachable(
    "servers.wireguard has no place left by now, for nobody, and which is refused first the vendor's page does not say",
  );
}

/** So many devices of an account may be connected by OpenVPN, which no list shows. */
const MOST_CONNECTED = 2;

/**
 * Why the account never was without a device left: it lists far less than its plan allows.
 * @throws NotReachable where it has room by now: one that it had is gone, or a slot is free that was not
 */
async function notLimited(session: VpnScriptSession): Promise<string | undefined> {
  const as = "deviceLimited";
  const { configurations } = session;
  const hasRoom = `personas.${as} has room by now`;
  const listed: string[] = [];
  const servers = [session.server("wireguard"), ...(await otherServers(session))];
  for (const id of servers) {
    const place = configurations.at(placeAt(as, id));
    const were = place.looks
      .flatMap((one) => place.idsIn(one))
      .filter((one) => !place.own.has(one));
    const look = await configurations.look(place.name).catch(() => undefined);
    const ids = look ? place.idsIn(look) : [];
    const gone = [...new Set(were)].filter((one) => !ids.includes(one));
    if (look && gone.length > 0) {
      const why = `${hasRoom}: configuration ${gone.join(", ")} of it has gone during the run`;
      throw new NotReachable(why, UNCHECKED);
    }
    listed.push(...ids.filter((one) => !place.own.has(one)));
  }
  const login = await session.once("getOpenvpnAuth", { as });
  const { data } = (login.answer.body.json ?? {}) as { data?: { readonly devices?: unknown } };
  if (typeof data?.devices !== "number" || listed.length >= data.devices) return undefined;
  const lists = `it lists ${listed.length} beside this run's where its plan allows ${data.devices} devices`;
  const [first] = session.answers.of("listServers");
  for (const id of servers.slice(1)) {
    const { wg_available_slots: was = Infinity } = (first && rowOf(first.exchange, id)) ?? {};
    const { wg_available_slots: is = 0 } = (await listedNow(session, id)) ?? {};
    if (is <= was) continue;
    const why = `${hasRoom}, as it seems: ${lists}, and server ${id} has more free slots than before`;
    throw new NotReachable(why, UNCHECKED);
  }
  if (data.devices - listed.length <= MOST_CONNECTED) return undefined;
  return `personas.${as} is to be an account with no device left, and ${lists}; give another account`;
}

/** A server has room where a slot is free once what this run has created there is removed. */
async function holdFull(session: VpnScriptSession): Promise<void> {
  const { configurations: tracker, target } = session;
  const id = session.server("wireguardFull");
  const { name } = tracker.at(placeAt("active", id));
  const emptied = async () => {
    const own = await tracker.own(name);
    const ready = own.filter((one) => stateOf(one) === STATE.active);
    for (const { id: config_id } of ready) {
      const call = { as: "active", parameters: { config_id } } as const;
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
