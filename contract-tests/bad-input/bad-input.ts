import fc from "fast-check";
import type { Operation, Way } from "../engine/catalogue.ts";
import { NoAnswer, NotReachable } from "../engine/errors.ts";
import { Broken, finding, type Finding, type Found } from "../engine/finding.ts";
import type { Call, Session } from "../engine/session.ts";
import { baseCall } from "./base-call.ts";
import { built, plainlyWrong, wrongMethod, wrongRequest } from "./request.ts";
import { breachOf } from "./truths.ts";

export interface BadInputOptions {
  /** Most requests that are sent, those included that look for the smallest one that is answered wrongly. */
  readonly budget: number;
  /** Where chance begins: the same seed asks the same. */
  readonly seed: number;
}

export interface BadInputOutcome {
  readonly findings: readonly Finding[];
  /** Requests sent. */
  readonly requests: number;
  readonly seed: number;
  /** What could not be tried, and why. */
  readonly notes: readonly string[];
}

/**
 * Sends wrong requests to every operation and says which of them the installation did not refuse
 * in order: each finding is the smallest request found that shows it. What writes is only tried
 * where the target allows it; what a wrong request has created all the same, the session undoes.
 */
export async function badInput(
  session: Session,
  { budget, seed }: BadInputOptions,
): Promise<BadInputOutcome> {
  const before = session.transport.requests;
  const spent = () => session.transport.requests - before;
  const findings: Finding[] = [];
  const notes: string[] = [];
  const tries = Object.values(session.api.catalogue.operations)
    .flatMap((operation) => operation.ways.map((way, index) => ({ operation, index, way })))
    .filter(({ way }) => session.allows(way))
    // Those without parameters take few requests, and leave the others more.
    .toSorted((a, b) => a.way.parameters.length - b.way.parameters.length);
  for (const [number, { operation, index }] of tries.entries()) {
    const end = spent() + Math.floor((budget - spent()) / (tries.length - number));
    try {
      findings.push(...(await tryWay(session, operation, index, seed, () => spent() < end)));
    } catch (error) {
      if (!(error instanceof NotReachable) && !(error instanceof Broken)) throw error;
      notes.push(`${operation.name}: ${error.message}`);
    }
  }
  return { findings, requests: spent(), seed, notes };
}

async function tryWay(
  session: Session,
  operation: Operation,
  index: number,
  seed: number,
  hasLeft: () => boolean,
): Promise<Finding[]> {
  const way = operation.ways[index]!;
  const base = await baseCall(session, operation);
  if (!base) throw new NotReachable("no call of it is known that could be made wrong safely");
  const writes = operation.effect === "creates" || operation.effect === "deletes";
  const fingerprint = async () => (writes ? JSON.stringify(await session.fingerprint()) : "");
  const before = await fingerprint();
  const names = namesIn(operation, way, base);
  const [wrong, numRuns] = names.length > 0 ? [wrongRequest(way, names), 1000] : [wrongMethod, 2];
  const found: Found[] = [];
  let breach: Found | undefined;
  // What is not a breach ends the search at once: to shrink it would send more of the same.
  let failure: unknown;
  const property = fc.asyncProperty(wrong, async (one) => {
    if (!hasLeft() || failure !== undefined) return true;
    try {
      const request = await built(session, operation.name, index, base, one);
      const exchange = await session.transport.send(request);
      const broken = breachOf(session, operation.name, one, exchange);
      breach = broken ?? breach;
      return broken === undefined;
    } catch (error) {
      if (error instanceof NoAnswer) {
        breach = { check: "an-answer-comes", message: error.message };
        return false;
      }
      failure = error;
      return true;
    }
  });
  const { failed } = await fc.check(property, { seed, numRuns, examples: plainlyWrong(names) });
  if (failure !== undefined) throw failure;
  if (failed && breach) found.push(breach);
  if ((await fingerprint()) !== before) {
    found.push({
      check: "refused-requests-create-nothing",
      message: `After wrong requests to ${operation.name}, other things are there than before.`,
    });
  }
  return found.map((one) => finding(one, session.secrets));
}

/**
 * The parameters that may be made wrong. A call that writes keeps what decides what becomes of it:
 * its action, its key, and of one that creates, whatever it is refused for or known by again.
 */
function namesIn({ effect }: Operation, way: Way, base: Call): string[] {
  const all = [...new Set([...Object.keys(way.constants), ...way.parameters])];
  if (effect === "reads") return all;
  const kept = new Set([...Object.keys(way.constants), "api-key"]);
  if (effect === "creates") for (const name of Object.keys(base.parameters ?? {})) kept.add(name);
  return all.filter((name) => !kept.has(name));
}
