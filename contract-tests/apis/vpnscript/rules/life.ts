import { NotReachable } from "../../../engine/errors.ts";
import { poll } from "../../../engine/attempts.ts";
import { clockOf, type Exchange } from "../../../engine/exchange.ts";
import type { Look, Place } from "../../../engine/place.ts";
import { placeAt, STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { create, remove } from "../situations.ts";

/**
 * The life of configurations, as this run has seen it so far: each WireGuard rule judges its part.
 * The variants have created and deleted some already; what is missing is done here, once in a run.
 */
export class Life {
  readonly place: Place<Configuration>;
  readonly server: number;
  /** Configurations beyond those that this run asked for. */
  surplus: readonly Configuration[] = [];
  /** Whether jobs were waited for in vain. */
  late = false;
  /** Why it was not followed to its end. */
  end: unknown;
  readonly #session: VpnScriptSession;

  constructor(session: VpnScriptSession) {
    session.credentials("active");
    this.#session = session;
    this.server = session.server("wireguard");
    this.place = session.configurations.at(placeAt("active", this.server));
  }

  /** The answers to the creates that may have made something. */
  get creates(): readonly Exchange[] {
    return this.place.made.flatMap(({ exchange }) => exchange ?? []);
  }

  /** Follows creates and a delete to the ends of their jobs; two configurations have to be there for one to be deleted. */
  async follow(): Promise<this> {
    const where = [this.#session, "active", this.server] as const;
    try {
      await this.#session.configurations.prepare(this.place.name);
      if (this.creates.length === 0) await create(...where);
      let own = await this.#settle();
      if (this.place.removals.length === 0) {
        for (; own.length < 2; own = await this.#settle()) await create(...where);
        await remove(this.#session, "active", own.at(-1)!.id);
        await this.#settle();
      }
    } catch (error) {
      this.end = error;
    }
    return this;
  }

  /** Ids that this run's creates have made, in order of their appearance, each with the first look at it. */
  get appeared(): ReadonlyMap<number, Look<Configuration>> {
    const appeared = new Map<number, Look<Configuration>>();
    for (const look of this.place.looks) {
      for (const { id } of this.fresh(look)) if (!appeared.has(id)) appeared.set(id, look);
    }
    return appeared;
  }

  /** What a look shows of what has appeared since this run created anything. */
  fresh(look: Look<Configuration> | undefined): readonly Configuration[] {
    return look?.items.filter(({ id }) => this.place.appeared.has(String(id))) ?? [];
  }

  isDeleted({ id }: Configuration): boolean {
    return this.place.isAsked(String(id));
  }

  /** What was not done when the time was up: of the last look, those whose job has not ended. */
  get unfinished(): readonly Configuration[] {
    return this.fresh(this.place.looks.at(-1)).filter(
      (one) => stateOf(one) !== STATE.active || this.isDeleted(one),
    );
  }

  /** Waits for the jobs of all creates and deletes so far, and gives what there is then. */
  async #settle(): Promise<Configuration[]> {
    const { jobTimeout } = this.#session.target;
    let { current } = this.place;
    const settled = await poll(jobTimeout, async () => {
      const look = current ?? (await this.#look());
      current = undefined;
      return this.#ended(look);
    });
    if (settled) return settled;
    this.late = true;
    throw new NotReachable(`the job of a create or delete did not end within ${jobTimeout} s`);
  }

  #ended(look: Look<Configuration>): Configuration[] | undefined {
    const ours = this.fresh(look).filter((one) => this.#isOfMoment(one));
    this.surplus = ours.length > this.creates.length ? ours : [];
    const own = this.#session.configurations.ownAmong(this.place.name, look.items);
    const haveAllAppeared = this.appeared.size >= this.creates.length;
    return haveAllAppeared && this.unfinished.length === 0 ? own : undefined;
  }

  /** Whether it came when this run created one: what came at another time is another client's. */
  #isOfMoment({ created_at }: Configuration): boolean {
    const created = Date.parse(created_at);
    return this.creates.some((create) => Math.abs(created - clockOf(create)) <= SAME_MOMENT);
  }

  async #look(): Promise<Look<Configuration>> {
    const exchange = await this.#session.send("listWireguardConfigs", {
      as: "active",
      parameters: { server_id: this.server },
    });
    const look = this.place.looks.findLast((one) => one.exchange === exchange);
    if (look) return look;
    throw this.#session.broken("listWireguardConfigs/200/configs", exchange);
  }
}

/** How far a `created_at` may be from the answer to the create for the two to belong together, in milliseconds. */
const SAME_MOMENT = 2000;

const lives = new WeakMap<VpnScriptSession, Promise<Life>>();

/** Follows the life of configurations, once in a run. For rules that are `alone`. */
export function lifeOf(session: VpnScriptSession): Promise<Life> {
  const known = lives.get(session);
  const life = known ?? new Life(session).follow();
  lives.set(session, life);
  return life;
}

/** What a rule needs to have been seen. @throws NotReachable with what kept it from being seen. */
export function seen<T>({ end }: Life, parts: readonly T[]): readonly T[] {
  if (parts.length > 0) return parts;
  if (end instanceof NotReachable) throw end;
  throw new NotReachable(
    `the life of a configuration could not be followed: ${end instanceof Error ? end.message : "nothing was seen"}`,
  );
}
