import { NotReachable } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Kind } from "./kind.ts";
import type { Create, Look, Removal } from "./look.ts";

/** What a run has seen and done where one kind of thing is listed. Every exchange of the run keeps it up to date. */
export class Place<Item> {
  readonly name: string;
  readonly kind: Kind<Item>;
  /** Of this run, and of the earlier ones whose journals were taken up. */
  readonly marks: Set<string>;
  readonly looks: Look<Item>[] = [];
  readonly creates: Create[] = [];
  readonly removals: Removal[] = [];
  /** Ids that were there before this run created anything; undefined while that is not known. */
  before: Set<string> | undefined;
  /** Ids listed before this run's first create: if they bear its mark later, they are still not its own. */
  older: ReadonlySet<string> | undefined;
  /** Ids that this run has created, as far as that is certain. */
  readonly own = new Set<string>();
  /** Ids by which a removal was asked for, and how many looks there had been the first time. */
  readonly named = new Map<string, number>();
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
  /** False where nothing can ever be listed: for nobody's account, on no server. */
  isListable = true;
  /** Whether an answer has said that nothing is carried out here. */
  isShut = false;
  /** Whether something was sent since the last look that may have changed the list. */
  isStale = true;
  /** Whether anything was created or deleted anywhere since the last look: that may have had effects here. */
  isOvertaken = false;
  /** Whether a list has been behind for so long that it is not waited for any more. */
  isLate = false;
  /** Ids whose removal had no answer, or one that said nothing, in the form that all installations distinguish. */
  readonly unsure = new Set<string>();

  constructor(kind: Kind<Item>, name: string, mark: string) {
    this.kind = kind;
    this.name = name;
    this.marks = new Set([mark]);
  }

  /** The last look, if nothing was sent since that may have changed the list. */
  get current(): Look<Item> | undefined {
    return this.isStale ? undefined : this.looks.at(-1);
  }

  /** Records that a removal of that id is about to be asked for. */
  asking(id: string | undefined): void {
    this.isStale = true;
    if (id !== undefined && !this.named.has(id)) this.named.set(id, this.looks.length);
  }

  /** Records a create that is about to be sent. */
  sending(create: Create): void {
    const [last] = this.looks.slice(-1);
    this.older ??= new Set(last && this.#idsIn(last));
    this.isStale = true;
    this.creates.push(create);
  }

  /** Creates that may have made something. */
  get made(): readonly Create[] {
    return this.creates.filter(({ outcome }) => outcome !== "nothing");
  }

  /** How much this run has created here, for a reader. */
  get asked(): string {
    const { length } = this.made;
    return length > 0 ? `created ${length}` : "is not known to have created any";
  }

  /** Creates whose result is not known yet. */
  get open(): readonly Create[] {
    return this.creates.filter(({ outcome }) => outcome === "unknown");
  }

  /** Whether each create that may have made something is known by the name that it asks for, or what it made is. */
  get isAllNamed(): boolean {
    return this.open.every(({ asks }) => asks !== undefined);
  }

  /** Whether more has appeared than was asked for: then nobody can say which is this run's. */
  get isUnclear(): boolean {
    const known = [...this.own].filter((id) => !this.appeared.has(id)).length;
    const due = this.made.length - known;
    return this.doubtful.size > 0 || (this.appeared.size > 0 && this.appeared.size > due);
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

  /** Whether the answer to a create has promised what it asks for. */
  isAccepted({ exchange }: Create): boolean {
    return exchange !== undefined && this.kind.isAccepted(exchange);
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
    const isSeen = this.looks.some((look) => this.#idsIn(look).includes(id));
    return isSeen || this.before?.has(id) === true;
  }

  /** Whether the removal of that id was accepted since it was last asked for. */
  isRemoved(id: string): boolean {
    const { removals = 0 } = this.creates.findLast(({ asks = "" }) => this.isOf(asks, id)) ?? {};
    return this.removals.slice(removals).some((one) => this.isOf(one.id, id));
  }

  /** Whether what was asked for is that id: in other letters, too, unless both were created. */
  isOf(asked: string, id: string): boolean {
    const isCreated = (one: string) =>
      this.creates.some((create) => create.asks === one && this.isAccepted(create));
    return asked === id || (formOf(asked) === formOf(id) && ![asked, id].every(isCreated));
  }

  /** Whether the removal of that id was accepted by the time of so many looks, or may have been. */
  isAsked(id: string, looks = Infinity): boolean {
    const isIt = (one: Removal) => one.looks <= looks && this.isOf(one.id, id);
    return this.isDoubtful(id) || this.removals.some(isIt);
  }

  /** Whether some look has listed what this run creates: then what it lists no more has gone. */
  get showsOwn(): boolean {
    return this.looks.some((look) => this.#idsIn(look).some((id) => this.own.has(id)));
  }

  /** Records an accepted removal. */
  removed(id: string, exchange: Exchange): void {
    const answeredAt = performance.now();
    this.removals.push({ id, exchange, looks: this.looks.length, answeredAt });
  }

  /** Whether a removal of that id had no answer, or one that told nothing: it may be there or not. */
  isDoubtful(id: string): boolean {
    return this.unsure.has(formOf(id));
  }

  /** Records a removal whose answer never came, or said nothing. */
  maybeRemoved(id: string): void {
    this.isStale = true;
    this.unsure.add(formOf(id));
  }

  /** The looks right before and right after a removal. */
  around({ looks }: Removal) {
    return { before: this.looks[looks - 1], after: this.looks[looks] };
  }

  /** Ids that were there before a removal and not after it, and whose removal nobody asked for. */
  lostBy(removal: Removal): string[] {
    const { before, after } = this.around(removal);
    if (!before || !after) return [];
    return this.#missing(before, after).filter((id) => !this.isAsked(id, removal.looks));
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
      if (!isMarked) return this.#moves(this.removals[0]!.looks) === 0;
      const isKept = this.#idsIn(this.around(removal).after!).includes(removal.id);
      return (taking.length > 1 || isKept) && taking.length > this.#moves();
    });
  }

  /** How often others have come or gone between two of so many looks without a removal of this run's. */
  #moves(end = Infinity): number {
    return this.looks.slice(1, end).filter((look, index) => {
      if (this.removals.some(({ looks }) => looks === index + 1)) return false;
      const earlier = this.looks[index]!;
      const moved = [...this.#missing(earlier, look), ...this.#missing(look, earlier)];
      return moved.some((id) => !this.own.has(id) && !this.appeared.has(id));
    }).length;
  }

  #missing(from: Look<Item>, there: Look<Item>): string[] {
    const left = new Set(this.#idsIn(there));
    return this.#idsIn(from).filter((id) => !left.has(id));
  }

  #idsIn({ items }: Look<Item>): string[] {
    return items.map(this.kind.idOf);
  }
}

/** An id as it is compared where letters of another case, or spaces around it, may not be told apart. */
export function formOf(id: string): string {
  return id.trim().toLowerCase();
}
