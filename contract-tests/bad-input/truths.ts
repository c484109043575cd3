import type { Variant } from "../engine/catalogue.ts";
import type { Exchange } from "../engine/exchange.ts";
import type { Found } from "../engine/finding.ts";
import { isMediaType, keyOf } from "../engine/judge.ts";
import type { Session } from "../engine/session.ts";
import type { Wrong } from "./request.ts";

/** What holds of every answer, whatever was asked; the first breach of it, if there is one. */
export function breachOf(
  session: Session,
  { method }: Wrong,
  exchange: Exchange,
): Found | undefined {
  const { status, headers, body } = exchange.answer;
  const { "content-type": type = "no content-type" } = headers;
  const messages = {
    "bad-input-breaks-nothing": "A request that is wrong breaks the installation.",
    "bad-input-is-answered-in-json": "A request that is wrong is not answered with JSON.",
    "wrong-method-is-refused": `${method} is not refused.`,
    "bad-input-is-answered-as-documented":
      "The answer is none of those that the page gives for such a status.",
  };
  const breach = (check: keyof typeof messages, expected: string, place = {}): Found => {
    const actual = `${status}, ${type}: ${body.text}`;
    return { check, message: messages[check], ...place, expected, actual, exchange };
  };
  if (status >= 500) return breach("bad-input-breaks-nothing", "a refusal", { at: "status" });
  if (body.problem !== undefined || !isMediaType(type, "application/json")) {
    return breach("bad-input-is-answered-in-json", "application/json");
  }
  if (method !== undefined) {
    if (status >= 400 || isRefusal(body.json)) return undefined;
    return breach("wrong-method-is-refused", "405 or another refusal", { at: "status" });
  }
  const variants = candidates(session, exchange);
  if (variants.some((one) => session.api.validators[keyOf(one)]!(body.json))) return undefined;
  const names = variants.map(({ name }) => name).join(" or ");
  return breach("bad-input-is-answered-as-documented", names || "a documented status");
}

/**
 * The variants that an answer with such a status may be. One for any status that the page does
 * not show, such as the framework's own errors, counts only where no other has the status.
 */
function candidates({ api }: Session, { request, answer }: Exchange): Variant[] {
  const own = Object.values(api.catalogue.variants).filter(
    ({ operation }) => operation === request.operation,
  );
  const exact = own.filter(({ status }) => status === answer.status);
  const open = own.filter(({ status }) => status === null);
  return exact.length === 0
    ? open
    : [...exact, ...open.filter(({ provenance }) => provenance === "documented")];
}

/** Whether a body says itself that the request was refused, whatever its status says. */
function isRefusal(json: unknown): boolean {
  const { error, success } = (json ?? {}) as { error?: unknown; success?: unknown };
  return error === true || success === false;
}
