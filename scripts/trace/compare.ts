import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { describedApis } from "../generators/bundle.ts";
import {
  describedFacts,
  messageOf,
  wordsAt,
  type Claim,
  type Described,
  type Operation,
  type Prose,
} from "./described.ts";
import { differences, pair } from "./match.ts";
import type { Item, Passage, Section } from "./model.ts";
import { isHeading, labelOf, numberedAs, plain, titleOf, type Page } from "./page.ts";
import { difference } from "./prose.ts";
import { bare, digestOf, isThing, readingOf, wordsIn } from "./words.ts";

/** A fact of the page: what rests on it, or why nothing can. */
export interface Fact {
  readonly line: number;
  /** Each after a word for what it is, as in `rule listed-servers-are-there`. */
  readonly by: Set<string>;
  unchecked?: string | undefined;
}

interface Said extends Passage {
  readonly label: string;
}

/** What a page and a description differ in, what is worth knowing, and every fact of the page. */
export class Tracing {
  readonly alarms = new Set<string>();
  readonly notes = new Set<string>();
  /** By place, as a source names it. */
  readonly facts = new Map<string, Fact>();
  /** The prose of each place, by the names that the description has for places. */
  readonly prose = new Map<string, Said[]>();
  readonly #gone: readonly string[];
  readonly page: Page;
  readonly described: Described;
  /** How many operations the page and the description have in common. */
  readonly operations: number;

  constructor(given: Page, described: Described) {
    const page = numberedAs(given, described.catalogue.sources.headings);
    for (const { heading, was, line } of page.sections) {
      if (was === undefined) continue;
      this.notes.add(`${page.name}:${line}: ${was} is ${heading} in the sources; number it again`);
    }
    this.page = page;
    this.described = described;
    const { operations, folder } = described;
    const found = operations.map((operation) => {
      return { operation, sections: page.sections.filter((one) => this.#isOf(one, operation)) };
    });
    const gone = found.filter(({ sections }) => sections.length === 0);
    this.#gone = gone.map(({ operation }) => operation.name);
    this.operations = found.length - gone.length;
    for (const { operation, sections } of found) this.#compare(operation, sections);
    const isMessage = ({ kind }: { kind: string }) => kind === "message";
    const messages = operations.flatMap(({ claims }) => claims.filter(isMessage));
    const lists = page.sections.map((one) => ({ ...one, items: one.items.filter(isMessage) }));
    this.#hold(
      lists.filter(({ items }) => items.length > 0),
      [...new Map(messages.map((one) => [one.name, one])).values()],
      folder,
    );
    const known = new Set(found.flatMap(({ sections }) => sections));
    for (const section of page.sections.filter((one) => !known.has(one))) {
      if (!section.items.every(isMessage)) {
        this.alarm(section.line, section.heading, "is not described", `${folder}/openapi.yaml`);
      }
      for (const passage of section.passages) {
        this.#say([section.heading, passage.place], section, passage);
      }
    }
    this.#compareProse();
  }

  alarm(line: number | undefined, place: string, what: string, at: string): void {
    const where = line === undefined ? this.page.name : `${this.page.name}:${line}`;
    this.alarms.add(`${where}: ${place}: ${what} (${at})`);
  }

  /** Whether a section has the heading of an operation, or calls it. */
  #isOf(section: Section, { heading, claims }: Operation): boolean {
    if (heading !== undefined && isHeading(heading, titleOf(this.page, section))) return true;
    const { facts: call = {} } = claims.find(({ kind }) => kind === "call") ?? {};
    return callsOf(section).some((facts) =>
      Object.entries(call).every(([key, value]) => facts[key] === value),
    );
  }

  #fact(label: string, line: number): Fact {
    const fact = this.facts.get(label) ?? { line, by: new Set() };
    this.facts.set(label, fact);
    return fact;
  }

  #say(place: readonly string[], section: Section, passage: Passage): void {
    const written = place.filter(Boolean).join(", ");
    const known = Object.keys(this.described.prose).find((one) => plain(one) === plain(written));
    const key = known ?? written;
    const said = { ...passage, label: labelOf(this.page, section, passage) };
    this.prose.set(key, [...(this.prose.get(key) ?? []), said]);
  }

  #compare({ name, at, claims }: Operation, sections: readonly Section[]): void {
    if (sections.length === 0) return this.alarm(undefined, name, "is not on the page", at);
    const own = claims.filter(({ kind }) => kind !== "message");
    const pairs = this.#hold(sections, own, at, `operation ${name}`);
    const variants = new Map(
      pairs.flatMap(({ item, claim }) =>
        item && claim?.kind === "answer" ? [[item.place, claim.id.replace(/^.*?\//, "")]] : [],
      ),
    );
    for (const section of sections) {
      for (const passage of section.passages) {
        const variant = variants.get(passage.place);
        const place = variant ? [variant, passage.isTitle ? "title" : ""] : [name, passage.place];
        this.#say(place, section, passage);
      }
    }
  }

  /** Holds what some sections show against what is described of it. */
  #hold(sections: readonly Section[], claims: readonly Claim[], at: string, by?: string) {
    const labels = new Map(
      sections.flatMap((section) =>
        section.items.map((item): [Item, string] => [item, labelOf(this.page, section, item)]),
      ),
    );
    const pairs = pair([...labels.keys()], claims);
    for (const { item, claim } of pairs) {
      if (!item) {
        const { kind, id, place, at: where } = claim!;
        const isHidden = this.described.notShown[this.page.kind]?.includes(id);
        const label = sections[0] ? labelOf(this.page, sections[0], { place }) : place;
        if (isHidden) this.notes.add(`${id} is not shown on this page`);
        else if (kind !== "request") this.alarm(sections[0]?.line, label, `has no ${id}`, where);
        continue;
      }
      const { line, place } = item;
      const label = labels.get(item)!;
      if (!claim) {
        this.alarm(line, label, "is not described", at);
        continue;
      }
      for (const what of differences(item.facts, claim.facts)) {
        this.alarm(line, label, what, claim.at);
      }
      const fact = this.#fact(label, line);
      if (by !== undefined) fact.by.add(by);
      if (claim.place !== "" && place.startsWith("tab") && claim.place !== place) {
        const what = `is ${claim.id}, which x-source has as ${claim.place}`;
        this.alarm(line, label, what, at);
      }
    }
    return pairs;
  }

  /** Whether this kind of page, or one without the operation, need not show what is on record of a place. */
  isHidden(place: string): boolean {
    if (this.#gone.includes(place.split(/[,/]/)[0]!)) return true;
    const { shown = this.page.kind } = this.described.prose[place] ?? {};
    return shown !== this.page.kind || (place.endsWith(", title") && this.page.lacks.length > 0);
  }

  #rowAt(place: string): Claim | undefined {
    const [operation, row] = place.split(", row ");
    const own = this.described.operations.find(({ name }) => name === operation);
    return own?.claims.find(({ kind, name }) => kind === "row" && name === row);
  }

  /** What is on record of a row's values and its schema has otherwise: both may have the words, of different things. */
  #unlikeSchema(place: string): string[] {
    const claim = this.#rowAt(place);
    const sentences = (this.described.prose[place]?.says ?? []).flatMap((one) => one.split(" / "));
    return ["default", "minimum", "maximum"].flatMap((key) => {
      const about = sentences.map((one) => wordsIn([one])).filter((words) => words.includes(key));
      const values = about.flat().filter((word) => /^(true|false|-?\d+)$/.test(word));
      const here = claim?.facts[key] ?? (key === "default" ? "none" : undefined);
      if (!claim || here === undefined || values.length === 0 || values.includes(here)) return [];
      return [`${key} is ${values.join(" or ")}, the schema has ${here}`];
    });
  }

  /** Holds each place against what is on record of it, and that against the description; a title that is not on record repeats its message. */
  #compareProse(): void {
    const { prose, record } = this.described;
    for (const place of new Set([...Object.keys(prose), ...this.prose.keys()])) {
      const passages = this.prose.get(place) ?? [];
      const { at, words } = wordsAt(this.described, place);
      const recorded = `${at}, on record in ${record}`;
      for (const word of wordsIn(prose[place]?.says ?? []).map(bare)) {
        if (isThing(word) || words.has(word)) continue;
        const what = `the page says "${word}", and the description does not`;
        this.alarm(undefined, place, what, recorded);
      }
      for (const what of this.#unlikeSchema(place)) this.alarm(undefined, place, what, recorded);
      if (passages.length === 0 && this.isHidden(place)) continue;
      const title = place.endsWith(", title") ? [messageOf(this.described, place)] : [];
      const own = prose[place] ?? { says: title.map(readingOf), digest: digestOf(title) };
      const { says, digest, unchecked }: Prose = own;
      const { required, type = "" } = this.#rowAt(place)?.facts ?? {};
      const granted =
        required === undefined ? [] : [required === "yes" ? "required" : "optional", type];
      // Before the first heading is talk.
      const found = place === "" ? undefined : difference(says, passages, granted);
      const label = passages[0]?.label || place || "before the first heading";
      if (found) this.alarm(found.line, label, found.what, recorded);
      else if (digest !== digestOf(passages.map(({ text }) => text))) {
        const at = [this.page.name, passages[0]?.line].filter(Boolean).join(":");
        const what = prose[place]
          ? "is worded otherwise; read it again"
          : "is not on record; read it";
        this.notes.add(
          `${at}: ${label}: ${what} (npm run trace -- ${this.page.name} --record takes it down)`,
        );
      }
      for (const { text, line, label } of says.length > 0 ? passages : []) {
        if (readingOf(text) === "") continue;
        const fact = this.#fact(label, line);
        fact.unchecked = unchecked;
        if (!at.endsWith("info.md")) fact.by.add(`operation ${place.split(/[,/]/)[0]}`);
      }
    }
  }
}

/** How the calls in a section are named; an example of a request names an action. */
const callsOf = ({ items }: Section) =>
  items.flatMap(({ kind, facts }) => {
    if (kind === "call") return [facts];
    const action = kind === "request" ? facts["/action"] : undefined;
    return action === undefined ? [] : [{ action: action.replaceAll('"', "") }];
  });

/** A page held against the API that it is about: the one that it has most in common with. */
export async function traced(page: Page): Promise<Tracing> {
  const apis = describedApis();
  const all = await Promise.all(
    apis.map(async (api) => new Tracing(page, await describedFacts(api))),
  );
  const [best] = all.toSorted((a, b) => b.operations - a.operations);
  if (best && best.operations > 0) return best;
  throw new UsageError(
    `${page.name}: none of the calls on it is described; give the page of ${apis.join(" or ")}`,
  );
}
