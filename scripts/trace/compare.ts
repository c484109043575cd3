import { wordsOf, type Claim, type Described, type Operation } from "./described.ts";
import { differences, pair, sectionsByOperation } from "./match.ts";
import type { Item, Passage, Section } from "./model.ts";
import type { Page } from "./page.ts";
import { difference } from "./prose.ts";
import { bare, isThing, readingOf, wordsIn } from "./words.ts";

/** A fact of the page, and what of the description and of the checks stands on it. */
export interface Fact {
  readonly line: number;
  readonly place: string;
  readonly by: string[];
}

interface Said extends Passage {
  readonly label: string;
}

/** What a page and a description differ in, what is worth knowing, and every fact of the page. */
export class Tracing {
  readonly alarms = new Set<string>();
  readonly notes = new Set<string>();
  readonly facts: Fact[] = [];
  /** The prose of each place, by the names that the description has for places. */
  readonly prose = new Map<string, Said[]>();
  readonly page: Page;
  readonly described: Described;
  /** How many operations the page and the description have in common. */
  readonly operations: number;

  constructor(page: Page, described: Described) {
    this.page = page;
    this.described = described;
    const { operations, folder } = described;
    const found = sectionsByOperation(page.sections, operations);
    this.operations = found.filter(({ isCalled }) => isCalled).length;
    for (const { operation, sections } of found) {
      const [first] = sections;
      if (!operation) {
        this.alarm(first!.line, first!.heading, "is not described", `${folder}/openapi.yaml`);
      } else if (!first) {
        this.alarm(undefined, operation.name, "is not on the page", operation.at);
      } else this.#compare(operation, sections);
    }
    this.#messages();
    const known = new Set(found.flatMap(({ sections }) => sections));
    for (const section of page.sections.filter((one) => !known.has(one))) {
      for (const passage of section.passages)
        this.#say([section.heading, passage.place], section, passage);
    }
    this.#compareProse();
    this.#describes();
  }

  alarm(line: number | undefined, place: string, what: string, at: string): void {
    const where = line === undefined ? this.page.name : `${this.page.name}:${line}`;
    this.alarms.add(`${where}: ${place}: ${what} (${at})`);
  }

  /** A section as sources name it: with the method, where two have one heading. */
  titleOf({ heading, items }: Section): string {
    const isShared = this.page.sections.filter((one) => one.heading === heading).length > 1;
    const { method } = items.find(({ kind }) => kind === "call")?.facts ?? {};
    return isShared && method !== undefined ? `${heading} (${method})` : heading;
  }

  #say(place: readonly string[], section: Section, passage: Passage): void {
    const key = place.filter(Boolean).join(", ");
    const label = [this.titleOf(section), passage.place].filter(Boolean).join(", ");
    this.prose.set(key, [...(this.prose.get(key) ?? []), { ...passage, label }]);
  }

  /** Holds what a page shows of an operation against what is described of it. */
  #compare({ name, call, at, claims }: Operation, sections: readonly Section[]): void {
    const title = this.titleOf(sections[0]!);
    const items = sections.flatMap((section) => section.items);
    const called: Claim = { kind: "call", facts: call, id: name, at };
    /** By the place of the answer. */
    const variants = new Map<string, Claim>();
    for (const kind of ["call", "row", "values", "answer", "request"] as const) {
      const described = kind === "call" ? [called] : claims.filter((one) => one.kind === kind);
      for (const { item, claim } of pair(
        items.filter((one) => one.kind === kind),
        described,
      )) {
        const place = `${title}${placeOf(item ?? claim!)}`;
        if (item?.place && claim) variants.set(item.place, claim);
        if (!item) this.#absent(sections[0]!.line, place, claim!);
        else if (!claim) this.alarm(item.line, place, "is not described", at);
        else {
          const found = differences(item.facts, claim.facts);
          for (const what of found) this.alarm(item.line, place, what, claim.at);
          this.facts.push({ place, line: item.line, by: [claim.id] });
          if (claim.place && item.place?.startsWith("tab") && claim.place !== item.place) {
            this.notes.add(
              `${claim.id} was ${claim.place}, and is ${item.place} now; move it in x-source of ${at}`,
            );
          }
        }
      }
    }
    for (const section of sections) {
      for (const passage of section.passages) {
        const variant = variants.get(passage.place)?.id.split("/").slice(1).join("/");
        const place =
          variant === undefined ? [name, passage.place] : [variant, passage.isTitle ? "title" : ""];
        this.#say(place, section, passage);
      }
    }
  }

  /** What is described and not on the page. */
  #absent(line: number, place: string, { kind, id, at }: Claim): void {
    const { notShown } = this.described;
    if (notShown[this.page.kind]?.includes(id)) this.notes.add(`${id} is not shown on this page`);
    else if (kind !== "request") this.alarm(line, place, `has no ${id}`, at);
  }

  #messages(): void {
    const isMessage = ({ kind }: { kind: string }) => kind === "message";
    const all = this.described.operations.flatMap(({ claims }) => claims.filter(isMessage));
    const claims = all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);
    const items = this.page.sections.flatMap((section) => section.items.filter(isMessage));
    for (const { item, claim } of pair(items, claims)) {
      const place = `message "${item?.name ?? claim!.name}"`;
      const by = all.filter(({ name }) => name === item?.name).map(({ id }) => id);
      if (!item) this.alarm(undefined, place, "is not on the page", claim!.at);
      else if (!claim) this.alarm(item.line, place, "is not described", this.described.folder);
      else this.facts.push({ place, line: item.line, by });
    }
  }

  /** Holds each passage against what is on record of it; a title that is not on record repeats its message. */
  #compareProse(): void {
    const { prose, record, messages } = this.described;
    for (const place of new Set([...Object.keys(prose), ...this.prose.keys()])) {
      const passages = this.prose.get(place) ?? [];
      const isTitle = place.endsWith(", title");
      const message = messages[place.replace(/, title$/, "")] ?? "";
      const {
        says,
        shown = this.page.kind,
        unchecked,
      } = prose[place] ?? { says: isTitle ? [readingOf(message)] : [] };
      const isHidden = shown !== this.page.kind || (isTitle && this.page.lacks.length > 0);
      if (passages.length === 0 && isHidden) continue;
      const { at } = wordsOf(this.described, place);
      const found = difference(says, passages);
      if (found)
        this.alarm(
          found.line,
          passages[0]?.label ?? place,
          found.what,
          `${at}, on record in ${record}`,
        );
      const by = [at];
      if (unchecked !== undefined) by.push(`not checkable: ${unchecked}`);
      for (const { text, label, line } of passages) {
        if (says.length > 0 && readingOf(text) !== "")
          this.facts.push({ place: label, line, by: [...by] });
      }
    }
  }

  /** What is on record of the page has to be in the description, too. */
  #describes(): void {
    const { prose, record } = this.described;
    for (const [place, { says }] of Object.entries(prose)) {
      const { at, words } = wordsOf(this.described, place);
      for (const word of wordsIn(says).map(bare)) {
        if (isThing(word) || words.has(word)) continue;
        this.alarm(
          undefined,
          place,
          `the page says "${word}", and the description does not`,
          `${at}, on record in ${record}`,
        );
      }
    }
  }
}

const placeOf = ({ kind, name, place }: Partial<Item>) => {
  if (place) return `, ${place}`;
  if (kind === "row") return `, row ${name}`;
  return kind === "values" ? `, values of ${name}` : kind === "request" ? `, ${name} example` : "";
};
