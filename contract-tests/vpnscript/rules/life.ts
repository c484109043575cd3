import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { Broken } from "../../engine/finding.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import { poll } from "../poll.ts";
import type { VpnScriptSession } from "../session.ts";
import { breachesOf, read, throwAll } from "./answers.ts";

/** One list of an account's configurations on a server, as it came. */
export interface Look {
  readonly list: readonly Configuration[];
  readonly exchange: Exchange;
}

/** A configuration from the create to the moment when it is active, or the time is up. */
export interface Creation {
  readonly asked: Exchange;
  /** Ids that were there before. */
  readonly known: ReadonlySet<number>;
  /** The last look. */
  readonly look: Look;
  /** What has appeared. */
  readonly fresh: readonly Configuration[];
  readonly active: Configuration | undefined;
}

/** A configuration from the delete to the moment when it is gone, or the time is up. */
export interface Deletion {
  readonly asked: Exchange;
  readonly id: number;
  /** All that was there before. */
  readonly before: readonly Configuration[];
  /** The looks since. */
  readonly looks: readonly Look[];
  readonly gone: boolean;
}

/** The server's free slots with two configurations of this run's own, with one, and with two again. */
export interface Slots {
  readonly before: number;
  readonly deleted: number;
  readonly created: number;
}

/** The whole life of configurations, followed once in a run; each WireGuard rule judges its part. */
export class Life {
  readonly looks: Look[] = [];
  readonly creations: Creation[] = [];
  readonly deletions: Deletion[] = [];
  readonly slots: Slots[] = [];
  /** Configurations beyond those that this run asked for. */
  surplus: readonly Configuration[] = [];
  /** Own ones whose job, begun before this was followed, did not end in time. */
  stuck: readonly Configuration[] = [];
  /** Why it was not followed to its end. */
  end: unknown;
  readonly server: number;
  readonly #session: VpnScriptSession;

  constructor(session: VpnScriptSession) {
    session.credentials("active");
    this.#session = session;
    this.server = session.server("wireguard");
  }

  /** Follows what happens when one is created, deleted, and created again; never more than two at a time. */
  async follow(): Promise<this> {
    try {
      await this.#session.configurations.intend("active", this.server);
      for (let own = (await this.#settle()).length; own < 2; own++) await this.#create();
      await this.cycle();
    } catch (error) {
      this.end = error;
    }
    return this;
  }

  /** Deletes the newest and creates another, and counts the free slots meanwhile. */
  async cycle(): Promise<Slots> {
    const before = await this.freeSlots();
    await this.#delete();
    const deleted = await this.freeSlots();
    await this.#create();
    const slots = { before, deleted, created: await this.freeSlots() };
    this.slots.push(slots);
    return slots;
  }

  async freeSlots(): Promise<number> {
    const { data } = await read(this.#session, "listServers/200/all-servers", { as: "active" });
    const slots = data.find(({ id }) => id === this.server)?.wg_available_slots;
    return slots ?? NaN;
  }

  async #look(): Promise<Look> {
    const exchange = await this.#session.send("listWireguardConfigs", {
      as: "active",
      parameters: { server_id: this.server },
    });
    const { status, body } = exchange.answer;
    const { data = [] } = (body.json ?? {}) as { data?: unknown };
    if ((status !== 200 && status !== 404) || !Array.isArray(data)) {
      throw new Broken(breachesOf(this.#session, "listWireguardConfigs/200/configs", exchange));
    }
    const look = { list: data as Configuration[], exchange };
    this.looks.push(look);
    return look;
  }

  async #ownOf({ list }: Look): Promise<Configuration[]> {
    const { configurations } = this.#session;
    this.surplus = await configurations.surplusAmong("active", this.server, list);
    return configurations.ownAmong("active", this.server, list);
  }

  /** Waits for the jobs of this run's earlier creates and deletes. */
  async #settle(): Promise<Configuration[]> {
    const settled = await this.#poll(async () => {
      const own = await this.#ownOf(await this.#look());
      this.stuck = own.filter((one) => stateOf(one) !== STATE.active);
      return this.stuck.length === 0 ? own : undefined;
    });
    return settled ?? this.#stop("an earlier configuration's job did not end");
  }

  async #create(): Promise<void> {
    const known = new Set(this.looks.at(-1)?.list.map(({ id }) => id));
    const asked = await this.#session.send("createWireguardConfig", {
      as: "active",
      parameters: { server_id: this.server },
    });
    throwAll(breachesOf(this.#session, "createWireguardConfig/200/create-dispatched", asked));
    let fresh: Configuration[] = [];
    const active = await this.#poll(async () => {
      fresh = (await this.#look()).list.filter(({ id }) => !known.has(id));
      return fresh.find((one) => stateOf(one) === STATE.active);
    });
    const look = this.looks.at(-1)!;
    this.creations.push({ asked, known, look, fresh, active });
    await this.#ownOf(look);
    if (!active) this.#stop("a created configuration was not seen active");
  }

  async #delete(): Promise<void> {
    const last = this.looks.at(-1)!;
    const newest = Math.max(...(await this.#ownOf(last)).map(({ id }) => id));
    const asked = await this.#session.send("deleteWireguardConfig", {
      as: "active",
      parameters: { config_id: newest },
    });
    throwAll(breachesOf(this.#session, "deleteWireguardConfig/200/delete-dispatched", asked));
    const from = this.looks.length;
    const gone = await this.#poll(async () => {
      const { list } = await this.#look();
      return list.some(({ id }) => id === newest) ? undefined : true;
    });
    this.deletions.push({
      asked,
      id: newest,
      before: last.list,
      looks: this.looks.slice(from),
      gone: gone ?? false,
    });
    if (!gone) this.#stop("a deleted configuration was not seen to go");
  }

  #poll<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
    return poll(this.#session.target.jobTimeout, look);
  }

  #stop(what: string): never {
    throw new NotReachable(`${what} within ${this.#session.target.jobTimeout} s`);
  }
}

const lives = new WeakMap<VpnScriptSession, Promise<Life>>();

/** Follows the life of configurations, once in a run. For rules that are `alone`. */
export function lifeOf(session: VpnScriptSession): Promise<Life> {
  const known = lives.get(session);
  const life = known ?? new Life(session).follow();
  lives.set(session, life);
  return life;
}

/** What a rule needs to have been seen. @throws NotReachable with what kept it from being seen. */
export function seen<T>(life: Life, parts: readonly T[]): readonly T[] {
  if (parts.length > 0) return parts;
  const { end } = life;
  if (end instanceof NotReachable) throw end;
  throw new NotReachable(
    `the life of a configuration could not be followed: ${end instanceof Error ? end.message : "nothing was seen"}`,
  );
}
