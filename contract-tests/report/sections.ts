import type { Code } from "../engine/exchange/errors.ts";
import type { Applied, Written } from "./deviations.ts";
import { counts, isByWhatCame, judgedOf } from "./findings.ts";
import { shortId } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type { Deviation, TargetReport } from "./report.ts";
import { type Mark, plural, present } from "./words.ts";

/** A titled list. */
export interface Section {
  readonly mark: Mark;
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Item {
  /** What it is, where it is shown apart from its section. */
  readonly title?: string;
  /** The kind of reason for which something was not exercised. */
  readonly code?: Code | undefined;
  /** An id; the text goes on from there. */
  readonly id?: string;
  readonly text: string;
  /** Shown in parentheses. */
  readonly detail?: string;
  /** Ids of the documented variants and the rules that it speaks of. */
  readonly ids?: readonly string[];
  /** What else it is about, in words. */
  readonly besides?: string | undefined;
  /** The targets that it is about, in words, where there are several. */
  readonly on?: string | undefined;
}

/** An item's text and detail, and what it is about. */
export function sentenceOf({ text, detail, on }: Item): string {
  const about = present(detail, on && `on ${on}`).join("; ");
  return about === "" ? text : `${text} (${about})`;
}

interface Acceptable {
  readonly id: string;
  readonly cause: string;
  readonly at: string | undefined;
  readonly accepted: Deviation | undefined;
}

/** The findings that deviations accept, a line for each cause and deviation: their reader knows them. */
export function acceptedItems(findings: readonly Acceptable[]): Item[] {
  const alike = Map.groupBy(findings, ({ accepted: deviation }) => deviation);
  return [...alike].flatMap(([deviation, same]) => {
    if (!deviation) return [];
    const { reason, owner, expires } = deviation;
    const detail = `${excerpt(owner)}, until ${expires}`;
    return [...Map.groupBy(same, ({ cause }) => cause).values()].map(([first, ...rest]) => {
      const { id, at } = first!;
      const where = at === undefined ? "" : ` at ${at}`;
      const others = new Set(rest.map((one) => one.id).filter((one) => one !== id));
      const also = others.size > 0 ? ` (also in ${named([...others])})` : "";
      return { id, text: `${where}${also}: ${excerpt(reason)}`, detail };
    });
  });
}

interface Placed {
  readonly id: string;
  readonly message: string;
  readonly isPart: boolean;
  readonly check: string;
  readonly at: string | undefined;
  /** The documented text that did not come, and what came in its place. */
  readonly literal: { readonly wanted: string | undefined; readonly came: string } | undefined;
}

/** Where a cause showed again, and what came there if it is about another text. */
export function placeIn(one: Placed, first: Placed): string {
  const { id, message, isPart, literal } = one;
  if (isPart && !isByWhatCame(one) && message !== first.message) {
    // A comma follows.
    return `${id}: ${message.replace(/\.$/, "")}`;
  }
  return !literal || literal.wanted === first.literal?.wanted ? id : `${id} (${literal.came})`;
}

/** Ids that are named of many; and names, of which each takes more room or says less. */
const MOST_IDS = 6;
export const MOST_NAMES = 3;

/** The first of some ids or names, and how many more there are. */
export function named(
  ids: readonly string[],
  most = MOST_IDS,
  tell = (some: readonly string[]) => some.join(", "),
): string {
  const more = ids.length - most;
  const first = tell(ids.slice(0, most));
  return more > 0 ? `${first} and ${more} more` : first;
}

/** What tells apart things that are told together: an id, or when a thing was asked for. */
const OWN = /(?<=, asked for at) \S+$|(?<!perhaps) (?:\d+|"[^"]*")/;

/** Things in words, those that differ in an id or a time alone together: `vouchers 1, 2, voucher "a" at the other address`. */
export function together(things: readonly string[]): string {
  const alike = Map.groupBy(new Set(things), (one) => one.replace(OWN, " #"));
  const told = [...alike.values()].map((same) => {
    const [first = ""] = same;
    const all = same.map((one) => OWN.exec(one)?.[0].trim()).join(", ");
    const isTime = first.startsWith("perhaps");
    return same.length === 1 ? first : first.replace(OWN, () => `${isTime ? "" : "s"} ${all}`);
  });
  return told.join(", ");
}

/** Characters of the places that are named of many, where some are told with what was seen there. */
const LONG = 400;

/** The first of the places where a cause showed again, and how many more there are. */
export function placesIn(places: readonly string[]): string {
  const lengths = places.map((_, index) => places.slice(0, index + 1).join(", ").length);
  return named(
    places,
    Math.min(MOST_IDS, Math.max(1, lengths.filter((one) => one <= LONG).length)),
  );
}

/** What was not exercised, an entry for each reason, the one that keeps most from being checked first. */
export function unexercisedItems(target: TargetReport): Item[] {
  const missed = judgedOf(target).filter(({ verdict }) => verdict === "not-exercised");
  return [...Map.groupBy(missed, ({ reason = "no reason given" }) => reason)]
    .map(([reason, all]) => {
      const ids = all.filter(counts).map(({ id }) => printable(id));
      return { text: excerpt(reason), code: all[0]?.code, ids, others: all.length - ids.length };
    })
    .toSorted((a, b) => b.ids.length - a.ids.length || b.others - a.others)
    .map(({ others, ...item }) => {
      const besides = `${plural(others, "variant")} that the vendor's page does not document`;
      return { ...item, besides: others > 0 ? besides : undefined };
    });
}

/** What a deviation accepts, and where it is written. */
function spokenOf({ check, at, target = [], where }: Written): string {
  const place = at === undefined ? "" : ` at ${excerpt(at)}`;
  const targets = [target].flat().map(printable);
  const on = targets.length > 0 ? ` on ${named(targets, MOST_NAMES)}` : "";
  return `${excerpt(check)}${place}${on}${where === undefined ? "" : ` (${printable(where)})`}`;
}

/** What is wrong with the deviations themselves. */
export function deviationsToLookAt(applied: Partial<Applied> = {}): Section {
  const { expired = [], untrue = [], stray = [] } = applied;
  const items = [
    ...expired.map((one) => ({
      title: "deviation expired",
      id: printable(one.id),
      text: `, ${spokenOf(one)}: expired on ${one.expires}`,
      detail: excerpt(one.owner),
    })),
    ...untrue.map((one) => ({
      title: "deviation no longer true",
      id: printable(one.id),
      text: `, ${spokenOf(one)}, is no longer true: it was exercised, and nothing of it was found; remove it`,
    })),
    ...stray.map(({ one, missing }) => ({
      title: "deviation of nothing",
      id: printable(one.id),
      text: `, ${spokenOf(one)}: ${printable(missing.join(", and "))}; correct it, or remove it`,
    })),
  ];
  return { mark: "attention", title: "Deviations to look at", items };
}

/** What a target was judged by beside the description of its API. */
export function overlayNotes(overlay: TargetReport["overlay"]): string[] {
  if (!overlay) return [];
  const { file, digest, variants } = overlay;
  const count = plural(variants.length, "variant");
  const by = `the description and its overlay ${file} (SHA-256 ${digest})`;
  return [`${count} judged by ${by}: ${named(variants.map(shortId))}.`];
}
