import { NotReachable } from "../../../engine/errors.ts";
import { STATE, stateOf, type Configuration, type History, type Look } from "../history.ts";
import { poll } from "../poll.ts";
import type { VpnScriptSession } from "../session.ts";

/**
 * The life of configurations, as this run has seen it so far: each WireGuard rule judges its part.
 * The variants have created and deleted some already; what is missing is done here, once in a run.
 */
export class Life {
  readonly history: History;
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
    this.history = session.configurations.history("active", session.server("wireguard"));
  }

  get #place(): readonly ["active", number] {
    return ["active", this.history.server];
  }

  /** Follows creates and a delete to the ends of their jobs; two configurations have to be there for one to be deleted. */
  async follow(): Promise<this> {
    const { configurations } = this.#session;
    const { creates, deletes } = this.history;
    try {
      await configurations.intend(...this.#place);
      if (creates.length === 0) await configurations.create(...this.#place);
      let own = await this.#settle();
      if (deletes.length === 0) {
        for (; own.length < 2; own = await this.#settle()) {
          await configurations.create(...this.#place);
        }
        await configurations.remove("active", own.at(-1)!.id);
        await this.#settle();
      }
    } catch (error) {
      this.end = error;
    }
    return this;
  }

  /** Ids that this run's creates have made, in order of their appearance, each with the first look at it. */
  get appeared(): ReadonlyMap<number, Look> {
    const appeared = new Map<number, Look>();
    for (const look of this.history.looks) {
      for (const { id } of this.history.freshIn(look.list)) {
        if (!appeared.has(id)) appeared.set(id, look);
      }
    }
    return appeared;
  }

  /** What was not done when the time was up: of the last look, those whose job has not ended. */
  get unfinished(): readonly Configuration[] {
    return this.history
      .freshIn(this.history.looks.at(-1)?.list ?? [])
      .filter((one) => stateOf(one) !== STATE.active || this.history.isDeleted(one.id));
  }

  /** Waits for the jobs of all creates and deletes so far, and gives what there is then. */
  async #settle(): Promise<Configuration[]> {
    const { jobTimeout } = this.#session.target;
    let { current } = this.history;
    const settled = await poll(jobTimeout, async () => {
      const look = current ?? (await this.#look());
      current = undefined;
      return this.#ended(look);
    });
    if (settled) return settled;
    this.late = true;
    throw new NotReachable(`the job of a create or delete did not end within ${jobTimeout} s`);
  }

  #ended({ list }: Look): Configuration[] | undefined {
    this.surplus = this.history.surplusAmong(list);
    const own = this.history.ownAmong(list);
    const haveAllAppeared = this.appeared.size >= this.history.creates.length;
    return haveAllAppeared && this.unfinished.length === 0 ? own : undefined;
  }

  async #look(): Promise<Look> {
    const exchange = await this.#session.send("listWireguardConfigs", {
      as: "active",
      parameters: { server_id: this.history.server },
    });
    const look = this.history.looks.at(-1);
    if (look?.exchange === exchange) return look;
    throw this.#session.broken("listWireguardConfigs/200/configs", exchange);
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
export function seen<T>({ end }: Life, parts: readonly T[]): readonly T[] {
  if (parts.length > 0) return parts;
  if (end instanceof NotReachable) throw end;
  throw new NotReachable(
    `the life of a configuration could not be followed: ${end instanceof Error ? end.message : "nothing was seen"}`,
  );
}
