import { notDone } from "../../engine/judgement/finding.ts";
import { dataIn, type Panel } from "./calls.ts";
import { otherServers, personaOf } from "./elsewhere.ts";
import { read } from "./premises.ts";
import { serversIn } from "./server-lists.ts";
import type { Persona } from "./target.ts";

/** So many devices of an account may be connected by OpenVPN, which no list shows. */
export const MOST_CONNECTED = 2;

/** What the target file may have wrong, as far as reads show; only a write, or nothing, could tell for certain. */
export async function doubtsOf(session: Panel): Promise<string[]> {
  const all = [slotDoubts, limitDoubts, roomDoubts, suspendedDoubts];
  const told = await Promise.all(all.map((one) => one(session).catch(notDone)));
  return told.flatMap((one) => one ?? []);
}

/** A list may count the slots otherwise, or not at all. */
async function slotDoubts(session: Panel): Promise<string[]> {
  const { personas, servers } = session.target;
  const { wireguard, wireguardFull } = servers;
  if (!personas.active) return [];
  const listed = serversIn(session, await read(session, "listServers", { as: "active" }));
  const freeOn = (id?: number) => listed?.find((one) => one.id === id)?.wg_available_slots;
  const free = freeOn(wireguardFull) ?? 0;
  const isFull = freeOn(wireguard) === 0;
  return [
    ...(isFull
      ? [`servers.wireguard (${wireguard}) is to be one with free slots, and is listed with none`]
      : []),
    ...(free > 0
      ? [
          `servers.wireguardFull (${wireguardFull}) is to be one without free slots, and is listed with ${free}`,
        ]
      : []),
  ];
}

/** What it has on servers that are not looked at counts as well, and what is connected by OpenVPN. */
async function roomDoubts(session: Panel): Promise<string[]> {
  const { devices, listed } = (await devicesIn(session, "active")) ?? {};
  if (devices === undefined || listed === undefined || devices - listed >= 2) return [];
  return [
    `personas.active is to be an account with room for two more configurations, and lists ${listed} where its plan allows ${devices} devices`,
  ];
}

async function limitDoubts(session: Panel): Promise<string[]> {
  const hasRoom = (one: Awaited<ReturnType<typeof devicesIn>>) =>
    one !== undefined && one.devices - one.listed > MOST_CONNECTED;
  if (!hasRoom(await devicesIn(session, "deviceLimited"))) return [];
  const all = await devicesIn(session, "deviceLimited", await otherServers(session));
  if (!all || !hasRoom(all)) return [];
  return [
    `personas.deviceLimited is to be an account with no device left, and lists ${all.listed} where its plan allows ${all.devices} devices`,
  ];
}

/** How many devices the plan of an account allows, and how many configurations it lists there. */
async function devicesIn(
  session: Panel,
  as: "active" | "deviceLimited",
  others: readonly number[] = [],
) {
  const { personas, servers } = session.target;
  if (!personas[as] || servers.wireguard === undefined) return undefined;
  const devices = await devicesOf(session, as);
  let listed = 0;
  for (const server_id of [servers.wireguard, ...others]) {
    const list = await read(session, "listWireguardConfigs", { as, parameters: { server_id } });
    const rows = list && dataIn(list);
    listed += Array.isArray(rows) ? rows.length : 0;
  }
  return devices === undefined ? undefined : { devices, listed };
}

/** Where any password is called wrong, that breaks the contract. */
async function suspendedDoubts(session: Panel): Promise<string[]> {
  const logins = session.answers.exchanges("createToken");
  const isWrong = logins.some(
    (one) =>
      personaOf(session.target, one.request) === "suspended" &&
      session.nameOf(one) === "wrong-credentials",
  );
  const why = "personas.suspended: the installation calls its username or password wrong";
  return Promise.resolve(isWrong ? [why] : []);
}

/** How many devices an account's plan allows, as its OpenVPN login says. */
export async function devicesOf(session: Panel, as: Persona): Promise<number | undefined> {
  const login = await session.once("getOpenvpnAuth", { as });
  const { devices } = dataIn<{ readonly devices?: unknown }>(login) ?? {};
  return typeof devices === "number" ? devices : undefined;
}
