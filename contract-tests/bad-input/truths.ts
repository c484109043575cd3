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
  wrong: Wrong,
  exchange: Exchange,
): Found | undefined {
  const { status, headers, body } = exchange.answer;
  const came = {
    actual: `${status}, ${headers["content-type"] ?? "no content-type"}: ${body.text}`,
  };
  if (status >= 500) {
    return {
      check: "bad-input-breaks-nothing",
      message: "A request that is wrong breaks the installation.",
      at: "status",
      expected: "a refusal",
      ...came,
      exchange,
    };
  }
  if (
    body.problem !== undefined ||
    !isMediaType(headers["content-type"] ?? "", "application/json")
  ) {
    return {
      check: "bad-input-is-answered-in-json",
      message: "A request that is wrong is not answered with JSON.",
      expected: "application/json",
      ...came,
      exchange,
    };
  }
  if (wrong.method !== undefined && status < 400 && !isRefusal(body.json)) {
    return {
      check: "wrong-method-is-refused",
      message: `${wrong.method} is not refused.`,
      at: "status",
      expected: "405 or another refusal",
      ...came,
      exchange,
    };
  }
  const variants = candidates(session, operation, status);
  if (wrong.method !== undefined || variants.some((one) => accepts(session, one, body.json))) {
    return undefined;
  }
  return {
    check: "bad-input-is-answered-as-documented",
    message: "The answer is none of those that the page gives for such a status.",
    expected: variants.map(({ name }) => name).join(" or ") || "a documented status",
    ...came,
    exchange,
  };
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

function accepts({ api }: Session, variant: Variant, json: unknown): boolean {
  return api.validators[keyOf(variant)]?.(json) === true;
}

/** Whether a body says itself that the request was refused, whatever its status says. */
function isRefusal(json: unknown): boolean {
  const { error, success } = (json ?? {}) as {
    readonly error?: unknown;
    readonly success?: unknown;
  };
  return error === true || success === false;
}
