import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { Broken } from "../../../engine/judgement/finding.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import { each, type Seen } from "../../../engine/judgement/seen.ts";
import type { Configuration } from "../calls.ts";
import { isActive, isKnownState } from "../configurations.ts";
import { isAt } from "../elsewhere.ts";

/** What following a life has shown beside the lists. */
export interface Followed {
  /** What has ended it early: created-configuration-becomes-active tells a breach, and the others that nothing was seen. */
  readonly end?: unknown;
  /** Where all jobs have ended, some of them only in the time for late ones: then what lists show says nothing of jobs. */
  readonly overdue?: NotReachable | undefined;
  /**
   * What jobs were waited for in vain, for twice as long as they may take, as the two rules of creation and deletion tell.
   * What comes later may be of another account's create.
   */
  readonly unended?: { readonly missing: number; readonly unfinished: readonly Configuration[] };
  /** For one-create-makes-one: whether more has appeared than was created at each create, of another account, too. */
  readonly isRepeated?: boolean;
  /** For refused-create-left-nothing: the answer to a create that is refused, and creates. */
  readonly refusal?: Exchange | undefined;
  /** The answer to a second deletion of what was not listed any more, and whether it was listed then. */
  readonly second?: { readonly exchange: Exchange; readonly isListed: boolean } | undefined;
}

/**
 * The life of configurations as this run has seen it; each WireGuard rule judges its part. The
 * variants have created and deleted some already; `follow` has done what is missing.
 */
export class Lifecycle {
  readonly place: Place<Configuration>;
  readonly followed: Followed;

  constructor(place: Place<Configuration>, followed: Followed) {
    [this.place, this.followed] = [place, followed];
  }

  /** The accepted creates whose answers arrived. */
  get creates(): readonly Exchange[] {
    const answers = this.place.made.flatMap(({ exchange }) => exchange ?? []);
    return answers.filter((exchange) => this.place.kind.isAccepted(exchange));
  }

  /** The first sight of each of this run's own at a place where `isSo` was true, in the order of appearance. */
  appeared(isSo = (_: Configuration) => true, place = this.place): readonly Seen<Configuration>[] {
    const sights = sightsAt(place).filter(({ value }) => isFresh(place, value) && isSo(value));
    return [...Map.groupBy(sights, ({ value }) => value.id).values()].map(([first]) => first!);
  }

  /** Of the last look, what has appeared since this run first created anything. */
  get #last(): readonly Configuration[] {
    return this.place.looks.at(-1)?.items.filter((one) => isFresh(this.place, one)) ?? [];
  }

  /**
   * What has appeared at the moments of this run's creates beyond what was created: at other times
   * it is another client's.
   */
  get surplus(): readonly Configuration[] {
    const isNear = (one: Configuration) => this.creates.some((exchange) => isAt(one, exchange));
    const ours = this.#last.filter(isNear);
    return ours.length > Math.max(this.place.made.length, 1) ? ours : [];
  }

  /** What the last look shows with its job before it. */
  get unfinished(): readonly Configuration[] {
    return this.#last.filter((one) => !isActive(one) || this.isDeleted(one));
  }

  isDeleted({ id }: Configuration): boolean {
    return this.place.isAsked(String(id));
  }

  /** @throws what kept it from being seen, if nothing was */
  seen<T>(parts: readonly T[]): readonly T[] {
    if (parts.length > 0) return parts;
    const { end } = this.followed;
    if (end !== undefined && !(end instanceof Broken)) throw end;
    const why = end?.message ?? "nothing was seen";
    throw new NotReachable(`the life of a configuration could not be followed: ${why}`, {
      code: "because-of",
    });
  }
}

function isFresh({ appeared }: Place<Configuration>, { id }: Configuration): boolean {
  return appeared.has(String(id));
}

/** Each row of all lists from one on; one in another form is told as that. */
export function sightsAt({ looks }: Place<Configuration>, from = 0): Seen<Configuration>[] {
  return looks
    .slice(from)
    .flatMap(({ items, exchange }) => each({ value: items, at: "/data", exchange }))
    .filter(({ value }) => {
      const { status, config } = value;
      const isText = config === null || typeof config === "string";
      return typeof status === "number" && isKnownState(value) && isText;
    });
}
