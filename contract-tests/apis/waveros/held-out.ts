import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Contract } from "../../engine/description/catalogue.ts";
import { TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { variantOf } from "../../engine/judgement/judge.ts";
import { fieldsOf, given, messageOf, parametersOf } from "./answers.ts";
import type { Method, State, WaverosCall } from "./target.ts";
import { SHUT } from "./voucher-kind.ts";

/** Where the router shows its key, and what it takes. */
export const SETTINGS = "Integrations > API Access of the router's admin panel";

/** What a refusal of a cheap read means for the target file, by its message. */
const REMEDIES: Readonly<Record<string, (method: Method, key: string) => string>> = {
  [messageOf("KeyIncorrect")]: (_, key) =>
    key === key.trim()
      ? `refuses the API key; copy apiKey from ${SETTINGS}`
      : "refuses the API key; take off the blanks around apiKey in the target file",
  [messageOf("ApiDisabled")]: () =>
    `says that its API is not enabled; enable a method under ${SETTINGS}`,
  [messageOf("KeyNotSet")]: (method) =>
    `does not take ${method}; enable it under ${SETTINGS}, or take it out of methods in the target file`,
};

const PLAIN_READS = ["get_voucher_users", "get_active_guests"] as const;

export function isHeldOut(exchange: Exchange): boolean {
  return REMEDIES[messageIn(exchange)] !== undefined;
}

/**
 * Whether an answer shuts out a request that is not made for that: something may answer so to everything by now, in
 * the place of the states' routers as well.
 */
export function isHeldOutUnasked(session: Routers, exchange: Exchange): boolean {
  if (!isHeldOut(exchange)) return false;
  const place = session.placeOf(exchange.request);
  if (place === undefined) return false;
  const name = variantOf(session.api, exchange)?.name;
  if (place !== "") return name !== SHUT[place as State];
  const { "api-key": key } = parametersOf(exchange.request);
  const isUnread = given(key) && name === SHUT.getDisabled;
  return key === session.target.apiKey || name === SHUT.apiDisabled || isUnread;
}

function messageIn(exchange: Exchange): string {
  return String(fieldsOf(exchange)["message"]);
}

interface Routers {
  readonly api: Contract;
  readonly target: { readonly apiKey: string };
  placeOf(request: WireRequest): string | undefined;
}

interface Asking {
  readonly target: { readonly name: string; readonly apiKey: string };
  ask(operation: OperationName, call: WaverosCall, method: Method): Promise<Exchange>;
}

/**
 * Tells a router that refuses its own key to everything from one that refuses an action wrongly.
 * @throws TargetError with the next step if what needs nothing but the key is refused, whatever it is
 */
export async function askByOthers(session: Asking, method: Method): Promise<void> {
  const { name, apiKey } = session.target;
  const messages = new Set<string>();
  for (const action of PLAIN_READS) messages.add(messageIn(await session.ask(action, {}, method)));
  const [message = ""] = messages;
  const remedy = messages.size === 1 ? REMEDIES[message] : undefined;
  if (remedy) throw new TargetError(`target "${name}": the router ${remedy(method, apiKey)}`);
}
