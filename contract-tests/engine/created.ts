import { NoAnswer, NotReachable } from "./errors.ts";
import type { Exchange, WireRequest } from "./exchange.ts";
import { Broken } from "./finding.ts";
import type { Entry } from "./journal.ts";
import type { Fingerprint, Kind, Leftover } from "./kind.ts";
import { lineOf, takeUp, type Line } from "./journal-line.ts";
import { Place, type Create, type Look } from "./place.ts";
import { giveUpLost, tellByAnswer, tellByMark, tellByNumber } from "./telling.ts";
import type { Transport } from "./transport.ts";
import { elsewhere, empty, mayHold } from "./undo.ts";

/**
 * What a run has created, told by its mark or by exact before and after, and removed again.
 * What is not known counts as there: a create is not sent where what it makes could not be told
 * from what is there already, and nothing is called removed that was not looked for afterwards.
 */
export class Tracker<Item> {
  readonly #kind: Kind<Item>;
  readonly #transport: Transport;
  readonly #mark: string;
  readonly #marks: Set<string>;
  readonly #places = new Map<string, Place<Item>>();
  readonly #preparing = new Map<Place<Item>, Promise<void>>();
  readonly #sent = new WeakMap<WireRequest, Create>();
  #lastAt = 0;
  /** How far the installation's clock is ahead of this machine's, in milliseconds. */
  #clockAhead = 0;
  /** What an earlier run may have left where this target does not lead. */
  readonly #elsewhere = new Map<string, Leftover>();

  constructor(kind: Kind<Item>, transport: Transport, mark: string) {
    [this.#kind, this.#transport, this.#mark] = [kind, transport, mark];
    this.#marks = new Set([mark]);
    transport.guardWrites({
      prepare: (request) => this.#prepare(request),
      sending: (request) => this.#sending(request),
      lost: (request) => this.#lost(request),
    });
    transport.observe((exchange) => this.#answered(exchange));
  }

  /** All that was seen and done at a place. */
  at(name: string): Place<Item> {
    const place = this.#places.get(name) ?? new Place<Item>(name, this.#kind.idOf);
    this.#places.set(name, place);
    return place;
  }

  /** The list of a place, asked for now. @throws NotReachable if it cannot be read. */
  async look(name: string): Promise<Look<Item>> {
    const exchange = await this.#kind.ask(name);
    const look = this.at(name).looks.findLast((one) => one.exchange === exchange);
    if (look) return look;
    const listed = exchange && this.#kind.read(exchange);
    const isUnknown = listed && "unknown" in listed;
    throw new NotReachable(isUnknown ? listed.unknown : "nothing can be listed there");
  }

  /** The list of a place; without a request if nothing was sent since the last look that may have changed it. */
  async current(name: string): Promise<Look<Item>> {
    return this.at(name).current ?? this.look(name);
  }

  /** Those of a list that this run has created. @throws NotReachable if nobody can say which they are. */
  ownAmong(name: string, items: readonly Item[]): Item[] {
    const { own, appeared, made, isUnclear } = this.at(name);
    if (!isUnclear) return items.filter((item) => own.has(this.#kind.idOf(item)));
    throw new NotReachable(
      `${appeared.size} (${[...appeared].join(", ")}) have appeared where this run created ${made.length}; it touches none that may not be its own`,
    );
  }

  /** This run's own at a place, asked for now. @throws NotReachable if they cannot be read or told. */
  async own(name: string): Promise<Item[]> {
    if (this.at(name).made.length === 0) return [];
    return this.ownAmong(name, (await this.look(name)).items);
  }

  /** Sees to it that what is at a place before the first create there is known. @throws NotReachable if it cannot be read. */
  prepare(name: string): Promise<void> {
    const place = this.at(name);
    const preparing = this.#preparing.get(place) ?? this.#lookBefore(place);
    this.#preparing.set(place, preparing);
    // What failed once may work for the next create.
    preparing.catch(() => this.#preparing.delete(place));
    return preparing;
  }

  async #lookBefore(place: Place<Item>): Promise<void> {
    if (place.before) return;
    const exchange =
      place.looks.at(-1)?.exchange ?? (await this.#kind.ask(place.name, { mayBeKnown: true }));
    place.isListable = exchange !== undefined;
    const listed = exchange ? this.#kind.read(exchange) : { items: [] };
    if ("items" in listed) place.before = new Set(listed.items.map(this.#kind.idOf));
    else {
      throw new NotReachable(
        `what it creates could not be told from what is there: ${listed.unknown}`,
      );
    }
  }

  async #prepare(request: WireRequest): Promise<void> {
    const place = this.#createsAt(request);
    if (place && !this.#isMarked(request)) await this.prepare(place.name);
  }

  async #sending(request: WireRequest): Promise<void> {
    for (const place of this.#removesAt(request)) place.isStale = true;
    const place = this.#createsAt(request);
    if (!place) return;
    const isMarked = this.#isMarked(request);
    const { isListable, before } = place;
    const at = (this.#lastAt = Math.max(Date.now(), this.#lastAt + 1));
    const asks = isMarked ? this.#kind.idAsked?.(request) : undefined;
    const intended = { at, isMarked, isListable, ...(asks === undefined ? {} : { asks }) };
    await this.#write(place, {
      ...intended,
      clock: at + this.#clockAhead,
      ...(place.creates.length === 0 && before ? { before: [...before] } : {}),
    });
    place.isStale = true;
    const create: Create = { ...intended, isUnderWay: true, outcome: "unknown" };
    place.creates.push(create);
    this.#sent.set(request, create);
  }

  #lost(request: WireRequest): void {
    const id = this.#kind.removedId(request);
    if (id !== undefined) for (const place of this.#removesAt(request)) place.maybeRemoved(id);
    const create = this.#sent.get(request);
    if (!create) return;
    create.isUnderWay = false;
    if (create.asks !== undefined) this.#createsAt(request)?.own.add(create.asks);
    // Nobody can ever look for it, and it would be on no account.
    if (!create.isListable) create.outcome = "nothing";
  }

  async #answered(exchange: Exchange): Promise<void> {
    const { request, answer } = exchange;
    this.#clockAhead = Date.parse(answer.headers["date"] ?? "") - Date.now() || 0;
    if (request.effect === "deletes") return this.#removedBy(exchange);
    const name = this.#kind.placeOf(request);
    if (name === undefined) return;
    const place = this.at(name);
    if (request.effect === "creates") return this.#createdBy(exchange, place);
    const listed = this.#kind.read(exchange);
    if ("items" in listed) await this.#listedBy({ items: listed.items, exchange }, place);
  }

  async #createdBy(exchange: Exchange, place: Place<Item>): Promise<void> {
    const create = this.#sent.get(exchange.request);
    if (!create) return;
    Object.assign(create, { exchange, looks: place.looks.length, isUnderWay: false });
    place.isStale = true;
    if (this.#kind.madeNothing(exchange)) {
      create.outcome = "nothing";
      return this.#write(place, { nothing: create.at });
    }
    const given = tellByAnswer(this.#kind, this.#mark, exchange, create, place);
    if (given !== undefined) await this.#write(place, { own: given });
  }

  #removedBy(exchange: Exchange): void {
    const id = this.#kind.removedId(exchange.request) ?? "";
    for (const place of this.#removesAt(exchange.request)) {
      place.isStale = true;
      if (this.#kind.isAccepted(exchange)) place.removed(id, exchange);
    }
  }

  async #listedBy(look: Look<Item>, place: Place<Item>): Promise<void> {
    place.looks.push(look);
    place.isStale = place.creates.some(({ isUnderWay }) => isUnderWay);
    if (place.creates.length === 0 && place.own.size === 0) return;
    const known = new Set(place.own);
    if (this.#kind.bears) tellByMark(this.#kind, [...this.#marks], look, place);
    else tellByNumber(this.#kind, look, place);
    giveUpLost(this.#kind, place);
    // A mark can be read again; what only the number has told is known to nobody else.
    if (this.#kind.bears) return;
    for (const id of place.own) if (!known.has(id)) await this.#write(place, { own: id });
  }

  /** Ids of what is at some places, by place for a reader; undefined where it cannot be read. */
  async fingerprint(names: readonly string[]): Promise<Fingerprint> {
    const seen: Record<string, readonly string[] | undefined> = {};
    for (const name of names) {
      const look = await this.current(name).catch((error: unknown) => {
        if (![NotReachable, NoAnswer, Broken].some((type) => error instanceof type)) throw error;
      });
      const label = `${this.#kind.what}s${this.#kind.whereIs(name)}`;
      seen[label] = look?.items.map(this.#kind.idOf).toSorted();
    }
    return seen;
  }

  /** Removes what this run has created; gives back what is left, or may be. */
  async undo(): Promise<Leftover[]> {
    const leftovers = [...this.#elsewhere.values()];
    for (const place of this.#places.values()) {
      if (!mayHold(this.#kind, place)) continue;
      leftovers.push(...(await empty(this.#kind, place, () => this.look(place.name))));
    }
    return leftovers;
  }

  /** Takes up the lines of an earlier run's journal, for `undo`. */
  recover(entries: readonly Entry[]): void {
    for (const line of entries.flatMap((entry) => lineOf(entry, this.#kind.what) ?? [])) {
      const { address, mark, owner, place } = line;
      const isHere = address === this.#kind.addressOf(place);
      if (isHere && owner === this.#kind.ownerOf?.(place)) {
        this.#marks.add(mark);
        takeUp(line, this.at(place));
      } else
        this.#elsewhere.set(`${mark} ${address} ${place}`, elsewhere(this.#kind, line, isHere));
    }
    for (const { creates, own } of this.#places.values()) {
      for (const { asks, outcome } of creates) if (asks && outcome !== "nothing") own.add(asks);
    }
  }

  #removesAt(request: WireRequest): readonly Place<Item>[] {
    if (request.effect !== "deletes") return [];
    return [...this.#places.values()].filter(({ name }) => this.#kind.removesAt(request, name));
  }

  #createsAt(request: WireRequest): Place<Item> | undefined {
    if (request.effect !== "creates") return undefined;
    const name = this.#kind.placeOf(request);
    return name === undefined ? undefined : this.at(name);
  }

  #isMarked(request: WireRequest): boolean {
    return this.#kind.isMarked?.(request, this.#mark) === true;
  }

  #write({ name }: Place<Item>, more: Partial<Line>): Promise<void> {
    const { what, addressOf } = this.#kind;
    const owner = this.#kind.ownerOf?.(name);
    const line = { kind: what, place: name, address: addressOf(name), mark: this.#mark, ...more };
    return this.#transport.journal.write(owner === undefined ? line : { ...line, owner });
  }
}
