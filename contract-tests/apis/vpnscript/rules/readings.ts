import { canonical } from "../../../engine/exchange/canonical.ts";
import { leavesApart, type Reading } from "../../../engine/effects.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import { fieldsOf, type Configuration, type VpnScriptCall } from "../calls.ts";
import { loginOf } from "../premises.ts";
import { rowOf } from "../server-lists.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";

/** What is read of accounts, and the fields that only an account's owner and the operator change. */
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

/** Reads which configurations a place lists. */
export const idsAt =
  ({ configurations }: VpnScriptSession, place: Place<Configuration>) =>
  async (): Promise<Reading> => {
    const ids = place.idsIn(await configurations.look(place.name));
    // An empty list is a reading, too: something may come to it.
    return new Map(["the list", ...ids].map((one) => [one, "read"]));
  };

export type Read = keyof typeof READS;

export const tokenOf = (as: Persona) => `personas.${as}'s token`;
export const isToken = (name: string) => name.endsWith("token");

export async function readingOf(
  session: VpnScriptSession,
  /** By default it is asked for now. */
  ask: (as: Persona, operation: Read) => Promise<Exchange | undefined> = (as, one) =>
    session.send(one, callOf(session, as, one)),
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
      reading.set(`personas.${as}'s ${what}`, canonical(Object.fromEntries(values)));
    }
    reading.set(tokenOf(as), await session.token(as));
  }
  return reading;
}

type Of = (typeof READS)[Read];

export async function firstOf(session: VpnScriptSession, as: Persona, operation: Read) {
  const isNamed = callOf(session, as, operation).parameters !== undefined;
  return session.answers
    .exchanges(operation)
    .find(({ request }) => request.persona === as && request.url.includes("?") === isNamed);
}

export function callOf(
  session: VpnScriptSession,
  as: Persona,
  operation: Read,
  /** Whether a server is named, by default where this run does so anyway. */
  isNamed?: boolean,
): VpnScriptCall {
  return operation === "getOpenvpnAuth" ? loginOf(session, as, isNamed) : { as };
}

/** What alternates between two values from reading to reading, without a write. */
export async function toggledBy(read: () => Promise<Reading>): Promise<string[]> {
  const readings: Reading[] = [];
  for (let nth = 0; nth < READINGS; nth++) readings.push(await read());
  return [...readings[0]!.keys()].flatMap((name) => {
    const values = readings.map((one) => one.get(name));
    const isToggled = values.every(
      (one, nth) => nth === 0 || (one !== values[nth - 1] && one === (values[nth - 2] ?? one)),
    );
    return isToggled ? `${name}: ${differencesOf(name, readings[0]!, readings[1]!)}` : [];
  });
}

/** Two values that alternate so often do so by themselves. */
const READINGS = 6;

export function differencesOf(name: string, were: Reading, are: Reading): string {
  return leavesApart(name, were, are)
    .map(([one, was = "none", is = "none"]) => `${one} was ${was}, and is ${is}`)
    .join(", ");
}
