import { setTimeout as sleep } from "node:timers/promises";
import { NotReachable } from "../engine/errors.ts";
import type { Exchange } from "../engine/exchange.ts";
import { Broken } from "../engine/finding.ts";
import type { Leftover } from "../engine/session.ts";
import type { Bodies, VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

/** A WireGuard configuration as an installation lists it. */
export type Configuration = Bodies["listWireguardConfigs/200/configs"]["data"][number];

/** The states that the page gives. */
export const STATE = { pendingCreation: 0, active: 1, pendingDeletion: 2 } as const;

/** Where configurations are listed: an account's on one server. */
interface Place {
  readonly persona: Persona;
  readonly server: number;
  /** Ids that were there before this run created anything. */
  readonly before: ReadonlySet<number>;
  /** Ids that have appeared since. */
  readonly appeared: Set<number>;
  /** How many this run has created there, as far as the answers say; a create without an answer counts. */
  made: number;
}

/** First wait between two looks at a job, and the longest; each is twice the one before. In milliseconds. */
const [FIRST_WAIT, LONGEST_WAIT] = [80, 8000];

/**
 * What this run has created, and nothing else.
 *
 * Creating answers no id, so the run's own are told by what was not there before: a place is
 * listed before anything is created in it, and as soon as more appear there than this run has
 * created, none of them is touched.
 */
export class Configurations {
  readonly #session: VpnScriptSession;
  readonly #places = new Map<string, Promise<Place>>();

  constructor(session: VpnScriptSession) {
    this.#session = session;
  }

  /** To be called before anything is created: takes down what is there already. */
  async intend(persona: Persona, server: number): Promise<void> {
    await this.#place(persona, server);
  }

  /** To be told of every answered create, so that it is undone. */
  async answered({ request, answer }: Exchange): Promise<void> {
    const created = answer.status < 300 || answer.status >= 500;
    if (request.effect !== "creates" || !request.persona || !created) return;
    const { server_id } = JSON.parse(request.body ?? "{}") as { server_id?: unknown };
    (await this.#place(request.persona as Persona, Number(server_id))).made++;
  }

  /** Ids that an account had on a server before this run created any there. */
  async before(persona: Persona, server: number): Promise<ReadonlySet<number>> {
    return (await this.#place(persona, server)).before;
  }

  /** What an account has on a server now; none where the installation lists none. */
  async list(persona: Persona, server: number): Promise<Configuration[]> {
    const { answer } = await this.#session.send("listWireguardConfigs", {
      as: persona,
      parameters: { server_id: server },
    });
    const data = (answer.body.json as { data?: unknown } | null | undefined)?.data;
    return answer.status === 200 && Array.isArray(data) ? (data as Configuration[]) : [];
  }

  /** Those of them that this run has created. @throws NotReachable if somebody else is creating there, too. */
  async own(persona: Persona, server: number): Promise<Configuration[]> {
    const place = await this.#place(persona, server);
    if (place.made === 0) return [];
    const own = (await this.list(persona, server)).filter(({ id }) => !place.before.has(id));
    for (const { id } of own) place.appeared.add(id);
    if (place.appeared.size <= place.made) return own;
    throw new NotReachable(
      `${place.appeared.size} configurations appeared where this run created ${place.made}; it touches none that may not be its own`,
    );
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

  /** An active one of this run's own, created if there is none. */
  async active(persona: Persona, server: number): Promise<Configuration> {
    const own = await this.own(persona, server);
    if (!own.some(({ status }) => status !== STATE.pendingDeletion)) {
      await this.create(persona, server);
    }
    const active = await this.wait(persona, server, (list) =>
      list.find(({ status }) => status === STATE.active),
    );
    if (active) return active;
    throw new NotReachable(
      `a created configuration was not active within ${this.#session.target.jobTimeout} s`,
    );
  }

  /** The id of one of this run's own whose job is not done. @throws NotReachable if none can be seen in time. */
  async pending(persona: Persona, server: number): Promise<number> {
    for (let attempt = 0; attempt < 4; attempt++) {
      const own = await this.own(persona, server);
      const pending = own.find(({ status }) => status !== STATE.active);
      if (pending) return pending.id;
      const [first] = own;
      if (first) await this.remove(persona, first.id);
      else await this.create(persona, server);
    }
    throw new NotReachable("jobs are done before the next request: nothing is ever seen pending");
  }

  /** Looks at this run's own until `wanted` finds something in them; undefined once a job has taken too long. */
  async wait<T>(
    persona: Persona,
    server: number,
    wanted: (own: Configuration[]) => T | undefined,
  ): Promise<T | undefined> {
    const end = performance.now() + this.#session.target.jobTimeout * 1000;
    for (let pause = FIRST_WAIT; ; pause = Math.min(pause * 2, LONGEST_WAIT)) {
      const found = wanted(await this.own(persona, server));
      if (found !== undefined || performance.now() + pause > end) return found;
      await sleep(pause);
    }
  }

  /** Deletes what this run has created; what is still there afterwards is given back. */
  async undo(): Promise<Leftover[]> {
    const leftovers: Leftover[] = [];
    for (const opened of this.#places.values()) {
      // A place that could not be listed was never created in: the create comes after it.
      const place = await opened.catch(() => undefined);
      if (!place || place.made === 0) continue;
      const where = `of personas.${place.persona} on server ${place.server}`;
      try {
        const left = await this.#empty(place);
        for (const { id, status } of left) {
          leftovers.push({
            what: `WireGuard configuration ${id} ${where}`,
            why: `still there, status ${status}, ${this.#session.target.jobTimeout} s after its deletion was asked for`,
          });
        }
      } catch (error) {
        const why = error instanceof Broken ? error.message : (error as Error).message;
        leftovers.push({ what: `perhaps a WireGuard configuration ${where}`, why });
      }
    }
    return leftovers;
  }

  async #empty({ persona, server }: Place): Promise<Configuration[]> {
    const asked = new Set<number>();
    const end = performance.now() + this.#session.target.jobTimeout * 1000;
    for (let pause = FIRST_WAIT; ; pause = Math.min(pause * 2, LONGEST_WAIT)) {
      const own = await this.own(persona, server);
      if (own.length === 0 || performance.now() + pause > end) return own;
      for (const { id, status } of own) {
        if (status !== STATE.active || asked.has(id)) continue;
        asked.add(id);
        await this.remove(persona, id);
      }
      await sleep(pause);
    }
  }

  #place(persona: Persona, server: number): Promise<Place> {
    const key = `${persona}@${server}`;
    let place = this.#places.get(key);
    if (!place) {
      place = this.list(persona, server).then((list) => ({
        persona,
        server,
        before: new Set(list.map(({ id }) => id)),
        appeared: new Set<number>(),
        made: 0,
      }));
      this.#places.set(key, place);
    }
    return place;
  }
}
