import type { Exchange } from "../../exchange/exchange.ts";
import type { Kind } from "../kind.ts";
import type { Create, Look, Removal } from "./look.ts";

/** What was seen and done where one kind of thing is listed, whosever it is. Every exchange of the run keeps it up to date. */
export class PlaceLog<Item> {
  readonly name: string;
  readonly kind: Kind<Item>;
  /** Raised by each change: what follows from what was seen and done is to be told again. */
  version = 0;
  readonly #looks: Look<Item>[] = [];
  readonly looks: readonly Look<Item>[] = this.#looks;
  /** What the first so many of them have shown, by its id. */
  readonly #sights = new Map<string, Item[]>();
  #indexed = 0;
  readonly creates: Create[] = [];
  readonly removals: Removal[] = [];
  /** Those of what was not there, as their answers say. */
  readonly inVain: Removal[] = [];
  /** Ids listed before this run's first create: if they bear its mark later, they are still not its own. */
  older: ReadonlySet<string> | undefined;
  /** Ids by which a removal was asked for, and how many looks there had been the first time. */
  readonly named = new Map<string, number>();
  /** What something is called whose id is another's by now: it has gone, and nothing names it to the installation. */
  readonly retired = new Set<string>();
  /** Ids whose removal had no answer, or one that said nothing, in the form that all installations distinguish. */
  readonly unsure = new Set<string>();
  /** Ids whose removal was asked for, and is not answered yet; and how many looks there had been by then. */
  readonly underWay = new Map<string, number>();
  /** False where nothing can ever be listed: for nobody's account, on no server. */
  isListable = true;
  /** Whether something was sent since the last look that may have changed the list. */
  isStale = true;
  /** Whether anything was created or deleted anywhere since the last look: that may have had effects here. */
  isOvertaken = false;

  constructor(kind: Kind<Item>, name: string) {
    [this.kind, this.name] = [kind, name];
  }

  /** The last look, if nothing was sent since that may have changed the list. */
  get current(): Look<Item> | undefined {
    return this.isStale ? undefined : this.looks.at(-1);
  }

  /** Records a look: it is the current one, unless a create is under way. */
  looked(look: Look<Item>): void {
    this.version++;
    this.#looks.push(look);
    this.isOvertaken = false;
    this.isStale = this.creates.some(({ isUnderWay }) => isUnderWay);
  }

  /** Records that something was sent or answered that may have changed the list. */
  written(): void {
    this.version++;
    this.isStale = true;
  }

  /** Records that a removal of that id is about to be asked for. */
  asking(id: string | undefined): void {
    this.written();
    if (id === undefined) return;
    this.underWay.set(id, this.looks.length);
    if (!this.named.has(id)) this.named.set(id, this.looks.length);
  }

  /** Records a create that is about to be sent. */
  sending(create: Create): void {
    const [last] = this.looks.slice(-1);
    this.older ??= new Set(last && this.idsIn(last));
    this.written();
    // Whatever has become of an earlier one by that name, there is one again.
    if (create.asks !== undefined) this.unsure.delete(formOf(create.asks));
    for (const one of this.creates) if (!one.isUnderWay) one.next ??= create;
    this.creates.push(create);
  }

  /** Records the answer to a create. */
  answered(create: Create, exchange: Exchange): void {
    this.written();
    const now = { looks: this.looks.length, answeredAt: performance.now() };
    Object.assign(create, { exchange, ...now, isUnderWay: false, isAnswered: true });
  }

  /** Creates that may have made something. */
  get made(): readonly Create[] {
    return this.creates.filter(({ outcome }) => outcome !== "nothing");
  }

  /** Creates whose result is not known yet. */
  get open(): readonly Create[] {
    return this.creates.filter(({ outcome }) => outcome === "unknown");
  }

  /**
   * Creates without an answer, of which nothing has told yet whether they were carried out. What a run had under way as it
   * was killed is not among them: its time tells what it has made.
   */
  get unanswered(): readonly Create[] {
    return this.open.filter(
      ({ isAnswered = false, recovered, isLost = recovered === undefined }) =>
        !isAnswered && isLost,
    );
  }

  /** Whether something may have come since one was lost: it is not what the next create makes. */
  get hasLost(): boolean {
    const isLost = this.unanswered.some(({ isUnderWay }) => !isUnderWay);
    return isLost && this.isStale && !this.kind.bears;
  }

  /** Whether the answer to a create has promised what it asks for. */
  isAccepted({ exchange }: Create): boolean {
    return exchange !== undefined && this.kind.isAccepted(exchange);
  }

  /** Creates that were sent after a removal was answered. */
  since(removal: Removal): readonly Create[] {
    const index = this.removals.indexOf(removal);
    return this.creates.filter(({ removals = 0 }) => removals > index);
  }

  /** Whether what a removal has named was asked for again after it, by the time of so many looks. */
  isAskedAgain(removal: Removal, until = Infinity): boolean {
    return this.since(removal).some(
      ({ asks = "", looks = 0 }) => looks <= until && this.isOf(asks, removal.id),
    );
  }

  /** Whether a look lists an id. */
  holds(id: string): (look: Look<Item>) => boolean {
    return (look) => this.idsIn(look).includes(id);
  }

  /** Whether the removal of that id was accepted since it was last asked for, by the time of so many looks. */
  isRemoved(id: string, looks = Infinity): boolean {
    const isIts = ({ asks = "", looks: at = 0 }: Create) => at <= looks && this.isOf(asks, id);
    const { removals = 0 } = this.creates.findLast(isIts) ?? {};
    const isIt = (one: Removal) => one.looks <= looks && this.isOf(one.id, id);
    return this.removals.slice(removals).some(isIt);
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

  /** Records that a removal of that id is not under way any more. */
  ended(id: string): void {
    this.written();
    this.underWay.delete(id);
  }

  /** Records a removal that was accepted, or another. */
  removed(id: string, exchange: Exchange, to = this.removals): void {
    this.ended(id);
    const answeredAt = performance.now();
    to.push({ id, exchange, looks: this.looks.length, answeredAt });
  }

  /** Calls what had an id until now by another name: the id is something else's from now on. */
  retire(id: string, former: string): void {
    this.rename(id, former);
    this.retired.add(former);
  }

  protected rename(id: string, former: string): void {
    this.version++;
    this.#sights.clear();
    this.#indexed = 0;
    const { idOf, again } = this.kind;
    const renamed = (item: Item) => (idOf(item) === id ? again!.called(item, former) : item);
    for (const [at, look] of this.looks.entries()) {
      this.#looks[at] = { ...look, items: look.items.map(renamed) };
    }
    for (const [at, one] of this.removals.entries()) {
      if (one.id === id) this.removals[at] = { ...one, id: former };
    }
    if (this.unsure.delete(formOf(id))) this.unsure.add(formOf(former));
    moveKey(this.named, id, former);
  }

  /** All that lists have shown under an id, the earliest first: a run of hours has thousands of lists. */
  sightsOf(id: string): readonly Item[] {
    for (const item of this.looks.slice(this.#indexed).flatMap(({ items }) => items)) {
      const one = this.kind.idOf(item);
      const seen = this.#sights.get(one);
      if (seen) seen.push(item);
      else this.#sights.set(one, [item]);
    }
    this.#indexed = this.looks.length;
    return this.#sights.get(id) ?? [];
  }

  /** How often an id was something else's before. */
  timesGiven(id: string): number {
    return [...this.retired].filter((former) => former.endsWith(` ${id}`)).length;
  }

  /** Whether a removal of that id had no answer, or one that told nothing: it may be there or not. */
  isDoubtful(id: string): boolean {
    return this.unsure.has(formOf(id));
  }

  /** Records a removal whose answer never came, or said nothing. */
  maybeRemoved(id: string): void {
    this.ended(id);
    this.unsure.add(formOf(id));
  }

  /** The looks right before and right after a removal. */
  around({ looks }: Removal) {
    return { before: this.looks[looks - 1], after: this.looks[looks] };
  }

  idsIn({ items }: Look<Item>): string[] {
    return items.map(this.kind.idOf);
  }
}

export function moveKey<T>(map: Map<string, T>, from: string, to: string): void {
  const value = map.get(from);
  if (map.delete(from)) map.set(to, value!);
}

/** An id as it is compared where letters of another case, or spaces around it, may not be told apart. */
export function formOf(id: string): string {
  return id.trim().toLowerCase();
}
