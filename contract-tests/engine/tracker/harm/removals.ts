import { notAnswered, NotReachable } from "../../exchange/errors.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { mayBeCreates } from "./chance.ts";
import type { Place } from "../seen/place.ts";
import { stayingIn, stepOf } from "./steps.ts";
import { isBusy, takenAt } from "./taken.ts";

/** An accepted removal, and how many looks there had been at each place when it was answered. */
interface Watched<Item> {
  readonly id: string;
  readonly exchange: Exchange;
  readonly looks: ReadonlyMap<Place<Item>, number>;
}

/** What has gone at a removal that did not name it, the last of it perhaps seen only at the end. */
interface Taken<Item> {
  readonly removal: Watched<Item>;
  readonly things: readonly { readonly place: Place<Item>; readonly id: string }[];
  /** Whether more than the moment says that the removal has taken it: another client takes one thing, and that only. */
  readonly isSure: boolean;
  /** Whether it is one thing of this run's own at another owner's, and that once: the owner may have removed it. */
  readonly isElsewhere: boolean;
}

/** Removals that were accepted, and what they have taken that they did not name. */
export class Removals<Item> {
  readonly #all: Watched<Item>[] = [];
  /** What was removed to see whether that takes more, too, as an earlier removal may have. */
  #repeated: string | undefined;
  /** Ids at whose removal another owner's own has gone, and at one more, too. */
  readonly takenAgain = new Set<string>();
  /** Why no more is removed, and what has gone, if that is why. */
  stopped: string | undefined;
  #stopping: Taken<Item> | undefined;

  accepted(id: string, exchange: Exchange, places: readonly Place<Item>[]): void {
    const looks = new Map(places.map((place) => [place, place.looks.length]));
    this.#all.push({ id, exchange, looks });
  }

  /**
   * What is gone, or leaving, wherever it was listed before, in the looks until a removal is over.
   * Where things bear marks, others come and go, and this tells nothing.
   */
  taken(places: readonly Place<Item>[]): Taken<Item>[] {
    const known = new Set<string>();
    const told = places.filter(({ kind }) => !kind.bears);
    const all = this.#all.flatMap((removal) => {
      const things = told
        .filter((place) => !isByCreates(place, told, removal))
        .flatMap((place) => lostAt(place, removal).map((id) => ({ place, id })))
        .filter(({ place, id }) => !wasGone(place, id, removal))
        .filter(({ id }) => known.size < known.add(id).size);
      return things.length > 0 ? [{ removal, things }] : [];
    });
    return all.map(({ removal, things }) => {
      const isKept = told.some((place) => isStillAt(place, removal));
      const isOwn = things.some(({ place, id }) => place.own.has(id));
      const isElsewhere = all.length === 1 && isOfAnother(places, removal, things);
      const isLikely = things.length > 1 || isKept || (isOwn && !isElsewhere);
      const isCleared =
        this.#isCleared(removal, told) || told.some((one) => isGoing(one, this.#all, told));
      const isSure = (isLikely && !isCleared) || this.takenAgain.has(removal.id);
      return { removal, things, isSure, isElsewhere };
    });
  }

  /** Before a create. @throws NotReachable where what it makes could not be removed, as far as that was tried */
  holdRemovable(places: readonly Place<Item>[]): void {
    // What a look has shown leaving, or not any more, was removed, whatever was answered.
    const isThere = (place: Place<Item>, id: string) =>
      !place.current || stayingIn(place, place.current).has(id);
    const isLost = places.some((place) =>
      [...place.own].some((id) => place.isDoubtful(id) && isThere(place, id)),
    );
    if (!isLost || this.#all.length > 0) return;
    const why = "nothing more is created, since no removal so far had an answer that tells";
    throw new NotReachable(why, { code: "unchecked" });
  }

  /**
   * Looks where a removal may have taken something, before another is sent.
   * @throws NotReachable if one has: the next may take more
   */
  async hold(
    id: string | undefined,
    places: readonly Place<Item>[],
    look: (name: string) => Promise<unknown>,
  ): Promise<void> {
    if (
      this.#stopping?.things.every((one) => isByCreates(one.place, places, this.#stopping!.removal))
    ) {
      this.stopped = this.#stopping = undefined;
    }
    // What nobody has, or has been removed already, is not another thing that may go.
    const isKnown = id !== undefined && places.some((place) => place.own.has(id));
    const isAgain = this.#all.some((one) => one.id === id);
    const lookAt = async (due: readonly Place<Item>[]) => {
      for (const { name } of due) {
        await look(name).catch(notAnswered);
      }
    };
    if (isKnown && !isAgain) await lookAt(this.#unwatched(places));
    // Elsewhere it shows whether all that was created has gone, which no removal explains.
    const taken = () => this.taken(places).filter((one) => !one.isElsewhere);
    let [first] = taken();
    if (first) {
      const { things } = first;
      const isIts = (one: Place<Item>) => things.some(({ place }) => place === one);
      await lookAt(places.filter((one) => one.isOvertaken && (one.own.size > 0 || isIts(one))));
      [first] = taken();
    }
    const telling = first ? this.#tellingAgain(first, places) : [];
    if (id !== undefined && telling.includes(id)) {
      this.#repeated = id;
      return;
    }
    const names = first?.things.map(({ place: { kind, name }, id: one }) => {
      return `${kind.what} ${one}${kind.whereIs(name)}`;
    });
    const what = names && `at the removal of ${first!.removal.id} ${names.join(", ")} went, too`;
    // The removal of another may still tell.
    if (telling.length === 0 && this.stopped === undefined) {
      [this.stopped, this.#stopping] = [what, first];
    }
    if ((this.stopped ?? what) === undefined) return;
    const why = `nothing more is removed, since ${this.stopped ?? what}`;
    throw new NotReachable(why, { code: "because-of" });
  }

  /**
   * Ids whose removal shows if another client has taken what went at one, and can take no one else's where that was: only
   * this run's own are listed for that owner, and among them one as old, or as new, as what went.
   */
  #tellingAgain({ removal, things }: Taken<Item>, places: readonly Place<Item>[]): string[] {
    const place = places.find(({ own }) => own.has(removal.id));
    if (!place || this.#repeated !== undefined) return [];
    const { kind } = place;
    const ownerOf = (one: Place<Item>) => kind.ownerOf?.(one.name) ?? one.name;
    const theirs = places.filter((one) => ownerOf(one) === ownerOf(place));
    const isThere = things.every((one) => theirs.includes(one.place) && !one.place.isOvertaken);
    const listed = theirs.flatMap(({ looks }) => looks.slice(-1).flatMap(({ items }) => items));
    const staying = listed.filter((item) => kind.isLeaving?.(item) !== true);
    const isOwn = staying.every((item) => place.own.has(kind.idOf(item)));
    if (!isThere || !isOwn || place.isOvertaken) return [];
    const isBefore = (one: Item, other: Item) => kind.isBefore?.(one, other) === true;
    const removed = itemAt(place, removal.id);
    const lost = things.flatMap((one) => itemAt(one.place, one.id) ?? []);
    const isAlike = (item: Item, other: Item) =>
      lost.some((one) => removed && isBefore(one, removed) === isBefore(other, item));
    return staying
      .filter((item) => kind.idOf(item) !== removal.id)
      .filter((item) => staying.some((other) => other !== item && isAlike(item, other)))
      .map(kind.idOf);
  }

  /** Whether one more removal has taken nothing but what it named. */
  #isCleared(removal: Watched<Item>, places: readonly Place<Item>[]): boolean {
    const again = this.#all.find(({ id }) => id === this.#repeated);
    if (!again || again === removal) return false;
    const isSpared = (place: Place<Item>) =>
      stepOf(place, again.id, again.looks.get(place) ?? 0)?.went.length === 0;
    return places.some((place) => place.own.has(again.id) && isSpared(place));
  }

  /** Places with something in them at which nobody has looked since a removal there, or since the first of all. */
  #unwatched(places: readonly Place<Item>[]): readonly Place<Item>[] {
    return places.filter((place) => {
      const { kind, looks } = place;
      const isDue = this.#all.some((one, nth) => {
        return (nth === 0 || place.own.has(one.id)) && one.looks.get(place) === looks.length;
      });
      const [last] = looks.slice(-1);
      return !kind.bears && isDue && last !== undefined && stayingIn(place, last).size > 0;
    });
  }
}

/** A thing as it was listed last. */
function itemAt<Item>({ kind, looks }: Place<Item>, id: string): Item | undefined {
  return looks.flatMap(({ items }) => items).findLast((item) => kind.idOf(item) === id);
}

/** Whether one thing of this run's own has gone, of another owner than what was removed. */
function isOfAnother<Item>(
  places: readonly Place<Item>[],
  { id }: Watched<Item>,
  [thing, ...others]: Taken<Item>["things"],
): boolean {
  const ownerOf = ({ kind, name }: Place<Item>) => kind.ownerOf?.(name) ?? name;
  const place = places.find(({ own }) => own.has(id));
  const isOwn = others.length === 0 && thing!.place.own.has(thing!.id);
  return isOwn && place !== undefined && ownerOf(thing!.place) !== ownerOf(place);
}

/** What has gone at a place until a removal was over, if nothing shows that others were at work there. */
function lostAt<Item>(place: Place<Item>, { id, looks }: Watched<Item>): readonly string[] {
  const step = stepOf(place, id, looks.get(place) ?? 0);
  return step && !place.isUnclear && !isBusy(place, step) ? step.went : [];
}

function isByCreates<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  { looks }: Watched<Item>,
): boolean {
  return mayBeCreates(place, places, looks.get(place) ?? 0);
}

/** Whether the installation had answered before a removal that something was not there any more. */
function wasGone<Item>({ inVain }: Place<Item>, id: string, { exchange }: Watched<Item>): boolean {
  return inVain.some((one) => one.id === id && one.exchange.startedAt < exchange.startedAt);
}

/** Whether this run's own has gone at a place while no removal was under way: another client removes them. */
function isGoing<Item>(
  place: Place<Item>,
  all: readonly Watched<Item>[],
  places: readonly Place<Item>[],
): boolean {
  const isOver = ({ id, exchange }: Watched<Item>, since: number) => {
    const its = places.find(({ own }) => own.has(id));
    const last = its?.looks.findLast(its.holds(id))?.exchange.startedAt ?? Infinity;
    return since > Math.max(last, exchange.startedAt);
  };
  return takenAt(place).steps.some(({ nth, accepted, went }) => {
    const [since, until] = [nth - 1, nth].map((at) => place.looks[at]!.exchange.startedAt);
    const isFree = all.every((one) => until! < one.exchange.startedAt || isOver(one, since!));
    return isFree && accepted === 0 && went.some((one) => place.own.has(one));
  });
}

/** Whether what was removed is listed as if nothing had been asked for, to the last. */
function isStillAt<Item>(place: Place<Item>, { id, looks }: Watched<Item>): boolean {
  const later = place.looks.slice(looks.get(place) ?? 0);
  return later.length > 0 && later.every((look) => stayingIn(place, look).has(id));
}
