import { NotReachable } from "../engine/errors.ts";
import type { Exchange } from "../engine/exchange.ts";
import { Broken } from "../engine/finding.ts";
import type { Leftover } from "../engine/session.ts";
import { poll } from "./poll.ts";
import type { Bodies, VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

/** A WireGuard configuration as an installation lists it. */
export type Configuration = Bodies["listWireguardConfigs/200/configs"]["data"][number];

/** The states that the page gives. */
export const STATE = { pendingCreation: 0, active: 1, pendingDeletion: 2 } as const;

/** The state that a configuration is in; one that is written as a text is the schema's concern, and a state all the same. */
export function stateOf({ status }: Pick<Configuration, "status">): number {
  return Number(status);
}

/** Where configurations are listed: an account's on one server. */
interface Place {
  readonly persona: Persona;
  readonly server: number;
  /** Ids that were there before this run created anything. */
  readonly before: ReadonlySet<number>;
  /** Ids that have appeared since. */
  readonly appeared: Set<number>;
  /** When this run created one there, as far as the answers say, by the installation's clock in milliseconds. */
  readonly made: number[];
}

/** How far a `created_at` may be from the answer to the create for the two to belong together, in milliseconds. */
const SAME_MOMENT = 2000;

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
    (await this.#place(request.persona as Persona, Number(server_id))).made.push(clockOf(answer));
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
    const { made } = await this.#place(persona, server);
    if (made.length === 0) return [];
    return this.ownAmong(persona, server, await this.list(persona, server));
  }

  /** The same, of what has just been listed there. */
  async ownAmong(
    persona: Persona,
    server: number,
    listed: readonly Configuration[],
  ): Promise<Configuration[]> {
    const { appeared, before, made } = await this.#place(persona, server);
    const own = listed.filter(({ id }) => !before.has(id));
    for (const { id } of own) appeared.add(id);
    if (appeared.size <= made.length) return own;
    throw new NotReachable(
      `${appeared.size} configurations appeared where this run created ${made.length}; it touches none that may not be its own`,
    );
  }

  /**
   * Those listed that came when this run created one, if they are more than it created: then one
   * create has made several. What came at another time is somebody else's, and is left out.
   */
  async surplusAmong(
    persona: Persona,
    server: number,
    listed: readonly Configuration[],
  ): Promise<Configuration[]> {
    const { before, made } = await this.#place(persona, server);
    const ours = listed.filter(
      ({ id, created_at }) =>
        !before.has(id) && made.some((at) => Math.abs(Date.parse(created_at) - at) <= SAME_MOMENT),
    );
    return ours.length > made.length ? ours : [];
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
    const ready = own.find((one) => stateOf(one) === STATE.active);
    if (ready) return ready;
    if (!own.some((one) => stateOf(one) === STATE.pendingCreation)) {
      await this.create(persona, server);
    }
    const active = await this.wait(persona, server, (list) =>
      list.find((one) => stateOf(one) === STATE.active),
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
      const pending = own.find((one) => stateOf(one) !== STATE.active);
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
    return poll(this.#session.target.jobTimeout, async () =>
      wanted(await this.own(persona, server)),
    );
  }

  /** Deletes what this run has created; what is still there afterwards is given back. */
  async undo(): Promise<Leftover[]> {
    const leftovers: Leftover[] = [];
    for (const opened of this.#places.values()) {
      // A place that could not be listed was never created in: the create comes after it.
      const place = await opened.catch(() => undefined);
      if (!place || place.made.length === 0) continue;
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
    let left: Configuration[] = [];
    await poll(this.#session.target.jobTimeout, async () => {
      left = await this.own(persona, server);
      for (const { id, status } of left) {
        if (stateOf({ status }) !== STATE.active || asked.has(id)) continue;
        asked.add(id);
        await this.remove(persona, id);
      }
      return left.length === 0 ? true : undefined;
    });
    return left;
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
        made: [],
      }));
      this.#places.set(key, place);
    }
    return place;
  }
}

/** The installation's own time when it answered, in milliseconds; this machine's where it does not say. */
export function clockOf({ headers }: Exchange["answer"]): number {
  const date = Date.parse(headers["date"] ?? "");
  return Number.isNaN(date) ? Date.now() : date;
}
