import type { Exchange } from "../../../engine/exchange.ts";
import type { Seen } from "../../../engine/seen.ts";
import type { Bodies } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";

export { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";

/** Variants whose answer has what rules read, under `data`. */
type Readable = {
  [K in keyof Bodies]: Bodies[K] extends { readonly data: unknown } ? K : never;
}[keyof Bodies];

export type Account = Bodies["getAccount/200/account"]["data"];
export type Server = Bodies["listServers/200/all-servers"]["data"][number];

/**
 * The `data` of an answer that must be the given variant, asked for once in a run: mostly the
 * variants have done so.
 * @throws Broken with what is wrong with the answer otherwise.
 */
export async function read<K extends Readable>(
  session: VpnScriptSession,
  key: K,
  parameters: Readonly<Record<string, unknown>> = {},
  as: Persona = "active",
): Promise<Seen<Bodies[K]["data"]>> {
  const { operation } = session.api.catalogue.variants[key]!;
  return dataOf(session, key, await session.once(operation, { as, parameters }));
}

/** The same, of an answer that has come. Only the type of `data` counts: the rest is the variant's concern. */
export function dataOf<K extends Readable>(
  session: VpnScriptSession,
  key: K,
  exchange: Exchange,
): Seen<Bodies[K]["data"]> {
  const { secrets, api } = session;
  secrets.learn(exchange.answer.body.json, api.secretFields);
  const { data } = fieldsOf(exchange);
  const { status, schema } = api.catalogue.variants[key]!;
  const described = api.schemas[schema] as { properties: { data: { type: string } } };
  const type = data === null ? "null" : Array.isArray(data) ? "array" : typeof data;
  if (exchange.answer.status === status && type === described.properties.data.type) {
    return { value: data as Bodies[K]["data"], at: "/data", exchange };
  }
  throw session.broken(key, exchange);
}

/** The fields of an answer's body; none where it has no such. */
export function fieldsOf({ answer }: Exchange): Readonly<Record<string, unknown>> {
  return (answer.body.json ?? {}) as Readonly<Record<string, unknown>>;
}

/** Ids are compared as they read: whether one is a number or digits is the schema's concern. */
export function isSame(one: unknown, another: unknown): boolean {
  return String(one) === String(another);
}
