import { NotReachable } from "../../exchange/errors.ts";
import type { WireRequest } from "../../exchange/exchange.ts";
import { moveKey, PlaceLog } from "./place-log.ts";
import type { Kind } from "../kind.ts";
import type { Removal } from "./look.ts";

/**
 * "since": it came since, and nothing that was asked for can have made it. "moved": it went from here without a
 * removal, and is listed at another place. "taken over": this run had made one of that name, and another client has made
 * its own. "not ordered": it has a run's mark, under a name that no run has asked for or was answered. "restored": it went with all that
 * this run had made. "unanswered": it came when a create had no answer, which may have made it or nothing. "given again":
 * another client has removed this run's own, and made what has its id now.
 */
export type Others =
  "since" | "moved" | "taken over" | "not ordered" | "restored" | "unanswered" | "given again";

/** Whose the things at a place are, by what was seen and done there. */
export class Place<Item> extends PlaceLog<Item> {
  /** Of this run, and of the earlier ones whose journals were taken up. */
  readonly marks: Set<string>;
  /** Ids that were there before this run created anything; undefined while that is not known. */
  before: Set<string> | undefined;
  /** Ids that are certainly not this run's, or no more to be removed, and what tells. */
  readonly #others = new Map<string, Others>();
  readonly others: ReadonlyMap<string, Others> = this.#others;
  /** Ids that this run has created, as far as that is certain. */
  readonly #own = new Set<string>();
  readonly own: ReadonlySet<string> = this.#own;
  /** Those that it has created to see what becomes of them: that says nothing of what becomes of others. */
  readonly #tried = new Set<string>();
  readonly tried: ReadonlySet<string> = this.#tried;
  /** What each list has shown of it, also those that lag. */
  readonly lists: ReadonlySet<string>[] = [];
  /** What was listed beside this run's own, or before it, by what tells it from what another installation has. */
  readonly beside = new Set<string>();
  /** Ids that an earlier run was promised, and those whose removal it saw confirmed. */
  readonly promised = new Set<string>();
  readonly removedBefore = new Set<string>();
  /** Ids that lists had not shown to an earlier run, though they were promised. */
  readonly unlisted = new Set<string>();
  /** Ids that have appeared since, where nothing but their number can tell whose they are. */
  readonly #appeared = new Set<string>();
  readonly appeared: ReadonlySet<string> = this.#appeared;
  /** What stays of this run's own, by id. */
  readonly traits = new Map<string, readonly string[]>();
  /** Ids of an earlier run's own that a list has shown to be the same still, for certain. */
  readonly same = new Set<string>();
  /** Whether what this run has created is being removed. */
  isUndone = false;
  /** Whether something else is listed under an id of this run's own: another installation answers now. */
  isForeign = false;
  /** Whether two installations answer by turns: what one has removed, the other may have. */
  isByTurns = false;
  /** Ids that may be of an earlier run, or another client's. */
  readonly doubtful = new Set<string>();
  /** Whether something was there to be removed that the list before had left out. */
  isCutShort = false;
  /** Whether an answer has said that nothing is carried out here. */
  isShut = false;
  /** Whether an earlier run has seen removals of what is not there take something else. */
  tookInVain = false;
  /** Whether it has seen removals of what is there take something else, too. */
  tookMore = false;
  /** What the journal says of both. */
  journaled = { isLoose: false, isCareless: false };
  /** Whether a time of creation was seen to be set again: what is newer may be the same. */
  setsTimes = false;

  /** Whether a list has been behind for so long that it is not waited for any more. */
  isLate = false;
  /** Whether the last list was behind, and whether one has caught up after that. */
  isWaitedFor = false;
  catchesUp = false;
  /** The ids for which the last list was behind: those that are to come, and those that are to go. */
  awaited: readonly [come: readonly string[], gone: readonly string[]] = [[], []];
  /** How often the same create is carried out, as where something on the way repeats what it delivers. */
  times = 1;

  constructor(kind: Kind<Item>, name: string, mark: string) {
    super(kind, name);
    this.marks = new Set([mark]);
  }

  /** Takes an id for one that this run has created. */
  claim(id: string): void {
    this.version++;
    this.#own.add(id);
  }

  /** Takes it for another's, or for what is not to be removed any more. */
  giveTo(id: string, why: Others): void {
    this.version++;
    this.#others.set(id, why);
    if (why === "taken over") this.#own.delete(id);
  }

  /** Takes it for what is not known to be another's. */
  takeBack(id: string): void {
    this.version++;
    this.#others.delete(id);
  }

  /** Says that it was created to see what becomes of it. */
  tryOut(id: string): void {
    this.version++;
    this.#tried.add(id);
  }

  /** Counts it among those that have appeared, or does so no more. */
  appear(id: string, isIt = true): void {
    this.version++;
    if (isIt) this.#appeared.add(id);
    else this.#appeared.delete(id);
  }

  /** Whether more has appeared than was asked for: then nobody can say which is this run's. */
  get isUnclear(): boolean {
    const known = [...this.own].filter((id) => !this.appeared.has(id)).length;
    const due = this.made.length - known;
    return this.doubtful.size > 0 || (this.appeared.size > 0 && this.appeared.size > due);
  }

  /** Whether an id is this run's own, and not one of those that have only appeared. */
  isSure(id: string): boolean {
    return this.own.has(id) && !this.appeared.has(id) && !this.doubtful.has(id);
  }

  /** Records that nothing is carried out here: only accepted creates have made anything. */
  shut(): void {
    this.isShut = true;
    for (const create of this.made) {
      if (create.isUnderWay || this.isAccepted(create)) continue;
      create.outcome = "nothing";
      if (create.asks !== undefined) this.#own.delete(create.asks);
    }
    this.version++;
  }

  /** Whether an earlier run's creates were taken up: it may have been killed before it saw what its removals take. */
  get isTakenUp(): boolean {
    return this.creates.some(({ recovered }) => recovered !== undefined);
  }

  /** What is listed before the first create, from where it is kept. */
  keepBeside(): readonly string[] | undefined {
    const { keyOf } = this.kind;
    if (!keyOf) return undefined;
    for (const item of this.looks.at(-1)?.items ?? []) this.beside.add(keyOf(item));
    return [...this.beside];
  }

  /** Calls what was retired by its id again: that was never something else's. */
  reinstate(id: string): void {
    this.takeBack(id);
    const former = [...this.retired].findLast((one) => one.endsWith(` ${id}`))!;
    this.rename(former, id);
    this.retired.delete(former);
  }

  protected override rename(id: string, former: string): void {
    super.rename(id, former);
    const { doubtful, unlisted, before, traits } = this;
    for (const ids of [this.#own, this.#appeared, doubtful, unlisted, before]) {
      if (ids?.delete(id)) ids.add(former);
    }
    moveKey(this.#others, id, former);
    // What another thing is listed under now does not name it again.
    traits.delete(id);
  }

  /** What is known to be there before this run creates anything; undefined where nobody has looked. */
  get listed(): Iterable<string> | undefined {
    const [last] = this.looks.slice(-1);
    return this.before ?? (last && this.idsIn(last));
  }

  /** How much this run has created here, for a reader. */
  get asked(): string {
    const { length } = this.made;
    if (length > 0) return `created ${length}`;
    const { length: asked } = this.creates;
    return asked > 0
      ? `asked for ${asked}, of which none is known to have made anything`
      : "is not known to have created any";
  }

  /** Those of a list that this run has created. @throws NotReachable if nobody can say which they are. */
  ownAmong(items: readonly Item[]): Item[] {
    const isOwn = (id: string) => this.own.has(id) && !this.retired.has(id);
    if (!this.isUnclear) return items.filter((item) => isOwn(this.kind.idOf(item)));
    throw new NotReachable(
      `${this.appeared.size} (${[...this.appeared].join(", ")}) have appeared where this run ${this.asked}; it touches none that may not be its own`,
    );
  }

  /** Records that each create is carried out twice: what seemed to be nobody's may be this run's. */
  repeats(): void {
    this.times = 2;
    for (const id of this.othersBy("not ordered")) this.takeBack(id);
  }

  /** Ids that are another's for that reason. */
  othersBy(why: Others): string[] {
    return [...this.others].flatMap(([id, one]) => (one === why ? id : []));
  }

  /** Accepted removals of what this run has created. */
  get ownRemovals(): readonly Removal[] {
    return this.removals.filter(({ id }) => this.own.has(id));
  }

  /** Whether an id carries the mark of a run. */
  isMarked(id: string): boolean {
    return [...this.marks].some((mark) => id.toLowerCase().includes(mark));
  }

  /** The id that a create asks for, if it carries the run's mark. */
  askedBy(request: WireRequest): string | undefined {
    const id = this.kind.idAsked?.(request);
    return id !== undefined && this.isMarked(id) ? id : undefined;
  }

  /** Whether an id may be another's by now, on another installation. */
  isHeld(id: string): boolean {
    return this.isForeign && !this.isMarked(id) && !this.same.has(id);
  }

  /** Whether an id was there in a look so far, or before the first create; undefined if nobody has looked. */
  wasThere(id: string): boolean | undefined {
    if (!this.before && this.looks.length === 0) return undefined;
    return this.looks.some(this.holds(id)) || this.before?.has(id) === true;
  }

  /** Whether some look has listed what this run creates: then what it lists no more has gone. */
  get showsOwn(): boolean {
    return this.looks.some((look) => this.idsIn(look).some((id) => this.own.has(id)));
  }
}
