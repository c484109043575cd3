import { canonical } from "../../engine/exchange/canonical.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { dataIn, type Account, type Configuration, type Panel } from "./calls.ts";
import { placeAt, placeOf, whereOf } from "./configurations.ts";
import { otherServers } from "./elsewhere.ts";
import { accountProblem, serviceIn } from "./premises.ts";
import { listedNow, rowOf, wholeLists } from "./server-lists.ts";
import type { Fixture, Persona } from "./target.ts";

// What staff, and this run itself, change while it goes on: one look before an answer is called wrong.

/** Answers that are right of a server that is disabled, removed, or of another protocol by now. */
export const OTHER: ReadonlySet<string | undefined> = new Set([
  ...["server-not-found", "not-wireguard", "not-openvpn"],
]);

/** Why the answer that a server is not found, or of another protocol, is right by now: the list had it, and has it so no more. */
export async function removedServer(
  session: Panel,
  fixture: Fixture,
  exchange: Exchange,
): Promise<string | undefined> {
  return OTHER.has(session.nameOf(exchange)) ? unlisted(session, fixture) : undefined;
}

/** The same, where a list lacks it. */
async function unlisted(session: Panel, fixture: Fixture): Promise<string | undefined> {
  const id = session.target.servers[fixture];
  const lists = session.answers.exchanges("listServers");
  const was = lists.flatMap((exchange) => rowOf(exchange, id) ?? []);
  const is = was.length > 0 ? await listedNow(session, id) : undefined;
  if (was.every(({ protocol }) => protocol === is?.protocol)) return undefined;
  const [how, what] = is
    ? [`as a server for ${is.protocol}`, "changed"]
    : ["no more", "removed or disabled"];
  return `servers.${fixture} (${id}) was listed before, and is listed ${how}: it was ${what} while this run went on; run again, or give another id`;
}

/**
 * Looks at what there is where a deletion found nothing.
 * @throws TargetError where the list has other ids by now, or is another installation's
 */
export async function otherIds(session: Panel, exchange: Exchange): Promise<undefined> {
  if (session.nameOf(exchange) !== "config-not-found") return;
  const { name } = session.configurations.at(placeAt("active", session.server("wireguard")));
  await session.configurations.look(name).catch((error: unknown) => {
    if (error instanceof TargetError) throw error;
  });
}

/** Why an account may have no room by now, though it had: it has another plan than this run has seen first. */
export async function otherPlan(session: Panel, as: Persona): Promise<string | undefined> {
  const [first] = session.answers
    .exchanges("getAccount")
    .flatMap((one) => (one.request.persona === as ? plansIn(session, one) : []));
  const [now] = plansIn(session, await session.send("getAccount", { as }));
  if (first === undefined || now === undefined || first === now) return undefined;
  return `personas.${as} had plan ${first}, and has plan ${now} by now: it was changed while this run went on, and allows no more devices; run again, or give another account`;
}

function plansIn({ nameOf }: Panel, exchange: Exchange): string[] {
  if (nameOf(exchange) !== "account") return [];
  return [
    dataIn<Account>(exchange)!
      .service.map(({ plan_id }) => plan_id)
      .join(", "),
  ];
}

/** @throws NotReachable where the list has the disabled server by now, and had not before */
export async function holdDisabled(session: Panel): Promise<void> {
  const id = session.server("disabled");
  const [first] = wholeLists(session);
  if (!first || rowOf(first, id) || !(await listedNow(session, id))) return;
  throw new NotReachable(
    `servers.disabled (${id}) is listed by now, and was not before: it was enabled while this run went on`,
    { code: "unchecked" },
  );
}

/** @throws TargetError for what the target file does not say any more */
export function changed({ target }: Panel, why: string | undefined): void {
  if (why !== undefined) throw new TargetError(`target "${target.name}": ${why}`);
}

/** Tells an account whose service has ended during the run from a single wrong answer. */
export class Served {
  readonly #session: Panel;
  readonly #personas = new Set<Persona>();
  /** What each account has first shown of its service. */
  readonly #services = new Map<Persona, string>();

  constructor(session: Panel) {
    this.#session = session;
  }

  /** @throws TargetError if all that shows the account says that it is not served any more */
  async answered(exchange: Exchange): Promise<void> {
    const session = this.#session;
    const { shown, claimed } = serviceIn(session, exchange);
    const persona = exchange.request.persona as Persona;
    if (exchange.request.operation === "getAccount" && exchange.answer.status === 200) {
      const account = dataIn<Account>(exchange);
      const first = this.#services.get(persona) ?? canonical(account?.service);
      this.#services.set(persona, first);
    }
    if (claimed && shown === claimed) this.#personas.add(persona);
    // It is asked once.
    if (!shown || shown === claimed || !this.#personas.delete(persona)) return;
    const since = performance.now();
    const before = { service: this.#services.get(persona) };
    const [problem] = await accountProblem(session, persona, before);
    if (problem === undefined) return;
    session.outage.since ??= since;
    throw new TargetError(`target "${session.target.name}": ${problem}`);
  }
}

/** Tells configurations that staff have moved to another server from those that a deletion has taken. */
export class Moved {
  readonly #session: Panel;
  #isSeen = false;

  constructor(session: Panel) {
    this.#session = session;
  }

  /** @throws TargetError where this run's own are listed on another server by now, and others' with them */
  async answered(exchange: Exchange): Promise<void> {
    const name = placeOf(exchange.request);
    const place = this.#session.configurations.places.find((one) => one.name === name);
    const [before, now] = place?.looks.slice(-2) ?? [];
    if (!place || !before || now?.exchange !== exchange) return;
    const isGone = (id: string) => !place.holds(id)(now) && !place.isRemoved(id);
    const gone = place.idsIn(before).filter(isGone);
    const isOwn = (id: string) => place.own.has(id);
    // One alone may have been deleted by its owner.
    const isMuch = gone.some(isOwn) && gone.some((id) => !isOwn(id));
    if (gone.length === 0 || (!isMuch && !this.#isSeen)) return;
    const [ids, server] = await this.#found(place, gone);
    for (const id of ids) place.giveTo(id, "moved");
    if (!ids.some(isOwn)) return;
    this.#isSeen ||= isMuch;
    if (place.isUndone) return;
    const { what, whereIs } = place.kind;
    throw new TargetError(
      `${what}s ${ids.join(", ")}${whereIs(place.name)} are listed on server ${server} by now: they were moved while this run went on; run again once that is over`,
    );
  }

  /** Those of some ids that the account's list on another server has, and which. */
  async #found(
    { name }: Place<Configuration>,
    gone: readonly string[],
  ): Promise<readonly [ids: readonly string[], server?: number]> {
    const session = this.#session;
    for (const id of await otherServers(session)) {
      const there = placeAt(whereOf(name).persona, id);
      const look =
        there === name
          ? undefined
          : await session.configurations.look(there).catch(() => undefined);
      const listed = look?.items.map((one) => String(one.id)) ?? [];
      const ids = gone.filter((one) => listed.includes(one));
      if (ids.length > 0) return [ids, id];
    }
    return [[]];
  }
}
