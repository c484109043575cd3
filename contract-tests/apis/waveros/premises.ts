import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { together } from "../../engine/exchange/together.ts";
import { waysOf } from "../../engine/exercise.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import type { Session } from "../../engine/session.ts";
import { silence } from "../../engine/transport/no-answer.ts";
import { RESTART } from "../../engine/transport/outage.ts";
import { sleep } from "../../engine/transport/pace.ts";
import { doubtOf } from "../../engine/transport/preflight.ts";
import { isOfApi, isStrange, isToBeDescribed } from "../../engine/transport/whose.ts";
import { given, messageOf, OTHER_LISTS, parametersOf } from "./answers.ts";
import {
  EXAMPLE_ADDRESS,
  STATES,
  type Asking,
  type Method,
  type State,
  type WaverosCall,
} from "./target.ts";
import { SHUT } from "./voucher-kind.ts";

type Router = Session<WaverosCall> & Asking;

/** Where the router shows its key, and what it takes. */
export const SETTINGS = "Integrations > API Access of the router's admin panel";

/** What a refusal of a cheap read means for the target file. */
const REMEDIES: Readonly<Record<string, (method: Method, key: string) => string>> = {
  "key-incorrect": (_, key) =>
    key === key.trim()
      ? `refuses the API key; copy apiKey from ${SETTINGS}`
      : "refuses the API key; take off the blanks around apiKey in the target file",
  [SHUT.apiDisabled]: () => `says that its API is not enabled; enable a method under ${SETTINGS}`,
  [SHUT.getDisabled]: (method) =>
    `does not take ${method}; enable it under ${SETTINGS}, or take it out of methods in the target file`,
};

/**
 * Whether an answer shuts out a request that is not made for that: something may answer so to everything by now, in
 * the place of the states' routers as well.
 */
export function isHeldOut(
  session: Pick<Router, "nameOf" | "placeOf" | "target">,
  exchange: Exchange,
): boolean {
  const name = session.nameOf(exchange) ?? "";
  const place = session.placeOf(exchange.request);
  if (!(name in REMEDIES) || place === undefined) return false;
  if (place !== "") return name !== SHUT[place as State];
  const { "api-key": key } = parametersOf(exchange.request);
  const isUnread = given(key) && name === SHUT.getDisabled;
  return key === session.target.apiKey || name === SHUT.apiDisabled || isUnread;
}

/**
 * Tells a router that refuses its own key to everything from one that refuses an action wrongly.
 * @throws TargetError with the next step if what needs nothing but the key is refused, whatever it is
 */
export async function askByOthers(session: Router, method: Method): Promise<void> {
  const { name, apiKey } = session.target;
  const said = new Set<string | undefined>();
  for (const action of ["get_voucher_users", "get_active_guests"] as const) {
    said.add(session.nameOf(await session.ask(action, {}, method)));
  }
  const [first = ""] = said;
  const remedy = said.size === 1 ? REMEDIES[first] : undefined;
  if (remedy) throw new TargetError(`target "${name}": the router ${remedy(method, apiKey)}`);
}

/** Tells a router that fails at everything from one that fails at an action. @throws TargetError if no list can be read, by any method, for longer than a restart takes */
export async function requireThatSomethingWorks(session: Router): Promise<void> {
  const { name, methods } = session.target;
  const isFailing = async (action: OperationName, method: Method) =>
    session.nameOf(await session.ask(action, {}, method)) === SHUT.failing;
  for (const pause of [0, ...RESTART]) {
    await sleep(pause, undefined);
    for (const action of pause === 0 ? OTHER_LISTS : OTHER_LISTS.slice(0, 1)) {
      for (const method of methods) if (!(await isFailing(action, method))) return;
    }
  }
  throw new TargetError(
    `target "${name}": the router says "${messageOf("ErrorOccurred")}" to everything; see that it has its storage and works, and run again`,
  );
}

/** Each state answers these in one way; one deviating answer is a finding, two may be another state. */
const READS: readonly OperationName[] = ["get_active_guests", "get_email_users"];

/**
 * Compares the states of routers in the target file with what can be read of them: whether the
 * router and its key are right, and whether two are exchanged. An answer that fits no state is a
 * finding instead. @throws TargetError with the routers that are in another state
 */
export async function establishStates(
  session: Router,
  isNeeded: (state: State) => boolean,
): Promise<void> {
  const { states = {}, name, methods } = session.target;
  const named = (Object.keys(states) as State[]).filter(
    (state) => isNeeded(state) && (state !== "getDisabled" || methods.includes("GET")),
  );
  const says = new Map<State, Shown>();
  await together(named.map(async (state) => says.set(state, await shownBy(session, state))));
  const lines = named.flatMap((state) => {
    const { name: is, why: unlike } = says.get(state)!;
    const isExchanged = named.some(
      (other) => is === SHUT[other] && says.get(other)?.name === SHUT[state],
    );
    const why = isOwn(session, state)
      ? "it is the target itself"
      : is === "key-incorrect"
        ? "it refuses its apiKey"
        : (unlike ?? (isExchanged && "it is another of them"));
    const remedy = unlike === undefined ? "; give another router, or set this one right" : "";
    return why && is !== SHUT[state]
      ? `states.${state} is to be ${STATES[state]}, and ${why}${remedy}`
      : [];
  });
  if (lines.length > 0) throw new TargetError(`target "${name}": ${lines.join("; ")}`);
}

function isOwn({ target }: Router, state: State): boolean {
  const { baseUrl, apiKey } = target.states![state]!;
  const [one, other] = [baseUrl, target.baseUrl].map((url) => url.replace(/\/$/, ""));
  return one === other && apiKey === target.apiKey;
}

/** What a state's router shows: a variant without its action, or why it is none of this API's; neither where its answers differ. */
interface Shown {
  readonly name?: string | undefined;
  readonly why?: string;
}

/** What both reads at a state's router show. */
async function shownBy(session: Router, at: State): Promise<Shown> {
  let first: Shown | undefined;
  for (const action of READS) {
    // That by which the action's variant of the state is reached, so that none is asked twice.
    const [shared] = waysOf(session, session.api.catalogue.variants[`${action}/${SHUT[at]}`]!);
    const way = at === "getDisabled" ? session.wayOf(action, "GET") : shared!;
    const shown = await shownTo(session, at, action, way);
    if (shown.name === SHUT[at]) return shown;
    const isOther = first !== undefined && first.name !== shown.name;
    if (isOther || (shown.name === undefined && shown.why === undefined)) return {};
    first ??= shown;
  }
  if (at !== "getDisabled" || first?.name !== "key-incorrect") return first!;
  // A key that POST takes is right, and what GET says of it is a finding.
  const byPost = await shownTo(session, at, READS[0]!, session.wayOf(READS[0]!, "POST"));
  return byPost.name === first.name ? first : {};
}

/** What a router says that fails in another way than it should: that is a finding. */
const CRASH = /traceback|exception|(?:fatal|parse|server) error|warning:/i;

async function shownTo(
  session: Router,
  at: State,
  action: OperationName,
  way: number,
): Promise<Shown> {
  const { api, target } = session;
  const { baseUrl } = target.states![at]!;
  const suspect = { api, target: { ...target, baseUrl }, exampleAddress: EXAMPLE_ADDRESS };
  const silent = (error: unknown): Shown | undefined => {
    if (error instanceof NoAnswer) return { why: silence(error, suspect) };
    const isUnread = error instanceof NotReachable && error.code === "unchecked";
    return isUnread ? { why: error.message } : notDone(error);
  };
  const shown = (await session.once(action, { at }, way).catch(silent)) ?? {};
  if (!("answer" in shown)) return shown;
  const { status, body } = shown.answer;
  const isCrash = status === 500 || (status === 200 && CRASH.test(body.text));
  // With a documented sentence, what is wrong beside it is a finding.
  const isIts = isToBeDescribed(shown) && !isStrange(api, shown);
  return isCrash || isIts || isOfApi(api, shown)
    ? { name: session.nameOf(shown) }
    : { why: doubtOf(suspect, shown) };
}
