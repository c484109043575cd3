import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { Broken, type Finding, type Found } from "../../../engine/finding.ts";
import { judge } from "../../../engine/judge.ts";
import type { Bodies, VpnScriptCall, VpnScriptSession } from "../session.ts";

/** What is wrong with an answer that must be the given variant; nothing if it is that. */
export function breachesOf(
  session: VpnScriptSession,
  key: VariantKey,
  exchange: Exchange,
): readonly Finding[] {
  return judge(session, session.api.catalogue.variants[key]!, exchange).findings;
}

/** Throws the findings together, if there are any. */
export function throwAll(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Broken(findings);
}

/** The part of an answer that a rule is about, and the exchange that it came by. */
export interface Read<T> {
  readonly data: T;
  readonly exchange: Exchange;
}

/** The variants whose bodies hold something under `data`. */
type DataKey = {
  [K in VariantKey]: Bodies[K] extends { readonly data: unknown } ? K : never;
}[VariantKey];

/**
 * The `data` of an answer that must be the given variant. How it is wrapped is the variant's
 * concern: a rule goes on as long as what it is about has come.
 * @throws Broken with what is wrong with the answer otherwise.
 */
export async function read<K extends DataKey>(
  session: VpnScriptSession,
  key: K,
  call: VpnScriptCall,
): Promise<Read<Bodies[K]["data"]>> {
  const { operation } = session.api.catalogue.variants[key]!;
  return dataOf(session, key, await session.send(operation, call));
}

/** The same, of an answer that this run may have had already. */
export async function readOnce<K extends DataKey>(
  session: VpnScriptSession,
  key: K,
  call: VpnScriptCall,
): Promise<Read<Bodies[K]["data"]>> {
  const { operation } = session.api.catalogue.variants[key]!;
  return dataOf(session, key, await session.exchanges.once(operation, call));
}

/** The same, of an answer that has come. */
export function dataOf<K extends DataKey>(
  session: VpnScriptSession,
  key: K,
  exchange: Exchange,
): Read<Bodies[K]["data"]> {
  const { status, schema } = session.api.catalogue.variants[key]!;
  const { answer } = exchange;
  session.secrets.learn(answer.body.json, session.api.secretFields);
  const data = (answer.body.json as { readonly data?: unknown } | null | undefined)?.data;
  if (answer.status === status && kindOf(data) === KINDS[schema]) {
    return { data: data as Bodies[K]["data"], exchange };
  }
  throw new Broken(breachesOf(session, key, exchange));
}

/**
 * Whether an installation has answered in order: with JSON, and with none of the statuses that are
 * always wrong there. What the page does not document may be refused in any words, but not so.
 */
export function isInOrder(
  exchange: Exchange,
  what: string,
  found: (breach: Found) => void,
  { success = false }: { readonly success?: boolean } = {},
): boolean {
  const { status, body, headers } = exchange.answer;
  const refused = status >= 400 && status < 500;
  if ((refused || (success && status < 300)) && body.problem === undefined) return true;
  found({
    check: "answered-in-order",
    message: `The answer to ${what} is not JSON with a status that fits.`,
    at: body.problem === undefined ? "status" : "body",
    expected: success ? "2xx or 4xx, JSON" : "4xx, JSON",
    actual: `${status}, ${headers["content-type"] ?? "no content-type"}: ${body.text}`,
    exchange,
  });
  return false;
}

const KINDS: Readonly<Record<string, string>> = {
  Account: "object",
  AllServers: "array",
  CertificateOnly: "string",
  FullProfile: "string",
  OpenvpnCredentials: "object",
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
