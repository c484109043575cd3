import { changesBy } from "../../../engine/effects.ts";
import { poll } from "../../../engine/exchange/attempts.ts";
import { lagOf } from "../../../engine/tracker/left/behind.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { isActive, placeAt } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import { otherServers } from "../elsewhere.ts";
import { changed, removedServer } from "../meanwhile.ts";
import { deletion, remove } from "../removing.ts";
import type { VpnScriptSession } from "../session.ts";
import { create, createAs, holdStates, inGrace } from "../situations.ts";
import { Lifecycle, type Followed } from "./lifecycle.ts";
import { idsAt } from "./readings.ts";
import { strayCreate } from "./refused-creates.ts";

/** Creates until two configurations are there. */
const MOST_CREATES = 3;

/** Creates and deletes what the life of this run's configurations lacks, and sees what becomes of it. */
export async function follow(session: VpnScriptSession): Promise<Lifecycle> {
  session.credentials("active");
  const following = new Following(session);
  const { life, followed } = following;
  await following.toItsEnd().catch((error: unknown) => {
    followed.end = error;
  });
  if (life.surplus.length === 0) return life;
  followed.isRepeated = await isRepeated(session).catch(() => false);
  const stray = followed.isRepeated ? undefined : await strayCreate(session);
  // What was accepted has its finding where it should have been refused, or listed.
  if (stray && stray.answer.status >= 400) followed.refusal = stray;
  return life;
}

class Following {
  readonly followed: { -readonly [K in keyof Followed]: Followed[K] } = {};
  readonly life: Lifecycle;
  readonly #session: VpnScriptSession;
  readonly #place: Place<Configuration>;

  constructor(session: VpnScriptSession) {
    this.#session = session;
    this.#place = ownPlace(session);
    this.life = new Lifecycle(this.#place, this.followed);
  }

  /** Creates, deletes and waits for the jobs; two configurations have to be there for one to be deleted. */
  async toItsEnd(): Promise<void> {
    await this.#session.configurations.prepare(this.#place.name);
    if (this.life.creates.length === 0) await create(this.#session);
    let own = await this.#settle();
    await lookElsewhere(this.#session, this.life);
    if (this.#isChosen((one) => this.#place.own.has(String(one.id)))) return;
    for (let creates = 0; own.length < 2; own = await this.#settle()) {
      if (creates++ === MOST_CREATES) {
        throw new NotReachable("what is created does not stay", { code: "because-of" });
      }
      await create(this.#session);
    }
    const id = this.#choose(own.map((one) => one.id));
    await remove(this.#session, id);
    await this.#deleteAgain(id);
    await this.#settle();
  }

  /** Whether the oldest is taken, or one more, shows beside an older one of a customer's, too. */
  #choose(ids: readonly number[]): number {
    const { places, removals } = this.#session.configurations;
    const [taken] = removals.taken(places);
    const isNewerDue = taken
      ? taken.things.some((one) => Number(one.id) > Number(taken.removal.id))
      : this.#isChosen();
    return isNewerDue ? Math.min(...ids) : Math.max(...ids);
  }

  /** Whether one was removed while an older one was active: only there it shows if another is taken. */
  #isChosen(isSo = (_: Configuration) => true): boolean {
    return this.#place.ownRemovals.some((removal) => {
      const { before } = this.#place.around(removal);
      const isOlder = (one: Configuration) =>
        isSo(one) && isActive(one) && one.id < Number(removal.id);
      return before?.items.some(isOlder) === true;
    });
  }

  /** Asks again for the deletion of what is not listed any more: the answer shows whether it is gone. */
  async #deleteAgain(id: number): Promise<void> {
    const isListed = async () => (await this.#look()).items.some((one) => one.id === id);
    if (await isListed()) return;
    const exchange = await deletion(this.#session, "active", id);
    this.followed.second = { exchange, isListed: await isListed() };
  }

  /** Waits for all jobs so far, and gives what there is then. */
  async #settle(): Promise<Configuration[]> {
    const { life, followed } = this;
    const { jobTimeout } = this.#session.target;
    const look = async (isFirst: boolean) => {
      const { items } = (isFirst && this.#place.current) || (await this.#look());
      const own = this.#place.ownAmong(items);
      holdStates(this.#session, this.#place);
      const haveAllAppeared = life.appeared().length >= life.creates.length;
      return haveAllAppeared && life.unfinished.length === 0 ? own : undefined;
    };
    const settled = await poll(jobTimeout, look);
    if (settled) return settled;
    const late = await inGrace(this.#session, look, lagOf(this.#place, isActive) / 1000);
    const what = "the job of a create or delete did not end";
    if (late) {
      followed.overdue = this.#session.overdue(what);
      return late;
    }
    const missing = life.creates.length - life.appeared().length;
    followed.unended = { missing, unfinished: life.unfinished };
    followed.overdue = undefined;
    throw new NotReachable(`${what} within ${jobTimeout} s`, { code: "budget" });
  }

  async #look(): Promise<Look<Configuration>> {
    try {
      return await this.#session.configurations.look(this.#place.name);
    } catch (error) {
      const exchange = error instanceof NotReachable ? error.exchange : undefined;
      if (!exchange) throw error;
      changed(this.#session, await removedServer(this.#session, "wireguard", exchange));
      throw this.#session.broken("listWireguardConfigs/200/configs", exchange);
    }
  }
}

/** Creates one on another account, and looks there and at another server while this run's own are there. */
async function lookElsewhere(
  session: VpnScriptSession,
  { creates: [made] }: Lifecycle,
): Promise<void> {
  const [elsewhere] = await otherServers(session);
  const there = session.configurations.at(placeAt("active", elsewhere));
  const isSeen = made && there.looks.some((one) => session.answers.isLater(one.exchange, made));
  if (elsewhere !== undefined && !isSeen) await session.configurations.look(there.name);
  if (!session.target.personas.other || !(await createAs(session, "other"))) return;
  const { name, own } = ownPlace(session, "other");
  if (own.size === 0) await session.configurations.look(name);
}

/**
 * Whether each of several creates makes more than one configuration. The account has created nothing before, and the
 * surplus has to be in the same list that first shows what was created.
 */
async function isRepeated(session: VpnScriptSession): Promise<boolean> {
  const { configurations, target } = session;
  if (!target.personas.other) return false;
  const place = ownPlace(session, "other");
  let creates = 0;
  const created = async () => {
    const { length: were } = place.looks.at(-1)!.items;
    await create(session, "other");
    creates++;
    const isMore = async () => (await configurations.look(place.name)).items.length > were;
    await poll(target.jobTimeout, async () => (await isMore()) || undefined);
  };
  configurations.isCounting = true;
  try {
    const changes = await changesBy(created, idsAt(session, place));
    return Array.isArray(changes) && changes.length >= 2 * creates;
  } finally {
    configurations.isCounting = false;
  }
}
