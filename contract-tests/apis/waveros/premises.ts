import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import { TargetError } from "../../engine/errors.ts";
import { variantOf } from "../../engine/judge.ts";
import { fieldsOf, isOpened } from "./answers.ts";
import type { WaverosSession } from "./session.ts";
import { STATES, type Method, type State } from "./target.ts";
import { SHUT } from "./voucher-kind.ts";

/** Reads that each state answers in one way; one deviating answer is a finding, two are another state. */
const READS: readonly OperationName[] = ["get_active_guests", "get_email_users"];

/**
 * Holds the states of routers in the target file against what can be read of them, as far as what
 * is chosen rests on them.
 * @throws TargetError with a line for each that is in another state
 */
export async function establishStates(
  session: WaverosSession,
  isNeeded: (state: State) => boolean,
): Promise<void> {
  const { states = {}, name } = session.target;
  const given = (Object.keys(states) as State[]).filter(isNeeded);
  const problems = await Promise.all(given.map((state) => problemOf(session, state)));
  const lines = problems.flatMap((problem) => problem ?? []);
  if (lines.length === 0) return;
  throw new TargetError(lines.map((line) => `target "${name}": ${line}`).join("\n"));
}

async function problemOf(session: WaverosSession, state: State): Promise<string | undefined> {
  const { methods } = session.target;
  if (state === "getDisabled" && !methods.includes("GET")) return undefined;
  const shown = new Set<string | undefined>();
  for (const action of READS) {
    const method = state === "getDisabled" ? "GET" : methodOf(session, action);
    const says = await stateShown(session, state, action, method);
    if (says === undefined || says === SHUT[state]) return undefined;
    shown.add(says);
  }
  const [says] = shown;
  if (shown.size > 1) return undefined;
  return `states.${state} is to be ${STATES[state]}, and it answers ${says}; give another router, or set this one right`;
}

/** The method by which the variants of an action that all actions share are reached, so that none is asked twice. */
function methodOf({ api, target }: WaverosSession, action: OperationName): Method {
  const all = Object.keys(api.catalogue.operations);
  const { ways } = api.catalogue.operations[action]!;
  const allowed = ways.flatMap(({ method }) => target.methods.filter((one) => one === method));
  return allowed[all.indexOf(action) % allowed.length]!;
}

/** The state that an answer shows: a refusal by its variant's name, anything else as working; undefined if it could not be had. */
async function stateShown(
  session: WaverosSession,
  at: State,
  action: OperationName,
  method: Method,
): Promise<string | undefined> {
  try {
    const exchange = await session.once(action, { at }, session.wayOf(action, method));
    const name = variantOf(session.api, exchange)?.name;
    if (name === undefined) return undefined;
    if (name === SHUT[at]) return name;
    return isOpened(exchange)
      ? "as one that works"
      : `"${String(fieldsOf(exchange)["message"])}" to each`;
  } catch (error) {
    if (error instanceof TargetError) throw error;
    return undefined;
  }
}
