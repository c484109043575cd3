import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import type { Seen } from "../../../engine/seen.ts";
import type { Bodies } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";

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

/** A field of a value. */
export function fieldOf<T, F extends keyof T & string>(seen: Seen<T>, field: F): Seen<T[F]> {
  return { ...seen, value: seen.value[field], at: `${seen.at}/${field}` };
}

/** A whole answer, as a finding quotes it. */
export function answerOf(exchange: Exchange): Shown {
  const { status, body } = exchange.answer;
  return { value: `${status}: ${body.text}`, exchange };
}

/** What a finding shows of an answer, or whatever a reader should see in its place. */
export type Shown = Partial<Seen<unknown>>;

/** The name of one check and what is wrong where it fails: `{ "server-id-is-unique": "The id is in the list twice." }`. */
type Words = Readonly<Record<string, string>>;

/** Reports what is shown, unless it is as the page says that it must be. */
export const must = claim(false);

/** Remarks on what is shown, unless it is as the page implies that it should be. */
export const should = claim(true);

function claim(inferred: boolean) {
  return (
    found: ReportBreach,
    { value: actual, ...place }: Shown,
    isSo: boolean,
    expected: unknown,
    words: Words,
  ): void => {
    if (isSo) return;
    for (const [check, message] of Object.entries(words)) {
      found({ check, message, ...place, expected, actual, inferred });
    }
  };
}

/** Ids are compared as they read: whether one is a number or digits is the schema's concern. */
export function isSame(one: unknown, another: unknown): boolean {
  return String(one) === String(another);
}
