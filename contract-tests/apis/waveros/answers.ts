import { catalogue, type OperationName } from "../../../generated/waveros/catalogue.ts";
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { readBody, type Exchange, type WireRequest } from "../../engine/exchange/exchange.ts";

type Schemas = typeof schemas;

type Said = {
  [K in keyof Schemas]: Schemas[K] extends { properties: { message: { const: string } } }
    ? K
    : never;
}[keyof Schemas];

export function messageOf(schema: Said): string {
  return schemas[schema].properties.message.const;
}

/** The actions that read a list of others than vouchers. */
export const OTHER_LISTS = (Object.keys(catalogue.operations) as OperationName[]).filter(
  (name) => catalogue.operations[name].effect === "reads" && name !== "get_voucher_users",
);

export type Row = Readonly<Record<string, unknown>>;

/** What an answer says of itself, by its message. */
export const SAYS = new Map<unknown, Outcome>(
  Object.values(schemas).flatMap((one) =>
    "properties" in one && "message" in one.properties && "error" in one.properties
      ? [[one.properties.message.const, one.properties.error.const ? "refused" : "done"] as const]
      : [],
  ),
);

export function fieldsOf({ answer }: Exchange): Row {
  return isObject(answer.body.json) ? answer.body.json : {};
}

export type Outcome = "done" | "refused" | "unclear";

/** A refusal counts in any words: the variants look at the words. */
export function outcomeOf(exchange: Exchange): Outcome {
  const { message, error, user } = fieldsOf(exchange);
  const says = SAYS.get(message);
  if (says === "refused" && error === true) return "refused";
  if (says === "done" || isObject(user)) return "done";
  if (error === true || says === "refused") return "refused";
  if (error === false) return "done";
  return typeof message === "string" && exchange.answer.status !== 429 ? "refused" : "unclear";
}

export function userIn(exchange: Exchange): Row {
  return (fieldsOf(exchange)["user"] ?? {}) as Row;
}

export function usernameIn(request: WireRequest): string | undefined {
  const { username } = parametersOf(request);
  return given(username) ? username : undefined;
}

/** What a create may have made, the likeliest name first. */
export function namesIn(exchange: Exchange): readonly string[] {
  if (outcomeOf(exchange) !== "done") return [];
  return [userIn(exchange)["username"], usernameIn(exchange.request)].filter(given);
}

/** Left out and empty mean the same. */
export function given(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

export function isError(exchange: Exchange): boolean {
  const { message, error } = fieldsOf(exchange);
  return typeof message === "string" && error === true;
}

/** Whether an answer gives what it should give for a key alone. */
export function isOpened(exchange: Exchange): boolean {
  const outcome = outcomeOf(exchange);
  const gives = outcome === "done" || (outcome === "unclear" && listIn(exchange) !== undefined);
  return gives && exchange.answer.status < 400;
}

/** What is said of a username only to a request that is let in. */
const WITHIN: readonly unknown[] = [messageOf("UsernameUnknown"), messageOf("UsernameExists")];

/** Whether a request has passed the gate of key, method and API, whatever became of it. */
export function isLetIn(exchange: Exchange): boolean {
  return isOpened(exchange) || WITHIN.includes(fieldsOf(exchange)["message"]);
}

/** The entries of a list of that name, whatever its form. */
export function entriesOf(exchange: Exchange, name: string): readonly Row[] | undefined {
  const list = fieldsOf(exchange)[name];
  if (typeof list !== "object" || list === null) return undefined;
  const entries: unknown[] = Object.values(list);
  return entries.every(isObject) ? entries : undefined;
}

/** Of any name, and where it is. */
export function listIn(exchange: Exchange) {
  for (const name of Object.keys(fieldsOf(exchange))) {
    const rows = entriesOf(exchange, name);
    if (rows) return { rows, at: `/${name}` };
  }
  return undefined;
}

/** Read once for each request: all that a run was asked is looked through again and again. */
const read = new WeakMap<WireRequest, Row>();

export function parametersOf(request: WireRequest): Row {
  const parameters = read.get(request) ?? readParameters(request);
  read.set(request, parameters);
  return parameters;
}

function readParameters({ url, body }: WireRequest): Row {
  if (body === undefined) return Object.fromEntries(new URL(url).searchParams);
  const { json } = readBody(Buffer.from(body));
  return isObject(json) ? json : {};
}

function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How far clocks of different time zones may differ, one of them UTC, and a little more; in seconds. */
export const ZONE_SLACK = 15 * 3600;

/** Time zones differ by quarters of an hour, in seconds. */
export const QUARTER = 900;

/** A moment such as `2025-02-21 02:31:30` in seconds since 1970, as if in UTC; NaN for another form. */
export function timeOf(text: unknown): number {
  return Date.parse(`${String(text).replace(" ", "T")}Z`) / 1000;
}

const UNITS: Readonly<Record<string, number>> = {
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** A RouterOS duration such as `2d9h12m45s` in seconds. */
export function secondsIn(duration: unknown): number {
  const parts = String(duration).matchAll(/(\d+)(ms|\D)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit!] ?? 0), 0);
}
