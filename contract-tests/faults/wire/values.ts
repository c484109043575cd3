import type { Schema } from "../described.ts";

type Make = (value: unknown) => unknown;
type Named<T> = readonly (readonly [name: string, T])[];

/** Values of types that are not among the allowed ones, as releases come to answer them. */
export function otherTypes(value: unknown, allowed: readonly string[]): Named<Make> {
  if (Array.isArray(value)) {
    return [
      ["positions", (list) => ({ ...(list as unknown[]) })],
      ["text", (list) => JSON.stringify(list)],
    ];
  }
  if (typeof value === "object" && value !== null) {
    return [
      ["list", (object) => [object]],
      ["text", (object) => JSON.stringify(object)],
    ];
  }
  if (allowed.includes("boolean")) {
    return [
      ["number", (flag) => Number(flag)],
      ["text", (flag) => String(flag)],
    ];
  }
  if (allowed.includes("integer")) {
    return [
      ["text", (number) => String(number ?? 1)],
      ["fraction", (number) => Number(number) + 0.5],
      ["flag", (number) => number !== 0],
    ];
  }
  return [
    ["number", (text) => (/^\d{1,15}$/.test(String(text)) ? Number(text) : 7)],
    ["flag", () => false],
    ["object", (text) => ({ text })],
  ];
}

/** Integers just outside what a schema allows. */
export function brokenNumbers({ enum: allowed, minimum, maximum }: Schema): Named<number> {
  const numbers = (allowed ?? []).filter((one) => typeof one === "number");
  if (numbers.length > 0) {
    return [
      ["above", Math.max(...numbers) + 1],
      ["below", Math.min(...numbers) - 1],
    ];
  }
  return [
    ...(minimum === undefined ? [] : [["below", minimum - 1] as const]),
    ...(maximum === undefined ? [] : [["above", maximum + 1] as const]),
  ];
}

/** Texts that are outside an enumeration, or not of the documented form. */
export function brokenTexts({ enum: allowed, pattern }: Schema, example: unknown): Named<Make> {
  const breaks = allowed?.every((one) => typeof one === "string")
    ? (text: string) => !allowed.includes(text)
    : pattern === undefined
      ? undefined
      : (text: string) => !new RegExp(pattern).test(text);
  if (!breaks) return [];
  const shown = typeof example === "string" ? example : undefined;
  const made = Object.entries(FORMS).filter(([, make]) => {
    const text = make(shown ?? "");
    return text !== (shown ?? "") && breaks(text);
  });
  return made.slice(0, MOST_FORMS).map(([name, make]) => [
    name,
    (value) => {
      const text = make(typeof value === "string" ? value : "");
      return breaks(text) ? text : value;
    },
  ]);
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
