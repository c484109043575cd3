import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { readBody, type Exchange, type WireRequest } from "../../engine/exchange.ts";

type Schemas = typeof schemas;

/** Answers whose message is one documented sentence, by their schema. */
type Said = {
  [K in keyof Schemas]: Schemas[K] extends { properties: { message: { const: string } } }
    ? K
    : never;
}[keyof Schemas];

/** The documented message of an answer. */
export function messageOf(schema: Said): string {
  return schemas[schema].properties.message.const;
}

/** Fields of a JSON object, by name. */
export type Row = Readonly<Record<string, unknown>>;

const ADDED = messageOf("UserAdded");
const REMOVED = messageOf("UserRemoved");
const REFUSALS: ReadonlySet<unknown> = new Set(
  (
    [
      ...["KeyNotSet", "ApiDisabled", "KeyIncorrect", "ErrorOccurred"],
      ...["UsernameExists", "UsernameUnknown", "NoUsername"],
    ] as const
  ).map(messageOf),
);

/** The fields of an answer that is a JSON object; none of any other. */
export function fieldsOf({ answer }: Exchange): Row {
  return isObject(answer.body.json) ? answer.body.json : {};
}

/** What a router says to have done with a request. */
export type Outcome = "done" | "refused" | "unclear";

/**
 * What a router says to have done. It refuses where it says so in any words: whether they are
 * the documented ones is what the variants look at.
 */
export function outcomeOf(exchange: Exchange): Outcome {
  const { message, error, user } = fieldsOf(exchange);
  if (REFUSALS.has(message) && error === true) return "refused";
  if (message === ADDED || message === REMOVED || isObject(user)) return "done";
  if (error === true || (typeof message === "string" && exchange.answer.status !== 429)) {
    return "refused";
  }
  return error === false ? "done" : "unclear";
}

/** The new voucher in an answer; no fields where there is none. */
export function userIn(exchange: Exchange): Row {
  return (fieldsOf(exchange)["user"] ?? {}) as Row;
}

/** The username that a request asks for; undefined for none. */
export function usernameIn(request: WireRequest): string | undefined {
  const { username } = parametersOf(request);
  return given(username) ? username : undefined;
}

/** The usernames that what a create has made may bear, the likeliest first. */
export function namesIn(exchange: Exchange): readonly string[] {
  if (outcomeOf(exchange) !== "done") return [];
  return [userIn(exchange)["username"], usernameIn(exchange.request)].filter(given);
}

/** A text that was really given: neither left out nor empty, which mean the same. */
export function given(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** True if an answer is an error of the documented form, whatever its message. */
export function isError(exchange: Exchange): boolean {
  const { message, error } = fieldsOf(exchange);
  return typeof message === "string" && error === true;
}

/** True if a router has given what was asked for: an answer in JSON that is not a refusal of any kind. */
export function isOpened(exchange: Exchange): boolean {
  const { status, body } = exchange.answer;
  return status < 400 && isObject(body.json) && outcomeOf(exchange) !== "refused";
}

/** The entries of a list under `name`; undefined if there is none to be read. */
export function entriesOf(exchange: Exchange, name: string): readonly Row[] | undefined {
  const list = fieldsOf(exchange)[name];
  if (typeof list !== "object" || list === null) return undefined;
  const entries: unknown[] = Object.values(list);
  return entries.every(isObject) ? entries : undefined;
}

/** The entries of the first list in an answer, whatever its name; undefined if there is none to be read. */
export function listIn(exchange: Exchange): readonly Row[] | undefined {
  return Object.keys(fieldsOf(exchange))
    .map((name) => entriesOf(exchange, name))
    .find((entries) => entries !== undefined);
}

/** Read once for each request: all that a run was asked is looked through again and again. */
const read = new WeakMap<WireRequest, Row>();

/** The parameters of a request as they went out, wherever its method carries them. */
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
