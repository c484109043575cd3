import type { Reading } from "../../../engine/effects.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { VpnScriptCall } from "../calls.ts";
import { rowOf } from "../meanwhile.ts";
import { loginOf } from "../premises.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { fieldsOf } from "./trial.ts";

// What is read of accounts, to see whether requests change what they should leave alone.

/** What is read, and the fields that only an account's owner and the operator change. */
export const READS = {
  getAccount: {
    what: "account",
    fields: ["user_id", "username", "email", "status", "service", "created_at"],
  },
  getOpenvpnAuth: {
    what: "OpenVPN login",
    fields: ["id", "user_id", "service_id", "username", "password", "devices", "enabled"],
  },
  // The one on which accounts create.
  listServers: {
    what: "server",
    fields: ["name", "country", "city", "state", "host", "ipaddr", "protocol", "config_id"],
  },
} as const;

export type Read = keyof typeof READS;

export const tokenOf = (as: Persona) => `personas.${as}'s token`;

export async function readingOf(
  session: VpnScriptSession,
  ask: (as: Persona, operation: Read) => Promise<Exchange | undefined>,
  personas: readonly Persona[] = ["active", "other"],
) {
  const reading = new Map<string, string>();
  for (const as of personas) {
    if (!session.target.personas[as]) continue;
    for (const [operation, { what, fields }] of Object.entries(READS) as [Read, Of][]) {
      const isServer = operation === "listServers";
      const exchange = isServer && as !== "active" ? undefined : await ask(as, operation);
      if (!exchange) continue;
      const row = isServer && rowOf(exchange, session.target.servers.wireguard);
      const data = isServer ? row : fieldsOf(exchange)["data"];
      if (typeof data !== "object" || data === null) continue;
      const values = fields.map((one) => [one, (data as Readonly<Record<string, unknown>>)[one]]);
      reading.set(`personas.${as}'s ${what}`, JSON.stringify(Object.fromEntries(values)));
    }
    reading.set(tokenOf(as), await session.token(as));
  }
  return reading;
}

type Of = (typeof READS)[Read];

export async function firstOf(session: VpnScriptSession, as: Persona, operation: Read) {
  const isNamed = callOf(session, as, operation).parameters !== undefined;
  return session.answers
    .of(operation)
    .map(({ exchange }) => exchange)
    .find(({ request }) => request.persona === as && request.url.includes("?") === isNamed);
}

export function callOf(session: VpnScriptSession, as: Persona, operation: Read): VpnScriptCall {
  return operation === "getOpenvpnAuth" ? loginOf(session, as) : { as };
}

export type Apart = readonly [name: string, was: string | undefined, is: string | undefined];

/** Each value that has changed, at any depth. */
export function leavesApart(name: string, were: Reading, are: Reading): Apart[] {
  const [before, after] = [leavesIn(name, were), leavesIn(name, are)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((one): Apart => [one, before.get(one), after.get(one)])
    .filter(([, was, is]) => was !== is);
}

/** What is not an object or a list, by where it is: `service/0/status`. */
export function leavesIn(name: string, reading: Reading): ReadonlyMap<string, string> {
  return leavesOf(JSON.parse(reading.get(name) ?? "{}") as object);
}

function leavesOf(value: object, above = ""): Map<string, string> {
  const leaves = Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const isLeaf = typeof one !== "object" || one === null;
    return isLeaf
      ? [[above + name, JSON.stringify(one) ?? "none"] as const]
      : [...leavesOf(one, `${above}${name}/`)];
  });
  return new Map(leaves);
}
