import { allowsNull, isFree, typesOf, type Field, type Schema } from "./fields.ts";

/** How to make another value; a text says why that breaks nothing. */
type Makes = Readonly<Record<string, ((value: unknown) => unknown) | string>>;

/**
 * By the kind of fault: null, another type, out of range or form, or a letter off. `others` are the
 * literals of the operation's other answers.
 */
export function otherValues({ value, schema }: Field, others: ReadonlyMap<string, string>) {
  const literal = schema.const;
  return {
    null: { "": allowsNull(schema) ? "null is documented there" : () => null },
    type: otherTypes(value, typesOf(schema)),
    number: brokenNumbers(schema),
    text: brokenTexts(schema, value),
    flag: typeof literal === "boolean" ? { flipped: () => !literal } : {},
    literal: typeof literal === "string" ? otherLiterals(literal, others) : {},
  } satisfies Readonly<Record<string, Makes>>;
}

const text = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

function otherTypes(value: unknown, allowed: readonly string[]): Makes {
  if (Array.isArray(value)) {
    const emptied = "an empty list is a list";
    return { positions: (list) => ({ ...(list as unknown[]) }), text, emptied };
  }
  if (typeof value === "object" && value !== null) return { list: (object) => [object], text };
  if (allowed.includes("boolean")) return { number: Number, text };
  if (allowed.includes("integer")) {
    return {
      text: (number) => text(number ?? 1),
      fraction: (number) => Number(number) + 0.5,
      flag: (number) => number !== 0,
    };
  }
  return {
    number: (one) => (/^\d{1,15}$/.test(String(one)) ? Number(one) : 7),
    flag: () => false,
    object: (one) => ({ text: one }),
  };
}

function brokenNumbers({ enum: allowed = [], minimum, maximum }: Schema): Makes {
  const codes = allowed.filter((one) => typeof one === "number");
  const [least = minimum, most = maximum] =
    codes.length > 0 ? [Math.min(...codes), Math.max(...codes)] : [];
  return {
    ...(least === undefined ? {} : { below: () => least - 1 }),
    ...(most === undefined ? {} : { above: () => most + 1 }),
  };
}

function brokenTexts(schema: Schema, example: unknown): Makes {
  const { enum: allowed, pattern } = schema;
  const isListed = allowed?.every((one) => typeof one === "string") ?? false;
  if (typeof example === "string" && isFree(schema)) {
    return { reworded: "the vendor's page fixes no text there" };
  }
  if (!isListed && pattern === undefined) return {};
  const textIn = (value: unknown) => (typeof value === "string" ? value : "");
  const broken = (make: (text: string) => string) => (value: unknown) => {
    const other = make(textIn(value));
    const breaks = isListed ? !allowed!.includes(other) : !new RegExp(pattern!).test(other);
    return breaks ? other : value;
  };
  const shown = textIn(example);
  const forms = Object.entries(FORMS).map(([name, make]) => [name, broken(make)] as const);
  const breaking = forms.filter(([, make]) => make(shown) !== shown);
  return Object.fromEntries(breaking.slice(0, MOST_FORMS));
}

/** The first that apply are nearest to what a release would do. */
const MOST_FORMS = 5;

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  "without-fraction": (text) => text.replace(/\.\d+Z$/, "Z"),
  offset: (text) => text.replace(/Z$/, "+00:00"),
  "as-mysql": (text) => text.replace(/^(\S{10})T(\S{8})\S*$/, "$1 $2"),
  "as-iso": (text) => text.replace(/^(\S{10}) (\S{8})$/, "$1T$2Z"),
  "day-only": (text) => text.replace(/^(\d{4}-\d\d-\d\d).*$/, "$1"),
  "as-epoch": () => "epoch 1640117792",
  "without-scheme": (text) => text.replace(/^https?:\/\//, ""),
  dashes: (text) => text.replaceAll(":", "-"),
  "without-colons": (text) => text.replaceAll(":", ""),
  grouped: (text) => text.replace(/\B(?=(\d{3})+$)/g, ","),
  unit: (text) => text.replace(/^(\d+)$/, "$1 MB"),
  clock: (text) => text.replace(/^(\d+)h(\d+)m(\d+)s$/, "$1:$2:$3"),
  "second-half": (text) => text.slice(text.indexOf("|") + 1),
  "without-armour": (text) => text.replace(/-----BEGIN [^-]+-----/, ""),
  "as-der": (text) => Buffer.from(text).toString("base64"),
  singular: (text) => text.replace(/s$/, ""),
  "other-case": (text) => text.charAt(0).toUpperCase() + text.slice(1),
  spaced: (text) => `${text} `,
  empty: () => "",
  word: () => "?",
};

export function otherName(name: string): string {
  const camel = name.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return camel === name ? `${name}s` : camel;
}

/** As a release, a translator or a template engine may write it. */
const REWORDINGS: Readonly<Record<string, (text: string) => string>> = {
  reworded: (text) => `Sorry: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  shortened: (text) => text.replace(/ \S+$/, ""),
  "lower-case": (text) => text.toLowerCase(),
  "upper-case": (text) => text.toUpperCase(),
  "full-stop": (text) => (text.endsWith(".") ? text.slice(0, -1) : `${text}.`),
  "space-after": (text) => `${text} `,
  "double-space": (text) => text.replace(" ", "  "),
  "curly-apostrophe": (text) => text.replaceAll("'", "’"),
  "html-paragraph": (text) => `<p>${text}</p>`,
  translated: () => "Une erreur est survenue.",
  emptied: () => "",
};

function otherLiterals(literal: string, others: ReadonlyMap<string, string>): Makes {
  const reworded = Object.entries(REWORDINGS).map(([how, reword]) => [how, reword(literal)]);
  const mistaken = [...others].map(([name, text]) => [`of-${name}`, text]);
  const texts = [...reworded, ...mistaken].filter(([, text]) => text !== literal);
  return Object.fromEntries(texts.map(([how, text]) => [how, () => text]));
}
