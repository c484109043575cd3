import fc from "fast-check";
import {
  keyOf,
  variantsOf,
  type Operation,
  type Variant,
} from "../engine/description/catalogue.ts";
import { NoAnswer, NotReachable } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import { Broken, type Found } from "../engine/judgement/finding.ts";
import { variantOf } from "../engine/judgement/judge.ts";
import { isMediaType } from "../engine/description/media-type.ts";
import type { Rule, Session } from "../engine/session.ts";
import {
  baseCall,
  built,
  namesIn,
  plainlyWrong,
  wrongMethod,
  wrongRequest,
  type Wrong,
} from "./request.ts";

export interface BadInputOptions {
  /** How many requests are sent at most, including the search for the smallest one that is answered wrongly. */
  readonly budget: number;
  /** The seed: the same one draws the same requests. */
  readonly seed: number;
}

/**
 * The rule that bad input is refused properly: only on request, since it costs as many requests as
 * it is given. It sends wrong requests to every operation; each breach is the smallest request found
 * that shows it. What writes is only tried where the target allows it; what a wrong request has
 * created all the same, the session undoes.
 */
export function badInputRule({ budget, seed }: BadInputOptions): Rule {
  return {
    id: "bad-input-is-refused",
    title:
      "Whatever is wrong with a request, it is refused in JSON, never with a 5xx, and creates nothing.",
    source: "inferred from HTTP (RFC 9110)",
    chance: { seed, tries: budget },
    // Not alone: it takes a turn for each preparation that needs one.
    async check(session, found) {
      const { transport, api } = session;
      transport.note(`bad-input-is-refused: drawn by seed ${seed}.`);
      const before = transport.requests;
      const spent = () => transport.requests - before;
      const tries = Object.values(api.catalogue.operations)
        .flatMap((operation) => operation.ways.map((way, index) => ({ operation, index, way })))
        .filter(({ way }) => session.allows(way))
        // Those without parameters take few requests, and leave the others more.
        .toSorted((a, b) => a.way.parameters.length - b.way.parameters.length);
      for (const [number, { operation, index }] of tries.entries()) {
        const end = spent() + Math.floor((budget - spent()) / (tries.length - number));
        try {
          found(...(await tryWay(session, operation, index, seed, () => spent() < end)));
        } catch (error) {
          // What can't be reached on this target can't be asked for wrongly.
          if (!(error instanceof NotReachable) && !(error instanceof Broken)) throw error;
        }
      }
    },
  };
}

async function tryWay(
  session: Session,
  operation: Operation,
  index: number,
  seed: number,
  hasLeft: () => boolean,
): Promise<Found[]> {
  const { name, effect } = operation;
  const way = operation.ways[index]!;
  const base = await baseCall(session, operation);
  const writes = effect === "creates" || effect === "deletes";
  const fingerprint = async () => {
    const places = writes ? Object.entries(await session.fingerprint()) : [];
    return JSON.stringify(places.map(([place, seen]) => [place, seen && Object.keys(seen)]));
  };
  const before = await fingerprint();
  const names = namesIn(operation, way, base);
  const [wrong, numRuns] = names.length > 0 ? [wrongRequest(way, names), 1000] : [wrongMethod, 2];
  let breach: Found | undefined;
  // What is not a breach ends the search at once: to shrink it would send more of the same.
  let failure: unknown;
  const property = fc.asyncProperty(wrong, async (one) => {
    if (!hasLeft() || failure !== undefined) return true;
    try {
      const request = await built(session, name, index, base, one);
      const broken = breachOf(session, one, await session.transport.send(request));
      breach = broken ?? breach;
      return broken === undefined;
    } catch (error) {
      if (!(error instanceof NoAnswer)) failure = error;
      else breach = { check: "an-answer-comes", message: error.message };
      return failure !== undefined;
    }
  });
  await fc.check(property, { seed, numRuns, examples: plainlyWrong(names) });
  if (failure !== undefined) throw failure;
  const found = breach ? [breach] : [];
  if ((await fingerprint()) === before) return found;
  const message = `After wrong requests to ${name}, other things are there than before.`;
  return [...found, { check: "refused-requests-create-nothing", message }];
}

/** What holds of every answer, whatever was asked; the first breach of it, if there is one. */
function breachOf(session: Session, { method }: Wrong, exchange: Exchange): Found | undefined {
  const { status, headers, body } = exchange.answer;
  const { "content-type": type = "no content-type" } = headers;
  const messages = {
    "bad-input-breaks-nothing": "A request that is wrong breaks the installation.",
    "bad-input-is-answered-in-json": "A request that is wrong is not answered with JSON.",
    "wrong-method-is-refused": `${method} is not refused.`,
    "bad-input-is-answered-as-documented":
      "The answer is none of those that the vendor's page gives for such a status.",
  };
  const breach = (check: keyof typeof messages, expected: string, place = {}): Found => {
    const actual = `${status}, ${type}: ${body.text}`;
    return { check, message: messages[check], ...place, expected, actual, exchange };
  };
  // Where the vendor's page gives no status, a documented refusal may have any.
  const { status: due = 0, provenance } = variantOf(session.api, exchange) ?? {};
  const isRefusal = due === null && provenance === "documented";
  if (status >= 500 && !isRefusal) {
    return breach("bad-input-breaks-nothing", "a refusal", { at: "status" });
  }
  const isNamed = session.api.showsBodiesAlone || isMediaType(type, "application/json");
  if (body.problem !== undefined || !isNamed) {
    return breach("bad-input-is-answered-in-json", "application/json");
  }
  if (method !== undefined) {
    const { error, success } = (body.json ?? {}) as { error?: unknown; success?: unknown };
    // Whatever its status says, the body itself may say that it is refused.
    if (status >= 400 || error === true || success === false) return undefined;
    return breach("wrong-method-is-refused", "405 or another refusal", { at: "status" });
  }
  const variants = candidates(session, exchange);
  if (variants.some((one) => session.api.validators[keyOf(one)]!(body.json))) return undefined;
  const names = variants.map(({ name }) => name).join(" or ");
  return breach("bad-input-is-answered-as-documented", names || "a documented status");
}

/**
 * The variants that an answer with such a status may be. One for any status that the vendor's page
 * does not show, such as the framework's own errors, counts only where no other has the status.
 */
function candidates({ api }: Session, { request, answer }: Exchange): Variant[] {
  const own = variantsOf(api.catalogue, request.operation);
  const exact = own.filter(({ status }) => status === answer.status);
  const open = own.filter(({ status }) => status === null);
  return exact.length === 0
    ? open
    : [...exact, ...open.filter(({ provenance }) => provenance === "documented")];
}
