import MarkdownIt from "markdown-it";
import type { Claim } from "./described.ts";
import type { Facts, Item } from "./model.ts";

/** For each thing on the page what is described of it, the most alike first; and what is left of either. */
export function pair(
  items: readonly Item[],
  claims: readonly Claim[],
): { item?: Item; claim?: Claim }[] {
  const candidates = items.flatMap((item) =>
    claims
      .filter(({ kind, name }) => kind === item.kind && name === item.name)
      .map((claim) => ({ item, claim, share: likeness(item.facts, claim.facts) })),
  );
  const pairs = new Map<Item, Claim>();
  const paired = new Set<Claim>();
  for (const { item, claim } of candidates.toSorted((a, b) => b.share - a.share)) {
    if (pairs.has(item) || paired.has(claim)) continue;
    pairs.set(item, claim);
    paired.add(claim);
  }
  return [
    ...items.map((item) => ({ item, ...(pairs.has(item) && { claim: pairs.get(item)! }) })),
    ...claims.filter((claim) => !paired.has(claim)).map((claim) => ({ claim })),
  ];
}

/** What a thing on the page says otherwise than the description. */
export function differences(page: Facts, described: Facts): string[] {
  const odd = keysOf(page, described).filter((key) => !isSame(page[key], described[key]));
  const parts = Map.groupBy(odd, (key) => loneIn(key in page ? described : page, key));
  return [...parts].map(([part, keys]) => {
    const count = keys[0] === part ? undefined : `${keys.length} values`;
    const [there, here] = [page, described].map((one) => keys[0]! in one && (count ?? one[part]));
    const [is, has] = [there || "not there", here || "none"].map(shortened);
    return `${part.replace(/^\/+/, "")} is ${is}, the description has ${has}`;
  });
}

/** The largest part of a body around a key that other facts have nothing of; the key itself, if they have it. */
function loneIn(facts: Facts, key: string): string {
  const ends = [...key.matchAll(/(?<!^)(?=\/)/g)].map(({ index }) => key.slice(0, index));
  const keys = Object.keys(facts);
  return ends.find((end) => !keys.some((one) => `${one}/`.startsWith(`${end}/`))) ?? key;
}

/** Facts that the page's kind does not show, such as a status, are not missed. */
const keysOf = (page: Facts, described: Facts): string[] =>
  [...new Set([...Object.keys(page), ...Object.keys(described)])].filter(
    (key) => key.startsWith("/") || (key in page && key in described),
  );

const shortened = (value: string) => (value.length > 100 ? `${value.slice(0, 100)}…` : value);

function likeness(page: Facts, described: Facts): number {
  const keys = keysOf(page, described);
  return keys.filter((key) => isSame(page[key], described[key])).length / Math.max(keys.length, 1);
}

const { unescapeAll } = new MarkdownIt().utils;

/** A browser shows an entity as its sign. */
const shown = (text: string) => text.replace(/&#?\w+;/g, unescapeAll);

/** GitBook hides e-mail addresses from browsers. */
function isSame(page: string | undefined, described: string | undefined): boolean {
  if (page === described || page === undefined || described === undefined)
    return page === described;
  if (page === '"[email protected]"') return /^"[^" ]+@[^" ]+"$/.test(described);
  return shown(page) === shown(described);
}
