import MarkdownIt from "markdown-it";
import type { Claim, Operation } from "./described.ts";
import type { Facts, Item, Section } from "./model.ts";

interface Pair {
  readonly item?: Item;
  readonly claim?: Claim;
}

/** For each thing on the page what is described of it, the most alike first; and what is left of either. */
export function pair(items: readonly Item[], claims: readonly Claim[]): Pair[] {
  const pairs: Required<Pair>[] = [];
  const candidates = items.flatMap((item) =>
    claims
      .filter(({ name }) => name === item.name)
      .map((claim) => ({ item, claim, share: likeness(item.facts, claim.facts) })),
  );
  for (const { item, claim } of candidates.toSorted((a, b) => b.share - a.share)) {
    if (!pairs.some((one) => one.item === item || one.claim === claim)) pairs.push({ item, claim });
  }
  return [
    ...pairs.toSorted((a, b) => a.item.line - b.item.line),
    ...items.filter((one) => !pairs.some(({ item }) => item === one)).map((item) => ({ item })),
    ...claims
      .filter((one) => !pairs.some(({ claim }) => claim === one))
      .map((claim) => ({ claim })),
  ];
}

/** What a thing on the page says otherwise than the description. */
export function differences(page: Facts, described: Facts): string[] {
  return keysOf(page, described)
    .filter((key) => !isSame(page[key], described[key]))
    .map((key) => {
      const [there, here] = [page[key] ?? "not there", described[key] ?? "none"].map(shortened);
      return `${key.replace(/^\/+/, "")} is ${there}, the description has ${here}`;
    });
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

/** A browser shows an entity as its sign, and GitBook hides e-mail addresses from it. */
function isSame(page: string | undefined, described: string | undefined): boolean {
  if (page === described || page === undefined || described === undefined)
    return page === described;
  if (page === '"[email protected]"') return /^"[^" ]+@[^" ]+"$/.test(described);
  return /[^\0-\x7F]/.test(page) && page === unescapeAll(described);
}

/** The sections of each operation; one of an operation that is not described is an entry of its own. */
export function sectionsByOperation(
  sections: readonly Section[],
  operations: readonly Operation[],
) {
  const found = operations.map((operation) => ({
    operation: operation as Operation | undefined,
    isCalled: sections.some((section) =>
      callsOf(section).some((facts) => isCall(facts, operation)),
    ),
    sections: sections.filter((section) =>
      callsOf(section).some((facts) => isCall(facts, operation)),
    ),
  }));
  const known = new Set(found.flatMap((one) => one.sections));
  for (const section of sections) {
    if (known.has(section) || callsOf(section).length === 0) continue;
    // One that is called otherwise on the page than it is described is held against it nevertheless.
    const free = found.filter(({ operation, sections: own }) => operation && own.length === 0);
    const common = ({ claims }: Operation) =>
      pair(section.items, claims).filter(
        ({ item, claim }) => item && claim && likeness(item.facts, claim.facts) === 1,
      ).length;
    const [nearest] = free.toSorted((a, b) => common(b.operation!) - common(a.operation!));
    if (nearest) nearest.sections = [section];
    else found.push({ operation: undefined, isCalled: false, sections: [section] });
  }
  return found;
}

/** How the calls in a section are named; an example of a request names an action. */
const callsOf = ({ items }: Section): Facts[] =>
  items.flatMap(({ kind, facts }) => {
    if (kind === "call") return [facts];
    const action = kind === "request" ? facts["/action"] : undefined;
    return action === undefined ? [] : [{ action: action.replaceAll('"', "") }];
  });

const isCall = (facts: Facts, { call }: Operation) =>
  Object.entries(call).every(([key, value]) => facts[key] === value);
