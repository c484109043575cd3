import { NotReachable } from "./errors.ts";
import { History, moveKey } from "./history.ts";
import { isOfAnyRun, type Kind } from "./kind.ts";
import type { Removal } from "./look.ts";

/** Whose the things at a place are, by what was seen and done there. */
export class Place<Item> extends History<Item> {
  /** Of this run, and of the earlier ones whose journals were taken up. */
  readonly marks: Set<string>;
  /** Ids that were there before this run created anything; undefined while that is not known. */
  before: Set<string> | undefined;
  /** Ids that this run has created, as far as that is certain. */
  readonly own = new Set<string>();
  /** Ids that lists had not shown to an earlier run, though they were promised. */
  readonly unlisted = new Set<string>();
  /** Ids that have appeared since, where nothing but their number can tell whose they are. */
  readonly appeared = new Set<string>();
  /** What stays of this run's own, by id. */
  readonly traits = new Map<string, readonly string[]>();
  /** Whether what this run has created is being removed. */
  isUndone = false;
  /** Whether something else is listed under an id of this run's own: another installation answers now. */
  isForeign = false;
  /** Ids that may be of an earlier run, or another client's. */
  readonly doubtful = new Set<string>();
  /** Whether an answer has said that nothing is carried out here. */
  isShut = false;
  /** What removals of what was not there have taken, and between how many pairs of looks they took anything, or nothing. */
  readonly taken = new Set<string>();
  takings = 0;
  spared = 0;
  /** Whether an earlier run has seen that. */
  wasLoose = false;
  /** Between how many pairs of looks others have come or gone though no removal was asked for. */
  stirs = 0;

  constructor(kind: Kind<Item>, name: string, mark: string) {
    super(kind, name);
    this.marks = new Set([mark]);
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
      if (create.asks !== undefined) this.own.delete(create.asks);
    }
  }

  override retire(id: string, former: string): void {
    super.retire(id, former);
    const { own, appeared, doubtful, unlisted, before, traits } = this;
    for (const ids of [own, appeared, doubtful, unlisted, before]) {
      if (ids?.delete(id)) ids.add(former);
    }
    moveKey(traits, id, former);
  }

  /** What is known to be there before this run creates anything; undefined where nobody has looked. */
  get listed(): Iterable<string> | undefined {
    const [last] = this.looks.slice(-1);
    return this.before ?? (last && this.idsIn(last));
  }

  /** Those of a list that this run has created. @throws NotReachable if nobody can say which they are. */
  ownAmong(items: readonly Item[]): Item[] {
    if (!this.isUnclear) return items.filter((item) => this.own.has(this.kind.idOf(item)));
    throw new NotReachable(
      `${this.appeared.size} (${[...this.appeared].join(", ")}) have appeared where this run ${this.asked}; it touches none that may not be its own`,
    );
  }

  /** Accepted removals of what this run has created. */
  get ownRemovals(): readonly Removal[] {
    return this.removals.filter(({ id }) => this.own.has(id));
  }

  /** Whether removals of what is not there take something else: this run's own, or others', more often than not. */
  get isLoose(): boolean {
    const isOwn = [...this.taken].some((id) => this.own.has(id));
    const isOften = this.taken.size > 1 && (isOwn || this.takings > this.stirs + this.spared);
    return this.wasLoose || isOften;
  }

  /** What they have taken; empty as long as that may be a coincidence. */
  get stolen(): ReadonlySet<string> {
    return this.isLoose ? this.taken : new Set();
  }

  /** Whether an id carries the mark of a run. */
  isMarked(id: string): boolean {
    return [...this.marks].some((mark) => id.toLowerCase().includes(mark));
  }

  /** Whether an id may be another's by now, on another installation. */
  isHeld(id: string): boolean {
    return this.isForeign && !this.isMarked(id);
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

  /** Ids that were there before a removal and not after it, and whose removal nobody asked for. */
  lostBy(removal: Removal): string[] {
    const { before, after } = this.around(removal);
    if (!before || !after) return [];
    const others = new Set(before.items.filter(isOfAnyRun).map(this.kind.idOf));
    // What another run has marked, it removes itself.
    const isOthers = (id: string) => others.has(id) && !this.own.has(id);
    return this.missing(before, after).filter(
      (id) => !this.isAsked(id, removal.looks) && !isOthers(id) && !this.stolen.has(id),
    );
  }

  /** Whether a removal was seen to take what it should and nothing else. */
  get isTrusted(): boolean {
    return this.ownRemovals.some((removal) => {
      const { before, after } = this.around(removal);
      return before && after && this.lostBy(removal).length === 0;
    });
  }

  /**
   * Whether removing has taken anything else. Without a mark, anything, unless others came or went
   * before the first removal. With a mark, another's together with one of this run's own, in its
   * place, or at two removals; but not where others come or go as often without a removal.
   */
  get isCareless(): boolean {
    const taking = this.ownRemovals.filter((removal) => this.lostBy(removal).length > 0);
    return taking.some((removal) => {
      const lost = this.lostBy(removal);
      const others = lost.filter((id) => !this.own.has(id)).length;
      const isMarked = this.kind.bears !== undefined;
      if (others < lost.length) return others > 0 || !isMarked;
      if (!isMarked) return this.moves(this.removals[0]!.looks) === 0;
      const isKept = this.idsIn(this.around(removal).after!).includes(removal.id);
      return (taking.length > 1 || isKept) && taking.length > this.moves();
    });
  }

  /** How often others have come or gone between two of so many looks without a removal of this run's. */
  moves(end = Infinity): number {
    return this.looks.slice(1, end).filter((look, index) => {
      if (this.removals.some(({ looks }) => looks === index + 1)) return false;
      const earlier = this.looks[index]!;
      const moved = [...this.missing(earlier, look), ...this.missing(look, earlier)];
      return moved.some((id) => !this.own.has(id) && !this.appeared.has(id));
    }).length;
  }
}
