import type { Variant } from "../engine/catalogue.ts";
import type { Exchange } from "../engine/exchange.ts";
import type { Found } from "../engine/finding.ts";
import { isMediaType, keyOf } from "../engine/judge.ts";
import type { Session } from "../engine/session.ts";
import type { Wrong } from "./request.ts";

/** What holds of every answer, whatever was asked; the first breach of it, if there is one. */
export function breachOf(
  session: Session,
  operation: string,
  { method }: Wrong,
  exchange: Exchange,
): Found | undefined {
  const { status, headers, body } = exchange.answer;
  const type = headers["content-type"];
  const actual = `${status}, ${type ?? "no content-type"}: ${body.text}`;
  const breach = (check: string, message: string, expected: string): Found => {
    return { check, message, expected, actual, exchange };
  };
  if (status >= 500) {
    const message = "A request that is wrong breaks the installation.";
    return { ...breach("bad-input-breaks-nothing", message, "a refusal"), at: "status" };
  }
  if (body.problem !== undefined || !isMediaType(type ?? "", "application/json")) {
    const message = "A request that is wrong is not answered with JSON.";
    return breach("bad-input-is-answered-in-json", message, "application/json");
  }
  if (method !== undefined) {
    if (status >= 400 || isRefusal(body.json)) return undefined;
    const expected = "405 or another refusal";
    return {
      ...breach("wrong-method-is-refused", `${method} is not refused.`, expected),
      at: "status",
    };
  }
  const variants = candidates(session, operation, status);
  const accepts = (one: Variant) => session.api.validators[keyOf(one)]?.(body.json) === true;
  if (variants.some(accepts)) return undefined;
  return breach(
    "bad-input-is-answered-as-documented",
    "The answer is none of those that the page gives for such a status.",
    variants.map(({ name }) => name).join(" or ") || "a documented status",
  );
}

/**
 * The variants that an answer with such a status may be. One for any status that the page does
 * not show, such as the framework's own errors, counts only where no other has the status.
 */
function candidates({ api }: Session, operation: string, status: number): Variant[] {
  const own = Object.values(api.catalogue.variants).filter((one) => one.operation === operation);
  const exact = own.filter((one) => one.status === status);
  const open = own.filter((one) => one.status === null);
  return exact.length === 0
    ? open
    : [...exact, ...open.filter(({ provenance }) => provenance === "documented")];
}

/** Whether a body says itself that the request was refused, whatever its status says. */
function isRefusal(json: unknown): boolean {
  const { error, success } = (json ?? {}) as { error?: unknown; success?: unknown };
  return error === true || success === false;
}
