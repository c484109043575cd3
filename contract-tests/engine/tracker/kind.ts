import { randomBytes } from "node:crypto";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";

/** What a list says: its items, or why it could not be read. */
type Listed<Item> =
  | { readonly items: readonly Item[]; readonly unknown?: undefined }
  | { readonly items?: undefined; readonly unknown: string };

export type Made = Readonly<Record<string, unknown>>;

/** How one kind of thing is listed, recognized and removed: all that the tracker has to know of an API. */
export interface Kind<Item> {
  /** For a reader: "WireGuard configuration". */
  readonly what: string;
  /** Seconds that a job which creates or removes may take; 0 if everything happens at once. */
  readonly patience: number;
  /** Where a create makes something, or a list is asked for; undefined if a request does neither. */
  placeOf(request: WireRequest): string | undefined;
  /** For a reader, after what is there: " of personas.active on server 2". */
  whereIs(place: string): string;
  /** The base URL that a place is at now. */
  addressOf(place: string): string;
  /** Whose things are there, in a form that may be written down: an earlier run's account may be another. */
  ownerOf?(place: string): string | undefined;
  /** Asks for the list of a place, or takes the answer that is known or under way; resolves to undefined where nothing can be listed. */
  ask(place: string, how?: { readonly mayBeKnown: boolean }): Promise<Exchange | undefined>;
  /** What an answer to that lists. */
  read(exchange: Exchange): Listed<Item>;
  idOf(item: Item): string;
  /** How an id that is given again is told, and a thing called by another name after that. */
  readonly again?: {
    /**
     * Whether an item is another thing than those that were listed under its id, the earliest first; `isFollowed` if the
     * removal of that id was accepted, and a create after it.
     */
    isAnother(item: Item, earlier: readonly Item[], isFollowed: boolean): boolean;
    /** Whether an item says that it was made after them: "another" if it has nothing of theirs, or "the same" for certain. */
    newer?(item: Item, earlier: readonly Item[]): "another" | "the same" | undefined;
    called(item: Item, id: string): Item;
  };
  /** What tells an item, whosever it is, from any that another installation lists: it may be written down. */
  keyOf?(item: Item): string;
  /**
   * What stays of an item, as texts that may be written down: another thing of the same id shares none of them. Of what an
   * earlier run has written down, only what tells it for certain: ids may have begun again since.
   */
  traitsOf?(item: Item, earlier?: readonly string[]): readonly string[];
  /** The same of what a create has made, as far as its answer tells. */
  traitsAnswered?(exchange: Exchange): readonly string[];
  /** True if an item carries a run's mark. A kind without this method tells its own by their number alone. */
  bears?(item: Item, mark: string): boolean;
  /** The id that a create asks for. If it carries a run's mark, so will what it makes, which is removed by it, list or no list. */
  idAsked?(request: WireRequest): string | undefined;
  /** A create of another thing with the same values. */
  likeOf?(create: WireRequest): WireRequest | undefined;
  /** Where an answer says that something was created, and names it, whatever was asked for; undefined if it does not. */
  madeAt?(exchange: Exchange): string | undefined;
  /** What stays of what a create has made, as its answer tells it: nothing secret, for a journal keeps it. */
  madeBy?(create: Exchange): Made;
  /** Whether an item is what a create has made, by all that stays of that. */
  isMade?(item: Item, made: Made): boolean;
  /** Whether what is listed under the id that a create asks for has nothing of what that has made: another client has made it. */
  isOfAnother?(item: Item, made: Made): boolean;
  /** Whether someone has used it. */
  isUsed?(item: Item): boolean;
  /** The ids that an accepted create may have given, the likeliest first. */
  idsAnswered?(exchange: Exchange): readonly string[];
  /**
   * Whether an item was made by a create of an earlier run, sent at that time of the installation's clock, where
   * answers took so long at most, in ms; undefined if nothing tells.
   */
  isOf?(item: Item, at: number, took: number): boolean | undefined;
  /** True if an item was made before another, as both their ids and their times say. */
  isBefore?(item: Item, other: Item): boolean;
  /** True if an item was certainly made before that time, whatever time zone and clock it is written by. */
  isOlder?(item: Item, at: number): boolean;
  /** True only for a refusal that the vendor's page documents: no other answer is believed to have made nothing. */
  madeNothing(exchange: Exchange): boolean;
  /** Whether an answer refuses a create for what another has as well, whatever either asks for. */
  isRefusedAlike?(create: WireRequest, exchange: Exchange): boolean;
  /** True if an answer says of a place that nothing at all is carried out there: what had no answer made nothing. */
  isShut?(exchange: Exchange): boolean;
  /** True if what a removal asks for may be at that place. */
  removesAt(request: WireRequest, place: string): boolean;
  /** The id that a removal asks for; undefined if it names none. */
  removedId(request: WireRequest): string | undefined;
  /** True if an answer says that what was asked for is done, or will be. */
  isAccepted(exchange: Exchange): boolean;
  /** True if an answer to a removal says, in the vendor's words, that nothing has that id. */
  isAbsent(exchange: Exchange): boolean;
  /** For a reader: "active", "pending deletion". */
  stateIs?(item: Item): string;
  /** True while a job is removing it. */
  isLeaving?(item: Item): boolean;
  /** False while a job is on it. */
  isRemovable?(item: Item): boolean;
  remove(place: string, id: string): Promise<Exchange>;
}

/** Something that a run created and could not remove again. */
export interface Leftover {
  readonly what: string;
  readonly why: string;
  /** Whether it is not left, but lost: another's, which has gone when this run's own was removed. */
  readonly isLost?: boolean;
}

/** States of what can be seen, by id, by the place where it is seen; undefined where it could not be read. */
export type Fingerprint = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** What begins every name that a run gives to what it creates: no other run has it. */
export function newMark(): string {
  return `ct-${randomBytes(4).toString("hex")}`;
}

const MARK = /\bct-[\da-f]{8}\b/i;

/** Whether a thing carries the mark of a run, whichever. */
export function isOfAnyRun(item: unknown): boolean {
  return MARK.test(JSON.stringify(item));
}
