import { NotReachable } from "../../../engine/errors.ts";
import { poll } from "../../../engine/attempts.ts";
import { clockOf, type Exchange } from "../../../engine/exchange.ts";
import type { Look, Place } from "../../../engine/place.ts";
import { each, type Seen } from "../../../engine/seen.ts";
import { placeAt, STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { create, remove } from "../situations.ts";

/** How far a `created_at` may be from the answer to the create for the two to belong together, in milliseconds. */
const SAME_MOMENT = 2000;

/**
 * The life of configurations, as this run has seen it so far: each WireGuard rule judges its part.
 * The variants have created and deleted some already; what is missing is done here, once in a run.
 */
export class Life {
  readonly place: Place<Configuration>;
  readonly server: number;
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

  /** What the looks show, from the one of that index on. */
  sights(from = 0): readonly Seen<Configuration>[] {
    return this.place.looks
      .slice(from)
      .flatMap(({ items, exchange }) => each({ value: items, at: "/data", exchange }));
  }

  /** The first sight of each that this run's creates have made, in the order of their appearance. */
  get appeared(): readonly Seen<Configuration>[] {
    const sights = this.sights().filter(({ value }) => this.#isFresh(value));
    return [...Map.groupBy(sights, ({ value }) => value.id).values()].map(([first]) => first!);
  }

  /** Configurations beyond those that this run asked for, by the last look. */
  get surplus(): readonly Configuration[] {
    const ours = this.#last.filter((one) => this.#isOfMoment(one));
    return ours.length > this.creates.length ? ours : [];
  }

  /** What was not done when the time was up: of the last look, those whose job has not ended. */
  get unfinished(): readonly Configuration[] {
    return this.#last.filter((one) => stateOf(one) !== STATE.active || this.isDeleted(one));
  }

  isDeleted({ id }: Configuration): boolean {
    return this.place.isAsked(String(id));
  }

  get #last(): readonly Configuration[] {
    return this.place.looks.at(-1)?.items.filter((one) => this.#isFresh(one)) ?? [];
  }

  /** Whether it has appeared since this run created anything. */
  #isFresh({ id }: Configuration): boolean {
    return this.place.appeared.has(String(id));
  }

  /** Whether it came when this run created one: what came at another time is another client's. */
  #isOfMoment({ created_at }: Configuration): boolean {
    const created = Date.parse(created_at);
    return this.creates.some((create) => Math.abs(created - clockOf(create)) <= SAME_MOMENT);
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

  /** Waits for the jobs of all creates and deletes so far, and gives what there is then. */
  async #settle(): Promise<Configuration[]> {
    const { target } = this.#session;
    let known = this.place.current;
    const settled = await poll(target.jobTimeout, async () => {
      const { items } = known ?? (await this.#look());
      known = undefined;
      const own = this.place.ownAmong(items);
      const haveAllAppeared = this.appeared.length >= this.creates.length;
      return haveAllAppeared && this.unfinished.length === 0 ? own : undefined;
    });
    if (settled) return settled;
    this.late = true;
    throw new NotReachable(
      `the job of a create or delete did not end within ${target.jobTimeout} s`,
    );
  }

  async #look(): Promise<Look<Configuration>> {
    const parameters = { server_id: this.server };
    const exchange = await this.#session.send("listWireguardConfigs", { as: "active", parameters });
    const look = this.place.looks.findLast((one) => one.exchange === exchange);
    if (look) return look;
    throw this.#session.broken("listWireguardConfigs/200/configs", exchange);
  }
}

const lives = new WeakMap<VpnScriptSession, Promise<Life>>();

/** Follows the life of configurations, once in a run. For rules that are `alone`. */
export function lifeOf(session: VpnScriptSession): Promise<Life> {
  const life = lives.get(session) ?? new Life(session).follow();
  lives.set(session, life);
  return life;
}

/** What a rule needs to have been seen. @throws NotReachable with what kept it from being seen. */
export function seen<T>({ end }: Life, parts: readonly T[]): readonly T[] {
  if (parts.length > 0) return parts;
  if (end instanceof NotReachable) throw end;
  const why = end instanceof Error ? end.message : "nothing was seen";
  throw new NotReachable(`the life of a configuration could not be followed: ${why}`);
}
