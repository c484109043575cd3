import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { Broken } from "../../engine/finding.ts";
import type { Entry } from "../../engine/journal.ts";
import type { Fingerprint, Leftover } from "../../engine/session.ts";
import { clockOf, History, serverOf, STATE, stateOf, type Configuration } from "./history.ts";
import { poll } from "./poll.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

/**
 * What this run has created, and nothing else.
 *
 * Creating answers no id, so the run's own are told by what was not there before: a place is
 * listed before anything is created in it, and as soon as more appear there than this run has
 * created, none of them is touched.
 */
export class Configurations {
  readonly #session: VpnScriptSession;
  readonly #histories = new Map<string, History>();
  readonly #intended = new Map<History, Promise<void>>();
  /** Whether a job has not ended in its time: the next ones are not waited for. */
  #isStuck = false;
  /** Creates that were accepted for no server, as answers. */
  readonly #astray: Exchange[] = [];

  /** How far the installation's clock is ahead of this machine's, in milliseconds. */
  #clockAhead = 0;

  constructor(session: VpnScriptSession) {
    this.#session = session;
  }

  /** To be told of every exchange. */
  take(exchange: Exchange): void {
    const { request, answer } = exchange;
    this.#clockAhead = clockOf(answer) - Date.now();
    const persona = request.persona as Persona | undefined;
    if (!persona) return;
    if (request.effect === "deletes") {
      for (const history of this.#histories.values()) {
        if (history.persona === persona) history.take(exchange);
      }
      return;
    }
    if (request.effect !== "creates" && request.operation !== "listWireguardConfigs") return;
    const server = serverOf(exchange);
    if (!Number.isNaN(server)) this.history(persona, server).take(exchange);
    else if (request.effect === "creates" && answer.status < 300) this.#astray.push(exchange);
  }

  /** All that has been seen and done at a place. */
  history(persona: Persona, server: number): History {
    const key = `${persona}@${server}`;
    const history = this.#histories.get(key) ?? new History(persona, server);
    this.#histories.set(key, history);
    return history;
  }

  /**
   * To be called before anything is created: takes down what is there already. Where the list is
   * refused as the create is, there is nothing to take down.
   */
  async intend(persona: Persona, server: number): Promise<History> {
    const history = this.history(persona, server);
    const intended = this.#intended.get(history) ?? this.#lookBefore(history);
    this.#intended.set(history, intended);
    await intended;
    return history;
  }

  /** Takes a create down in the journal, before it is sent. */
  async journal(persona: Persona, server: number): Promise<void> {
    const { before } = this.history(persona, server);
    const at = Date.now() + this.#clockAhead;
    await this.#session.transport.journal.write({
      creates: "configuration",
      persona,
      server,
      at,
      ...(before ? { before: [...before] } : {}),
    });
  }

  /** Takes up the creates of an earlier run. */
  recover(entries: readonly Entry[]): void {
    for (const { persona, server, at, before } of entries) {
      this.history(persona as Persona, Number(server)).adopt(
        Number(at),
        before as readonly number[] | undefined,
      );
    }
  }

  /** Ids of what accounts have on a server, read anew, by account. */
  async fingerprint(personas: readonly Persona[], server: number): Promise<Fingerprint> {
    const seen: Record<string, string[]> = {};
    for (const persona of personas) {
      const list = await this.list(persona, server);
      const ids = list.map(({ id }) => String(id)).toSorted();
      seen[`configurations of personas.${persona} on server ${server}`] = ids;
    }
    return seen;
  }

  async #lookBefore(history: History): Promise<void> {
    if (history.looks.length === 0) await this.list(history.persona, history.server);
    history.before = new Set(history.looks.at(-1)?.list.map(({ id }) => id));
  }

  /** What an account has on a server now; none where the installation lists none. */
  async list(persona: Persona, server: number): Promise<readonly Configuration[]> {
    const { looks } = this.history(persona, server);
    const exchange = await this.#session.send("listWireguardConfigs", {
      as: persona,
      parameters: { server_id: server },
    });
    return looks.find((look) => look.exchange === exchange)?.list ?? [];
  }

  /** Those of them that this run has created. @throws NotReachable if somebody else is creating there, too. */
  async own(persona: Persona, server: number): Promise<Configuration[]> {
    const history = this.history(persona, server);
    if (history.made === 0) return [];
    return history.ownAmong(await this.list(persona, server));
  }

  /** Asks for a new one. */
  async create(persona: Persona, server: number): Promise<void> {
    await this.#session.expect("createWireguardConfig/200/create-dispatched", {
      as: persona,
      parameters: { server_id: server },
    });
  }

  /** Asks for the deletion of one of this run's own. */
  async remove(persona: Persona, id: number): Promise<void> {
    await this.#session.expect("deleteWireguardConfig/200/delete-dispatched", {
      as: persona,
      parameters: { config_id: id },
    });
  }

  /**
   * Sees to it that something is listed there. What is created for that counts from the moment of
   * its create; where it is not listed so soon, another call waits for it.
   */
  async some(persona: Persona, server: number): Promise<void> {
    const history = await this.intend(persona, server);
    const { before, creates, deletes, looks } = history;
    if (before!.size > 0) return;
    if (creates.length <= deletes.length) return this.create(persona, server);
    if (history.freshIn(looks.at(-1)?.list ?? []).some(({ id }) => !history.isDeleted(id))) return;
    await this.#wait(persona, server, "listed", (own) => own[0]);
  }

  /** An active one of this run's own, created if there is none. */
  async active(persona: Persona, server: number): Promise<Configuration> {
    const isActive = (one: Configuration) => stateOf(one) === STATE.active;
    const own = await this.own(persona, server);
    const ready = own.find(isActive);
    if (ready) return ready;
    if (!own.some((one) => stateOf(one) === STATE.pendingCreation)) {
      await this.create(persona, server);
    }
    return this.#wait(persona, server, "active", (list) => list.find(isActive));
  }

  /** The id of one of this run's own whose job is not done. @throws NotReachable if none can be seen in time. */
  async pending(persona: Persona, server: number): Promise<number> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const own = await this.own(persona, server);
      const pending = own.find((one) => stateOf(one) !== STATE.active);
      if (pending) return pending.id;
      if (own.length < 2) await this.create(persona, server);
      else await this.remove(persona, own[0]!.id);
    }
    throw new NotReachable("jobs are done before the next request: nothing is ever seen pending");
  }

  /** Looks at this run's own until `wanted` finds something in them. @throws NotReachable once a job has taken too long. */
  async #wait<T>(
    persona: Persona,
    server: number,
    state: string,
    wanted: (own: Configuration[]) => T | undefined,
  ): Promise<T> {
    const { jobTimeout } = this.#session.target;
    const found = await poll(this.#isStuck ? 0 : jobTimeout, async () =>
      wanted(await this.own(persona, server)),
    );
    if (found !== undefined) return found;
    this.#isStuck = true;
    throw new NotReachable(`a created configuration was not ${state} within ${jobTimeout} s`);
  }

  /** Deletes what this run has created; what is still there afterwards is given back. */
  async undo(): Promise<Leftover[]> {
    const leftovers: Leftover[] = this.#astray.map(() => ({
      what: "perhaps a WireGuard configuration on a server that is not known",
      why: "the installation accepted a create that names no server",
    }));
    for (const history of this.#histories.values()) {
      if (history.made === 0) continue;
      const where = `of personas.${history.persona} on server ${history.server}`;
      const isIntended = history.before !== undefined;
      try {
        for (const { id, status } of await this.#empty(history)) {
          leftovers.push({
            what: `WireGuard configuration ${id} ${where}`,
            why: `still there, status ${status}, ${this.#session.target.jobTimeout} s after its deletion was asked for`,
          });
        }
        // What an earlier run asked for was most likely refused: nothing speaks for more.
        const { appeared, creates } = history;
        if (!isIntended && creates.length > 0 && appeared.size !== creates.length) {
          leftovers.push({
            what: `perhaps a WireGuard configuration ${where}`,
            why: "a create that should have been refused was accepted, and what it made cannot be told",
          });
        }
      } catch (error) {
        const why = error instanceof Broken ? error.message : (error as Error).message;
        leftovers.push({ what: `perhaps a WireGuard configuration ${where}`, why });
      }
    }
    return leftovers;
  }

  async #empty(history: History): Promise<Configuration[]> {
    const { persona, server } = history;
    const asked = new Set<number>();
    let left: Configuration[] = [];
    // What has been listed last need not be listed again before it is deleted.
    let listed = history.before && history.current?.list;
    await poll(this.#session.target.jobTimeout, async () => {
      left = listed ? history.ownAmong(listed) : [];
      listed = undefined;
      if (left.length === 0) left = await this.own(persona, server);
      for (const { id, status } of left) {
        if (stateOf({ status }) !== STATE.active || asked.has(id)) continue;
        asked.add(id);
        await this.remove(persona, id);
      }
      return left.length === 0 ? true : undefined;
    });
    return left;
  }
}
