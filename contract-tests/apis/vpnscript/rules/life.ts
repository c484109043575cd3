import { poll } from "../../../engine/exchange/attempts.ts";
import { lagOf } from "../../../engine/tracker/behind.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { Broken } from "../../../engine/judgement/finding.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import { each, type Seen } from "../../../engine/judgement/seen.ts";
import type { Configuration } from "../calls.ts";
import { isActive, isKnownState, placeAt } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import type { VpnScriptSession } from "../session.ts";
import { isAt, otherServers } from "../elsewhere.ts";
import { changed, removedServer } from "../meanwhile.ts";
import { deletion, remove } from "../removing.ts";
import { create, createAs, holdStates, inGrace } from "../situations.ts";
import { comesEachTime } from "./each-time.ts";
import { strayCreate } from "./refused-creates.ts";

/** Creates until two configurations are there. */
const MOST_CREATES = 3;

/** How often more than was created has to appear again. */
const TIMES = 3;

/**
 * The life of configurations as this run has seen it; each WireGuard rule judges its part. The
 * variants have created and deleted some already; what is missing is done here, once.
 */
export class Life {
  readonly place: Place<Configuration>;
  /** What jobs were waited for in vain, for twice as long as they may take: what comes later may be of another account's create. */
  late: { readonly missing: number; readonly unfinished: readonly Configuration[] } | undefined;
  overdue: NotReachable | undefined;
  /** Whether more has appeared than was created at each create, of another account, too. */
  isRepeated = false;
  /** Of a create that is refused, and creates. */
  refusal: Exchange | undefined;
  end: unknown;
  /** The answer to a second deletion of what was not listed any more, and whether it was listed then. */
  second: { readonly exchange: Exchange; readonly isListed: boolean } | undefined;
  readonly #session: VpnScriptSession;

  constructor(session: VpnScriptSession) {
    session.credentials("active");
    this.#session = session;
    this.place = ownPlace(session);
  }

  /** The accepted creates whose answers arrived. */
  get creates(): readonly Exchange[] {
    const answers = this.place.made.flatMap(({ exchange }) => exchange ?? []);
    return answers.filter((exchange) => this.place.kind.isAccepted(exchange));
  }

  /** The first sight of each of this run's own at a place where `isSo` was true, in the order of appearance. */
  appeared(isSo = (_: Configuration) => true, place = this.place): readonly Seen<Configuration>[] {
    const sights = sightsAt(place).filter(({ value }) => isFresh(place, value) && isSo(value));
    return [...Map.groupBy(sights, ({ value }) => value.id).values()].map(([first]) => first!);
  }

  /** Of the last look, what has appeared since this run first created anything. */
  get last(): readonly Configuration[] {
    return this.place.looks.at(-1)?.items.filter((one) => isFresh(this.place, one)) ?? [];
  }

  /**
   * What has appeared at the moments of this run's creates beyond what was created: at other times
   * it is another client's.
   */
  get surplus(): readonly Configuration[] {
    const isNear = (one: Configuration) => this.creates.some((exchange) => isAt(one, exchange));
    const ours = this.last.filter(isNear);
    return ours.length > Math.max(this.place.made.length, 1) ? ours : [];
  }

  /** Those of `last` that were not done when the time was up. */
  get unfinished(): readonly Configuration[] {
    return this.last.filter((one) => !isActive(one) || this.isDeleted(one));
  }

  isDeleted({ id }: Configuration): boolean {
    return this.place.isAsked(String(id));
  }

  /** @throws what kept it from being seen, if nothing was */
  seen<T>(parts: readonly T[]): readonly T[] {
    if (parts.length > 0) return parts;
    if (this.end !== undefined && !(this.end instanceof Broken)) throw this.end;
    const why = this.end?.message ?? "nothing was seen";
    throw new NotReachable(`the life of a configuration could not be followed: ${why}`, {
      code: "because-of",
    });
  }

  /** Creates, deletes and waits for the jobs; two configurations have to be there for one to be deleted. */
  async follow(): Promise<this> {
    try {
      await this.#session.configurations.prepare(this.place.name);
      if (this.creates.length === 0) await create(this.#session);
      let own = await this.#settle();
      await this.#lookElsewhere();
      if (!this.#isChosen((one) => this.place.own.has(String(one.id)))) {
        for (let creates = 0; own.length < 2; own = await this.#settle()) {
          if (creates++ === MOST_CREATES) {
            throw new NotReachable("what is created does not stay", { code: "because-of" });
          }
          await create(this.#session);
        }
        const ids = own.map((one) => one.id);
        const { places, removals } = this.#session.configurations;
        const [taken] = removals.taken(places);
        // Whether the oldest is taken, or one more, shows beside an older one of a customer's, too.
        const isNewerDue = taken
          ? taken.things.some((one) => Number(one.id) > Number(taken.removal.id))
          : this.#isChosen();
        const id = isNewerDue ? Math.min(...ids) : Math.max(...ids);
        await remove(this.#session, id);
        await this.#deleteAgain(id);
        await this.#settle();
      }
    } catch (error) {
      this.end = error;
    }
    if (this.surplus.length === 0) return this;
    this.isRepeated = await this.#seeAgain().catch(() => false);
    const stray = this.isRepeated ? undefined : await strayCreate(this.#session);
    // What was accepted has its finding where it should have been refused, or listed.
    if (stray && stray.answer.status >= 400) this.refusal = stray;
    return this;
  }

  /**
   * Whether more appears than is created again and again: of an account with which nothing happened before, and in the
   * very look that shows what was created.
   */
  async #seeAgain(): Promise<boolean> {
    const { configurations, target } = this.#session;
    if (!target.personas.other) return false;
    const place = ownPlace(this.#session, "other");
    const created = async () => {
      const { length: were } = place.looks.at(-1)!.items;
      await create(this.#session, "other");
      const isMore = async () => (await configurations.look(place.name)).items.length > were;
      await poll(target.jobTimeout, async () => (await isMore()) || undefined);
    };
    configurations.isCounting = true;
    try {
      const came = await comesEachTime(this.#session, place, created, { times: TIMES, least: 2 });
      return came !== undefined;
    } finally {
      configurations.isCounting = false;
    }
  }

  /** Creates one on another account, and looks there and at another server while this run's own are there. */
  async #lookElsewhere(): Promise<void> {
    const session = this.#session;
    const [elsewhere] = await otherServers(session);
    const there = session.configurations.at(placeAt("active", elsewhere));
    const [made] = this.creates;
    const isSeen = made && there.looks.some((one) => session.answers.isLater(one.exchange, made));
    if (elsewhere !== undefined && !isSeen) await session.configurations.look(there.name);
    if (!session.target.personas.other || !(await createAs(session, "other"))) return;
    const { name, own } = ownPlace(session, "other");
    if (own.size === 0) await session.configurations.look(name);
  }

  /** Asks again for the deletion of what is not listed any more: the answer shows whether it is gone. */
  async #deleteAgain(id: number): Promise<void> {
    const isListed = async () => (await this.#look()).items.some((one) => one.id === id);
    if (await isListed()) return;
    const exchange = await deletion(this.#session, "active", id);
    this.second = { exchange, isListed: await isListed() };
  }

  /** Whether one was removed while an older one was active: only there it shows if another is taken. */
  #isChosen(isSo = (_: Configuration) => true): boolean {
    return this.place.ownRemovals.some((removal) => {
      const { before } = this.place.around(removal);
      const isOlder = (one: Configuration) =>
        isSo(one) && isActive(one) && one.id < Number(removal.id);
      return before?.items.some(isOlder) === true;
    });
  }

  /** Waits for all jobs so far, and gives what there is then. */
  async #settle(): Promise<Configuration[]> {
    const { target } = this.#session;
    const look = async (isFirst: boolean) => {
      const { items } = (isFirst && this.place.current) || (await this.#look());
      const own = this.place.ownAmong(items);
      holdStates(this.#session, this.place);
      const haveAllAppeared = this.appeared().length >= this.creates.length;
      return haveAllAppeared && this.unfinished.length === 0 ? own : undefined;
    };
    const settled = await poll(target.jobTimeout, look);
    if (settled) return settled;
    const late = await inGrace(this.#session, look, lagOf(this.place, isActive) / 1000);
    if (late) {
      this.overdue = this.#session.overdue("the job of a create or delete did not end");
      return late;
    }
    const missing = this.creates.length - this.appeared().length;
    this.late = { missing, unfinished: this.unfinished };
    throw new NotReachable(
      `the job of a create or delete did not end within ${target.jobTimeout} s`,
      { code: "budget" },
    );
  }

  async #look(): Promise<Look<Configuration>> {
    try {
      return await this.#session.configurations.look(this.place.name);
    } catch (error) {
      const exchange = error instanceof NotReachable ? error.exchange : undefined;
      if (exchange) {
        changed(this.#session, await removedServer(this.#session, "wireguard", exchange));
      }
      throw exchange ? this.#session.broken("listWireguardConfigs/200/configs", exchange) : error;
    }
  }
}

function isFresh({ appeared }: Place<Configuration>, { id }: Configuration): boolean {
  return appeared.has(String(id));
}

/** Each row of all lists from one on; one in another form is told as that. */
export function sightsAt({ looks }: Place<Configuration>, from = 0): Seen<Configuration>[] {
  return looks
    .slice(from)
    .flatMap(({ items, exchange }) => each({ value: items, at: "/data", exchange }))
    .filter(({ value }) => {
      const { status, config } = value;
      const isText = config === null || typeof config === "string";
      return typeof status === "number" && isKnownState(value) && isText;
    });
}
