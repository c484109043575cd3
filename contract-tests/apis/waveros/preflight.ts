import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Contract } from "../../engine/contract.ts";
import { TargetError } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { firstAnswer } from "../../engine/preflight.ts";
import { fieldsOf } from "./answers.ts";
import type { WaverosCall } from "./calls.ts";
import { messageOf } from "./messages.ts";
import type { Method } from "./target.ts";

/** Of a session, what it takes to ask one router. */
interface Asking {
  readonly target: { readonly name: string; readonly baseUrl: string };
  readonly api: Contract;
  ask(operation: OperationName, call: WaverosCall, method: Method): Promise<Exchange>;
}

/** Where an operator finds what must be set right. */
const SETTINGS = "Integrations > API Access of the router's admin panel";

/** What an answer to a cheap read says of the target file, by the answer's message. */
const REMEDIES: Readonly<Record<string, (method: Method) => string>> = {
  [messageOf("KeyIncorrect")]: () => `refuses the API key; copy apiKey from ${SETTINGS}`,
  [messageOf("ApiDisabled")]: () =>
    `says that its API is not enabled; enable a method under ${SETTINGS}`,
  [messageOf("KeyNotSet")]: (method) =>
    `does not take ${method}; enable it under ${SETTINGS}, or take it out of methods in the target file`,
};

/** Tries one method. @throws TargetError with the next step if nothing can be verified by it. */
export async function tryMethod(session: Asking, method: Method): Promise<void> {
  const { name, baseUrl } = session.target;
  const suspect = { name, baseUrl, title: session.api.title };
  const ask = (operation: OperationName) => () => session.ask(operation, {}, method);
  const exchange = await firstAnswer(suspect, ask("get_voucher_users"), ask("get_active_guests"));
  const remedy = REMEDIES[String(fieldsOf(exchange)["message"])];
  if (remedy) throw new TargetError(`target "${name}" ${remedy(method)}`);
}
