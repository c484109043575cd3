import type { Schema } from "../described.ts";

/** Makes another value of one, by what is done to it. */
export type Makes = Readonly<Record<string, (value: unknown) => unknown>>;

const text = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

/** Values of types that are not among the allowed ones, as releases come to answer them. */
export function otherTypes(value: unknown, allowed: readonly string[]): Makes {
  if (Array.isArray(value)) return { positions: (list) => ({ ...(list as unknown[]) }), text };
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

/** Integers just outside what a schema allows. */
export function brokenNumbers({ enum: allowed = [], minimum, maximum }: Schema): Makes {
  const codes = allowed.filter((one) => typeof one === "number");
  const least = codes.length > 0 ? Math.min(...codes) : minimum;
  const most = codes.length > 0 ? Math.max(...codes) : maximum;
  return {
    ...(least === undefined ? {} : { below: () => least - 1 }),
    ...(most === undefined ? {} : { above: () => most + 1 }),
  };
}

/** Texts that are outside an enumeration, or not of the documented form. */
export function brokenTexts({ enum: allowed, pattern }: Schema, example: unknown): Makes {
  const breaks = allowed?.every((one) => typeof one === "string")
    ? (text: string) => !allowed.includes(text)
    : pattern === undefined
      ? undefined
      : (text: string) => !new RegExp(pattern).test(text);
  if (!breaks) return {};
  const shown = typeof example === "string" ? example : "";
  const made = Object.entries(FORMS).filter(([, make]) => {
    const other = make(shown);
    return other !== shown && breaks(other);
  });
  const whereItBreaks = (make: (text: string) => string) => (value: unknown) => {
    const other = make(typeof value === "string" ? value : "");
    return breaks(other) ? other : value;
  };
  return Object.fromEntries(
    made.slice(0, MOST_FORMS).map(([name, make]) => [name, whereItBreaks(make)]),
  );
}

/** Most forms tried at one place; the first that apply are nearest to what a release would do. */
const MOST_FORMS = 5;

/** What becomes of a text when an installation formats it otherwise. */
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

/** The name that a field would have in the other habit of spelling, or in the plural. */
export function otherName(name: string): string {
  const camel = name.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return camel === name ? `${name}s` : camel;
}

/** A message as a release, a translator or a template engine may come to write it. */
export const REWORDINGS: Readonly<Record<string, (text: string) => string>> = {
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
