import { withBody } from "../../sandbox/answer.ts";
import type { Described, Schema } from "../described.ts";
import type { Kind, WireFault } from "../fault.ts";
import { pointer } from "../place.ts";
import { altersKey, altersValue } from "./edit.ts";
import { fieldsOf } from "./fields.ts";

/** The faults of what the page fixes letter by letter: messages and flags, and the answer as a whole. */
export function literalFaults(described: Described, all: readonly Described[]): WireFault[] {
  const { variant } = described;
  const siblings = all.filter(
    (other) => other.variant.operation === variant.operation && other.variant !== variant,
  );
  const faults: WireFault[] = [];
  for (const { place, schema } of fieldsOf(described)) {
    const add = (kind: Kind, how: string, alter: WireFault["alter"]) =>
      faults.push({
        id: `${variant.id}/${kind}${pointer(place)}:${how}`,
        variant: variant.id,
        kind,
        at: place,
        alter,
      });
    const literal = schema.const;
    if (typeof literal === "boolean") {
      add(
        "flag",
        "flipped",
        altersValue(place, () => !literal),
      );
      for (const name of flagNames(all, String(place.at(-1)))) {
        add("renamed", name, altersKey(place, name));
      }
    }
    if (typeof literal !== "string") continue;
    for (const [how, text] of rewordings(literal)) {
      add(
        "literal",
        how,
        altersValue(place, () => text),
      );
    }
    for (const [name, text] of literalsOf(siblings, literal)) {
      add(
        "literal",
        `of-${name}`,
        altersValue(place, () => text),
      );
    }
  }
  return [...faults, ...siblings.map((sibling) => answersSibling(described, sibling))];
}

/** The other names under which the API's answers carry such a flag. */
function flagNames(all: readonly Described[], own: string): string[] {
  const names = all.flatMap(({ schema }) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, { const: literal }]) =>
      typeof literal === "boolean" && name !== own ? [name] : [],
    ),
  );
  return [...new Set(names)];
}

/** The other literals of an operation, each once, by the first variant that has it. */
function literalsOf(siblings: readonly Described[], own: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { variant, schema } of siblings) {
    for (const { const: literal } of Object.values<Schema>(schema.properties ?? {})) {
      if (typeof literal !== "string" || literal === own) continue;
      if (![...found.values()].includes(literal)) found.set(variant.name, literal);
    }
  }
  return found;
}

/** A message as a release, a translator or a template engine may come to write it. */
function rewordings(text: string): [how: string, text: string][] {
  const all: Readonly<Record<string, string>> = {
    reworded: `Sorry: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    shortened: text.replace(/ \S+$/, ""),
    "lower-case": text.toLowerCase(),
    "upper-case": text.toUpperCase(),
    "full-stop": text.endsWith(".") ? text.slice(0, -1) : `${text}.`,
    "space-after": `${text} `,
    "double-space": text.replace(" ", "  "),
    "curly-apostrophe": text.replaceAll("'", "’"),
    "html-paragraph": `<p>${text}</p>`,
    translated: "Une erreur est survenue.",
    emptied: "",
  };
  return Object.entries(all).filter(([, other]) => other !== text);
}

/** A right answer to another question. */
function answersSibling({ variant }: Described, sibling: Described): WireFault {
  const { name, status } = sibling.variant;
  return {
    id: `${variant.id}/variant/${status ?? "any"}-${name}`,
    variant: variant.id,
    kind: "variant",
    alter: (answer) => ({
      ...withBody(answer, JSON.stringify(sibling.example)),
      status: status ?? answer.status,
    }),
  };
}
