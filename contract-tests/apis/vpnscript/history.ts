import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Bodies } from "./session.ts";
import type { Persona } from "./target.ts";

/** A WireGuard configuration as an installation lists it. */
export type Configuration = Bodies["listWireguardConfigs/200/configs"]["data"][number];

/** The states that the page gives. */
export const STATE = { pendingCreation: 0, active: 1, pendingDeletion: 2 } as const;

/** The state that a configuration is in; one that is written as a text is the schema's concern, and a state all the same. */
export function stateOf({ status }: Pick<Configuration, "status">): number {
  return Number(status);
}

/** One list of an account's configurations on a server, as it came. */
export interface Look {
  readonly list: readonly Configuration[];
  readonly exchange: Exchange;
}

/** A create or delete that was answered, and how many looks there had been by then. */
export interface Ask {
  readonly exchange: Exchange;
  readonly looks: number;
}

export interface Deletion extends Ask {
  readonly id: number;
}

/** How far a `created_at` may be from the answer to the create for the two to belong together, in milliseconds. */
const SAME_MOMENT = 2000;

/** How long after a create of an earlier run something may have come and still be that run's, in milliseconds. */
const LATER = 30_000;

/** All that this run has seen and done where configurations are listed: of one account, on one server. */
export class History {
  readonly persona: Persona;
  readonly server: number;
  readonly looks: Look[] = [];
  /** Those that may have made something. */
  readonly creates: Ask[] = [];
  /** Those of the account's deletes that were accepted, on whichever server. */
  readonly deletes: Deletion[] = [];
  /** Ids that were there before this run created anything; undefined until it is about to. */
  before: ReadonlySet<number> | undefined;
  /** Ids that have appeared in the lists that decided what is this run's own. */
  readonly appeared = new Set<number>();

  /** When an earlier run created here, by its journal: its answers are not known. */
  readonly #adopted: number[] = [];

  constructor(persona: Persona, server: number) {
    this.persona = persona;
    this.server = server;
  }

  /** How many may have been made here. */
  get made(): number {
    return this.creates.length + this.#adopted.length;
  }

  /** Takes up a create of an earlier run: when it was, by the installation's clock, and what was there before. */
  adopt(at: number, before: readonly number[] | undefined): void {
    this.#adopted.push(at);
    if (before) this.before ??= new Set(before);
  }

  /** The last look, if nothing has been created or deleted since. */
  get current(): Look | undefined {
    const asked = Math.max(0, ...[...this.creates, ...this.deletes].map(({ looks }) => looks));
    return this.looks.length > asked ? this.looks.at(-1) : undefined;
  }

  /** Whether the deletion of that id was asked for. */
  isDeleted(id: number): boolean {
    return this.deletes.some((deletion) => deletion.id === id);
  }

  /** Those of a list that were not there before. */
  freshIn(list: readonly Configuration[]): Configuration[] {
    return list.filter(({ id }) => !this.before?.has(id));
  }

  /** Those of a list that this run has created. @throws NotReachable if somebody else is creating there, too. */
  ownAmong(list: readonly Configuration[]): Configuration[] {
    // Where a create was expected to be refused, nothing was listed before it.
    this.before ??= new Set(list.filter((one) => !this.#isOfMoment(one)).map(({ id }) => id));
    const own = this.freshIn(list).filter((one) => !this.#isOfLater(one));
    for (const { id } of own) this.appeared.add(id);
    const { made } = this;
    if (this.appeared.size <= made) return own;
    throw new NotReachable(
      `${this.appeared.size} configurations appeared where this run created ${made}; it touches none that may not be its own`,
    );
  }

  /**
   * Those of a list that came when this run created one, if they are more than it created: then one
   * create has made several. What came at another time is somebody else's, and is left out.
   */
  surplusAmong(list: readonly Configuration[]): Configuration[] {
    const ours = this.freshIn(list).filter((one) => this.#isOfMoment(one));
    return ours.length > this.creates.length ? ours : [];
  }

  /** Whether it came when this run created one. */
  #isOfMoment({ created_at }: Configuration): boolean {
    const created = Date.parse(created_at);
    const moments = this.creates.map(({ exchange }) => clockOf(exchange.answer));
    return [...moments, ...this.#adopted].some(
      (moment) => Math.abs(created - moment) <= SAME_MOMENT,
    );
  }

  /** Whether it came long after an earlier run was cut short, so that somebody else has made it since. */
  #isOfLater({ created_at }: Configuration): boolean {
    if (this.#adopted.length === 0 || this.creates.length > 0) return false;
    return Date.parse(created_at) > Math.max(...this.#adopted) + LATER;
  }

  /** Takes down an answered list, create or delete of this account. */
  take(exchange: Exchange): void {
    const { request, answer } = exchange;
    const looks = this.looks.length;
    if (request.operation === "listWireguardConfigs") {
      const list = listIn(exchange);
      if (list) this.looks.push({ list, exchange });
    } else if (request.effect === "creates") {
      // What failed halfway may have made something all the same.
      const refused = answer.status >= 300 && answer.status < 500;
      if (!refused) this.creates.push({ exchange, looks });
    } else if (request.effect === "deletes" && answer.status < 300) {
      const { config_id } = bodyOf(request.body) as { config_id?: unknown };
      this.deletes.push({ exchange, looks, id: Number(config_id) });
    }
  }
}

/** The server that a request is about; NaN if it is about none. */
export function serverOf({ request }: Exchange): number {
  const named =
    request.effect === "creates"
      ? (bodyOf(request.body) as { server_id?: unknown }).server_id
      : new URL(request.url).searchParams.get("server_id");
  return typeof named === "number" || /^\d+$/.test(String(named)) ? Number(named) : NaN;
}

/** What an answer lists, nothing where it refuses to; undefined if it says neither. */
function listIn({ answer }: Exchange): readonly Configuration[] | undefined {
  const { status, body } = answer;
  const { data } = (body.json ?? {}) as { readonly data?: unknown };
  if (status === 200 && Array.isArray(data)) {
    return data.filter((one): one is Configuration => typeof one === "object" && one !== null);
  }
  return body.problem === undefined && (status === 404 || status === 422) ? [] : undefined;
}

function bodyOf(text: string | undefined): object {
  return JSON.parse(text ?? "{}") as object;
}

/** The installation's own time when it answered, in milliseconds; this machine's where it does not say. */
export function clockOf({ headers }: Exchange["answer"]): number {
  const date = Date.parse(headers["date"] ?? "");
  return Number.isNaN(date) ? Date.now() : date;
}
