import { tellAgain } from "./whose/again.ts";
import { poll } from "../exchange/attempts.ts";
import { BEHIND, isBehind, LONGEST_LAG } from "./left/behind.ts";
import { Clock } from "../exchange/clock.ts";
import { NotReachable } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import { tellTurns } from "./whose/foreign.ts";
import { takeDown, unlistedAt } from "./seen/gone.ts";
import type { Entry } from "../exchange/journal.ts";
import { newMark, type Kind, type Leftover } from "./kind.ts";
import { emptyAtLast } from "./left/lasting.ts";
import { mayBeLeft, notesOn, removedAt } from "./left/leftovers.ts";
import type { Create, Look } from "./seen/look.ts";
import { Place } from "./seen/place.ts";
import { redoAt } from "./redo.ts";
import { requireCareful, requireNamed } from "./harm/named.ts";
import { Removals } from "./harm/removals.ts";
import { newHarm, takeUp, type Line } from "./left/taken-up.ts";
import { tellByAnswer, tellByLook, unaskedAt } from "./whose/telling.ts";
import type { Transport } from "../transport/transport.ts";

/**
 * What a run has created, told by its mark or by exact before and after, and removed again.
 * What is not known counts as there: a create is not sent where what it makes could not be told
 * from what is there already, and nothing is called removed that was not looked for afterwards.
 */
export class Tracker<Item> {
  readonly mark: string;
  /** Whether more is created where nobody can tell what creates have made: to see how much each makes. */
  isCounting = false;
  readonly #kind: Kind<Item>;
  readonly #transport: Transport;
  readonly #places = new Map<string, Place<Item>>();
  readonly #preparing = new Map<string, Promise<void>>();
  readonly #sent = new WeakMap<WireRequest, Create>();
  /** Lists that lagged behind. */
  readonly #behind = new WeakSet<Exchange>();
  /** What removals have taken, and whether more is removed. */
  readonly removals = new Removals<Item>();
  #lastAt = 0;
  readonly #clock = new Clock();
  /** What an earlier run may have left where this target does not lead. */
  readonly #elsewhere: Leftover[] = [];

  constructor(kind: Kind<Item>, transport: Transport, mark = newMark()) {
    [this.#kind, this.#transport, this.mark] = [kind, transport, mark];
    transport.guard = {
      prepare: (request) => this.#prepare(request),
      sending: (request) => this.#sending(request),
      lost: (request, ...how) => this.#lost(request, ...how),
      redo: async (request) => {
        const place = this.#createsAt(request) ?? this.#removesAt(request)[0];
        return place && redoAt(place, request, this.look);
      },
      mayBeLeft: () => this.places.flatMap(mayBeLeft),
      removed: () => this.places.flatMap(removedAt),
    };
    transport.observe((exchange) => this.#answered(exchange));
  }

  /** All that was seen and done at a place. */
  at(name: string): Place<Item> {
    const place = this.#places.get(name) ?? new Place(this.#kind, name, this.mark);
    this.#places.set(name, place);
    return place;
  }

  /** Wherever this run has looked or created anything. */
  get places(): readonly Place<Item>[] {
    return [...this.#places.values()];
  }

  /** The list of a place, asked for now. @throws NotReachable if it cannot be read. */
  look = async (name: string): Promise<Look<Item>> => {
    const asked = await poll(LONGEST_LAG, async () => {
      const exchange = await this.#kind.ask(name);
      return exchange && this.#behind.has(exchange) ? undefined : { exchange };
    });
    const { exchange } = asked ?? {};
    const look = this.at(name).looks.findLast((one) => one.exchange === exchange);
    const silent = asked ? "nothing can be listed there" : "its list lags behind what is done";
    const why = exchange ? this.#kind.read(exchange).unknown : silent;
    if (!look) throw new NotReachable(why!, { code: "unchecked", exchange });
    return look;
  };

  /** The list of a place; without a request if nothing was sent since the last look that may have changed it. */
  current = async (name: string): Promise<Look<Item>> => this.at(name).current ?? this.look(name);

  /** This run's own at a place, asked for now. @throws NotReachable if they cannot be read or told. */
  async own(name: string): Promise<Item[]> {
    const place = this.at(name);
    return place.made.length === 0 ? [] : place.ownAmong((await this.look(name)).items);
  }

  /** Reads what is at a place before the first create there. @throws NotReachable if it cannot be read. */
  prepare(name: string): Promise<void> {
    const preparing = this.#preparing.get(name) ?? this.#lookBefore(this.at(name));
    this.#preparing.set(name, preparing);
    // What failed once may work for the next create.
    preparing.catch(() => this.#preparing.delete(name));
    return preparing;
  }

  async #lookBefore(place: Place<Item>): Promise<void> {
    if (place.before) return;
    const known = place.looks.at(-1)?.exchange;
    const exchange = known ?? (await this.#kind.ask(place.name, { mayBeKnown: true }));
    place.isListable = exchange !== undefined;
    const { items, unknown } = exchange ? this.#kind.read(exchange) : { items: [] };
    const why = `what it creates could not be told from what is there: ${unknown}`;
    if (!items) throw new NotReachable(why, { code: "unchecked", exchange });
    place.before = new Set(items.map(this.#kind.idOf));
  }

  async #prepare(request: WireRequest): Promise<void> {
    if (request.effect === "deletes") {
      await this.removals.hold(this.#kind.removedId(request), this.places, this.look);
    }
    await requireNamed(this.#removesAt(request), this.#kind.removedId(request), this.current);
    const place = this.#createsAt(request);
    if (place) this.removals.holdRemovable(this.places);
    if (place) requireCareful(place, "created");
    // More there would only be more that nobody can tell.
    if (place?.isUnclear && !this.isCounting) place.ownAmong([]);
    if (!place || place.askedBy(request) !== undefined) return;
    await this.prepare(place.name);
    if (place.hasLost) await this.look(place.name);
  }

  async #sending(request: WireRequest): Promise<void> {
    for (const place of this.#removesAt(request)) place.asking(this.#kind.removedId(request));
    const place = this.#createsAt(request);
    if (place) await this.#creating(request, place, place.askedBy(request));
  }

  async #creating(request: WireRequest, place: Place<Item>, asks?: string): Promise<void> {
    const { isListable, creates, listed } = place;
    const at = (this.#lastAt = Math.max(Date.now(), this.#lastAt + 1));
    const { took } = this.#clock;
    const [clock, isMarked] = [this.#clock.at(at), asks !== undefined];
    const sent = { at, clock, took, isMarked, isListable, asks };
    const isFirst = creates.length === 0 && listed;
    const first = isFirst ? { before: [...listed], beside: place.keepBeside() } : {};
    await this.#write(place, { ...sent, ...first });
    const { length: removals } = place.removals;
    const create: Create = { ...sent, request, removals, isUnderWay: true, outcome: "unknown" };
    place.sending(create);
    this.#sent.set(request, create);
  }

  #lost(request: WireRequest, isLate = false, status = Infinity): void {
    const id = this.#kind.removedId(request);
    if (id !== undefined) for (const place of this.#removesAt(request)) place.maybeRemoved(id);
    const create = this.#sent.get(request);
    if (!create) return;
    const isAnswered = status < 300;
    Object.assign(create, { isUnderWay: false, isLate, isAnswered });
    const place = this.#createsAt(request)!;
    if (create.asks !== undefined) place.claim(create.asks);
    // What can't be written down is told by the next write.
    const line = { [isAnswered ? "answered" : "lost"]: create.at };
    if (!place.kind.bears) void this.#write(place, line).catch(() => undefined);
    // Nobody can ever look for it, and it would be on no account.
    if (!create.isListable) create.outcome = "nothing";
  }

  async #answered(exchange: Exchange): Promise<void> {
    if (this.#transport.isInItsPlace(exchange) && !this.#kind.madeNothing(exchange)) return;
    const { request } = exchange;
    this.#clock.answered(exchange);
    const isWrite = request.effect === "creates" || request.effect === "deletes";
    if (isWrite) for (const place of this.places) place.isOvertaken = true;
    const removed = this.#kind.removedId(request) ?? "";
    const isRemoved = request.effect === "deletes" && this.#kind.isAccepted(exchange);
    if (isRemoved) this.removals.accepted(removed, exchange, this.places);
    for (const place of this.#removesAt(request)) {
      takeDown(place, removed, exchange);
      if (isRemoved && place.kind.keyOf) await this.#write(place, { removed });
    }
    const at = (name: string) => this.at(name);
    const isAsked = request.effect === "creates";
    const unasked = isAsked ? undefined : unaskedAt(this.#kind, exchange, at);
    if (unasked) await this.#creating(request, unasked);
    const name = this.#kind.placeOf(request);
    const place = unasked ?? (name === undefined ? undefined : this.at(name));
    if (!place) return;
    if (isAsked || unasked) return this.#createdBy(exchange, place);
    const { items } = this.#kind.read(exchange);
    tellAgain(items, this.places, place);
    if (this.#kind.isShut?.(exchange)) place.shut();
    if (items) tellTurns(place, items);
    if (items && isBehind(place, items, performance.now() - exchange.durationMs)) {
      this.#behind.add(exchange);
      return;
    }
    if (place.catchesUp) this.#transport.note(BEHIND);
    const told = items ? tellByLook(place, { items, exchange }, this.places) : [];
    for (const own of told) await this.#write(place, { own, traits: place.traits.get(own) });
    for (const line of newHarm(place)) await this.#write(place, line);
  }

  async #createdBy(exchange: Exchange, place: Place<Item>): Promise<void> {
    const create = this.#sent.get(exchange.request);
    if (!create) return;
    place.answered(create, exchange);
    if (this.#kind.madeNothing(exchange)) {
      create.outcome = "nothing";
      return this.#write(place, { nothing: create.at });
    }
    const own = tellByAnswer(place, create, exchange);
    const { at, made } = create;
    const known = own !== undefined && { own, traits: place.traits.get(own) };
    const line = made ? { accepted: at, made } : { answered: at };
    if (made || known || !place.kind.bears) await this.#write(place, { ...known, ...line });
  }

  /** Removes what this run has created, and watches whether it stays away; returns what is left, or may be. */
  async undo(isWatched: boolean): Promise<Leftover[]> {
    const left = await emptyAtLast(this.places, this.look, isWatched, this.#transport);
    for (const note of notesOn(this.places)) this.#transport.note(note);
    for (const place of left.length > 0 ? this.places : []) {
      for (const unlisted of unlistedAt(place)) await this.#write(place, { unlisted });
    }
    return [...new Map(this.#elsewhere.map((one) => [one.what, one])).values(), ...left];
  }

  /** Takes up the lines of an earlier run's journal, for `undo`. */
  recover(entries: readonly Entry[]): void {
    this.#elsewhere.push(...takeUp(entries, this.#kind, (name) => this.at(name)));
  }

  #removesAt(request: WireRequest): readonly Place<Item>[] {
    if (request.effect !== "deletes") return [];
    return [...this.#places.values()].filter(({ name }) => this.#kind.removesAt(request, name));
  }

  #createsAt(request: WireRequest): Place<Item> | undefined {
    const name = request.effect === "creates" ? this.#kind.placeOf(request) : undefined;
    return name === undefined ? undefined : this.at(name);
  }

  #write({ name, kind }: Place<Item>, more: Partial<Line>): Promise<void> {
    const head = { kind: kind.what, place: name, address: kind.addressOf(name), mark: this.mark };
    const where = { where: kind.whereIs(name), owner: kind.ownerOf?.(name) };
    return this.#transport.journal.write({ ...head, ...more, ...where });
  }
}
