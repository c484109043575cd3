import { gistOf } from "../../exchange/gist.ts";
import { takesMore } from "../harm/taken.ts";
import type { Leftover } from "../kind.ts";
import { BY_HAND, isUnlisted, whyListed } from "../seen/gone.ts";
import type { Place } from "../seen/place.ts";
import { named, unnamed } from "./leftovers.ts";

/** How long others have for their changes between two looks, in milliseconds: as long as a removal takes. */
export const BESIDE = 50;

/** How long a list tells whose a name is, in milliseconds. */
const FRESH = 500;

/** Whether the last list was read too long ago to remove by names, sooner where another client has taken some over. */
export function isOld<Item>(place: Place<Item>): boolean {
  const [last] = place.looks.slice(-1);
  const fresh = place.othersBy("taken over").length > 0 ? BESIDE : FRESH;
  return last !== undefined && Date.now() - last.exchange.startedAt > fresh;
}

/** Removals at a place by id; each that fails is asked for once more. */
export class Removing<Item> {
  readonly place: Place<Item>;
  readonly #look: () => Promise<unknown>;
  /** How many were asked for. */
  count = 0;
  /** When a removal was last asked for that may go on: a time of the monotonic clock. */
  lastAt = 0;
  /** How often the removal of an id was asked for, and what was wrong the last time; undefined for nothing. */
  readonly #asked = new Map<
    string,
    { readonly times: number; readonly problem?: string | undefined }
  >();
  /** Ids of which an answer has said that nothing has them. */
  readonly #absent = new Set<string>();
  /** Ids that a list has lacked after their removals. */
  readonly missed = new Set<string>();
  /** How often no list could be read, and how often one was read only to see whether others take theirs, too. */
  unread = 0;
  watched = 0;

  constructor(place: Place<Item>, look: () => Promise<unknown>) {
    [this.place, this.#look] = [place, look];
  }

  /** Whether an answer has said that it is gone, or that can be told from what lists show no more. */
  isGone(id: string): boolean {
    const { place } = this;
    if (place.retired.has(id) || place.isRemoved(id) || this.#absent.has(id)) return true;
    return place.isDoubtful(id) && place.showsOwn && !isUnlisted(place, id);
  }

  /** Whether it is certain without a list that it is not there: what was said to be created, and is unknown at once, may have another name. */
  isProven(id: string): boolean {
    const { creates } = this.place;
    const isPromised = () =>
      creates.some((create) => create.asks === id && this.place.isAccepted(create));
    return this.#absent.has(id) && (this.place.isAsked(id) || !isPromised());
  }

  /** Whether its removal is still to be asked for. */
  isDue = (id: string): boolean => {
    const { times, problem } = this.#asked.get(id) ?? { times: 0 };
    const isDone = times > (problem === undefined ? 0 : 1);
    return !isDone && this.place.others.get(id) !== "taken over";
  };

  /** Asks for removals that are due. */
  async ask(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      // Staff may have sold its name to someone since.
      if (this.place.kind.bears && isOld(this.place)) await this.#look().catch(() => undefined);
      if (!this.isDue(id)) continue;
      const { times } = this.#asked.get(id) ?? { times: 0 };
      this.#asked.set(id, { times: times + 1, problem: await this.#problemOf(id) });
      this.lastAt = performance.now();
    }
  }

  /** Asks again for removals that may have been carried out: where no list tells, only the answer that nothing has such an id does. */
  async probe(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.place.isAsked(id) && !this.#absent.has(id)) await this.#problemOf(id);
    }
  }

  async #problemOf(id: string): Promise<string | undefined> {
    const { kind, name } = this.place;
    this.count++;
    try {
      const exchange = await kind.remove(name, id);
      if (kind.isAbsent(exchange)) this.#absent.add(id);
      const isDone = kind.isAbsent(exchange) || kind.isAccepted(exchange);
      return isDone ? undefined : `its removal was answered ${gistOf(exchange)}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** What is left when removing has ended, and why. */
  leftovers(ids: readonly string[]): Leftover[] {
    const late = "asked for and not listed in time; verify --clean-up looks again";
    const why = (id: string) => this.#whyPending(id) ?? this.#whyLeft(id);
    return [...named(this.place, ids, why), ...unnamed(this.place, this.place.open, late)];
  }

  /** Nobody can remove what waits for a job by hand. */
  #whyPending(id: string): string | undefined {
    const { kind, looks } = this.place;
    const item = looks.at(-1)?.items.find((one) => kind.idOf(one) === id);
    if (item === undefined || kind.isRemovable?.(item) !== false) return undefined;
    const what = kind.isLeaving?.(item) === true ? "its removal" : "its creation";
    return `perhaps left: ${what} was not over in time; verify --clean-up looks again`;
  }

  #whyLeft(id: string): string {
    const problem = this.#asked.get(id)?.problem;
    if (problem !== undefined) return `not removed: ${problem}; ${BY_HAND}`;
    const isAsked = this.#asked.has(id) || this.place.isRemoved(id);
    if (isAsked) return whyListed(this.place, this.#absent.has(id));
    const why = takesMore(this.place)
      ? "since removing another has taken more than was asked for"
      : "since its job was not over in time";
    return `not removed, ${why}; ${BY_HAND}`;
  }
}
