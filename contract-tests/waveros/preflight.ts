import type { Exchange } from "../engine/exchange.ts";
import { NoAnswer, TargetError } from "../engine/errors.ts";
import { fieldsOf } from "./answers.ts";
import type { Bodies, WaverosSession } from "./session.ts";
import type { Method } from "./target.ts";

type Operation = "get_active_guests";

/** Where an operator finds what must be set right. */
const SETTINGS = "Integrations > API Access of the router's admin panel";

/** What an answer to a cheap read says of the target file, by the answer's message. */
const REMEDIES: Readonly<Record<string, (method: Method) => string>> = {
  ["API Key is incorrect" satisfies Bodies[`${Operation}/key-incorrect`]["message"]]: () =>
    `refuses the API key; copy apiKey from ${SETTINGS}`,
  ["API is not enabled" satisfies Bodies[`${Operation}/api-disabled`]["message"]]: () =>
    `says that its API is not enabled; enable a method under ${SETTINGS}`,
  ["API Key not set or method not allowed" satisfies Bodies[`${Operation}/key-not-set`]["message"]]:
    (method) =>
      `does not take ${method}; enable it under ${SETTINGS}, or take it out of methods in the target file`,
};

/** Tries one method. @throws TargetError with the next step if nothing can be verified by it. */
export async function tryMethod(session: WaverosSession, method: Method): Promise<void> {
  const { name } = session.target;
  let exchange: Exchange;
  try {
    exchange = await session.ask("get_active_guests", {}, method);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new TargetError(
      `target "${name}" does not answer: ${error.message}; check baseUrl, and that the router can be reached from here`,
      { cause: error },
    );
  }
  const { status, headers, body } = exchange.answer;
  const remedy = REMEDIES[String(fieldsOf(exchange)["message"])];
  if (remedy) throw new TargetError(`target "${name}" ${remedy(method)}`);
  if (body.problem === undefined) return;
  const came = `${method} answered ${status} with ${headers["content-type"] ?? "no content type"}, not JSON`;
  if (status >= 500) {
    throw new TargetError(`target "${name}" fails: ${came}; check that the router is up`);
  }
  const login = status >= 300 && status < 400 ? "a redirect" : "a page";
  throw new TargetError(
    `target "${name}" is no WaverOS API: ${came}; ${login} there is mostly a login page or captive portal, so check baseUrl (it ends in /api/) and that this machine is let through`,
  );
}
