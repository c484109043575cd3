import type { Exchange } from "../../../engine/exchange.ts";
import type { Seen } from "../../../engine/seen.ts";
import type { Bodies } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";

/** What rules read of answers, under `data`: a rule goes on as long as it is there, and of this kind. */
const KINDS = {
  "getAccount/200/account": "object",
  "listServers/200/all-servers": "array",
  "getOpenvpnProfile/200/full-profile": "string",
  "getOpenvpnProfile/200/certificate-only": "string",
  "getOpenvpnAuth/200/openvpn-credentials": "object",
} as const;

type Readable = keyof typeof KINDS;

export type Account = Bodies["getAccount/200/account"]["data"];
export type Server = Bodies["listServers/200/all-servers"]["data"][number];

/**
 * The `data` of an answer that must be the given variant, asked for once in a run: mostly the
 * variants have done so. How it is wrapped is the variant's concern.
 * @throws Broken with what is wrong with the answer otherwise.
 */
export async function read<K extends Readable>(
  session: VpnScriptSession,
  key: K,
  parameters: Readonly<Record<string, unknown>> = {},
  as: Persona = "active",
): Promise<Seen<Bodies[K]["data"]>> {
  session.credentials(as);
  const { operation } = session.api.catalogue.variants[key]!;
  return dataOf(session, key, await session.once(operation, { as, parameters }));
}

/** The same, of an answer that has come. */
export function dataOf<K extends Readable>(
  session: VpnScriptSession,
  key: K,
  exchange: Exchange,
): Seen<Bodies[K]["data"]> {
  const { answer } = exchange;
  session.secrets.learn(answer.body.json, session.api.secretFields);
  const data = (answer.body.json as { readonly data?: unknown } | null | undefined)?.data;
  const kind = data === null ? "null" : Array.isArray(data) ? "array" : typeof data;
  if (answer.status === session.api.catalogue.variants[key]!.status && kind === KINDS[key]) {
    return { value: data as Bodies[K]["data"], at: "/data", exchange };
  }
  throw session.broken(key, exchange);
}
