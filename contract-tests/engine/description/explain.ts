import type { ValidationError } from "./catalogue.ts";

/** What is wrong with a value, and what is documented instead. */
type Told = readonly [is: string, expected: string];

/** `matches`: what a text is that matches a pattern, in words, as far as the description says it. */
type Tell = (params: ValidationError["params"], matches: Readonly<Record<string, string>>) => Told;

const form: Tell = () => ["does not have one of the documented forms", "one of those forms"];

const range: Tell = ({ comparison, limit }) => [
  "is outside the documented range",
  `a number ${String(comparison)} ${String(limit)}`,
];

const size = (bound: string, parts: string): Tell => {
  return ({ limit }) => ["does not have the documented size", `${bound} ${String(limit)} ${parts}`];
};

const surplus: Tell = () => ["is not documented", "no such field"];

const written: Tell = ({ pattern, format }, matches) => [
  "is not written as documented",
  pattern === undefined
    ? `the format ${String(format)}`
    : (matches[String(pattern)] ?? `text that matches ${String(pattern)}`),
];

/** By the keyword of the schema that a value breaks. */
const BREACHES: Readonly<Record<string, Tell>> = {
  additionalProperties: surplus,
  anyOf: form,
  const: ({ allowedValue }) => [
    "does not have the documented value",
    JSON.stringify(allowedValue) ?? "nothing",
  ],
  discriminator: ({ tag }) => ["is of no documented kind", `"${String(tag)}" as documented`],
  enum({ allowedValues }) {
    const values = (allowedValues as unknown[]).map((one) => JSON.stringify(one));
    return ["has none of the documented values", `one of ${values.join(", ")}`];
  },
  exclusiveMaximum: range,
  exclusiveMinimum: range,
  "false schema": surplus,
  format: written,
  maximum: range,
  maxItems: size("at most", "entries"),
  maxLength: size("at most", "characters"),
  maxProperties: size("at most", "fields"),
  minimum: range,
  minItems: size("at least", "entries"),
  minLength: size("at least", "characters"),
  minProperties: size("at least", "fields"),
  multipleOf: ({ multipleOf }) => [
    "is outside the documented range",
    `a multiple of ${String(multipleOf)}`,
  ],
  not: () => [
    "lacks the fields that identify this variant, or has those of another",
    "the fields of this variant, and none that only another one has",
  ],
  oneOf: form,
  pattern: written,
  type({ type }) {
    const types = [type].flat().join(" or ");
    const article = types.startsWith("null") ? "" : /^[aio]/.test(types) ? "an " : "a ";
    return [`is not ${article}${types}`, types];
  },
  unevaluatedProperties: surplus,
  uniqueItems: () => ["has the same entry twice", "each entry once"],
};

/**
 * The errors that say what no other does: a value that is not the documented one needs no word of its type, and one of
 * another type none of the fields that it lacks.
 */
export function toldOf(errors: readonly ValidationError[]): readonly ValidationError[] {
  const placesOf = (...keywords: readonly string[]) => {
    const those = errors.filter(({ keyword }) => keywords.includes(keyword));
    return new Set(those.map(({ instancePath }) => instancePath));
  };
  const untold: Readonly<Record<string, ReadonlySet<string>>> = {
    type: placesOf("const", "enum"),
    not: placesOf("type"),
  };
  return errors.filter(({ keyword, instancePath }) => !untold[keyword]?.has(instancePath));
}

/** What is wrong with a body, by an error of its schema's validator. */
export function explain(
  { keyword, instancePath, params, message = `breaks "${keyword}"` }: ValidationError,
  json: unknown,
  matches: Readonly<Record<string, string>> = {},
) {
  const check = "body-matches-schema";
  const actual = valueAt(json, instancePath);
  if (keyword === "required") {
    const missing = String(params["missingProperty"]);
    const fields = Object.keys(actual ?? {});
    return {
      check,
      message: `The field "${missing}" is missing.`,
      at: `${instancePath}/${escaped(missing)}`,
      expected: `a field "${missing}"`,
      actual: `missing; the object has ${fields.join(", ") || "no fields"}`,
    };
  }
  const name = params["additionalProperty"] ?? params["unevaluatedProperty"];
  const at = name === undefined ? instancePath : `${instancePath}/${escaped(String(name))}`;
  const [is, expected] = BREACHES[keyword]?.(params, matches) ?? [message, message];
  return {
    check: keyword === "const" ? "literal-as-documented" : check,
    message: `${subject(at)} ${is}.`,
    at: at || "/",
    expected,
    actual: name === undefined ? actual : valueAt(json, at),
  };
}

/** The name of what a JSON pointer leads to, as the subject of a sentence. */
export function subject(pointer: string): string {
  if (pointer === "") return "The body";
  const names = partsOf(pointer);
  const name = names.findLast((one) => !/^(\d+|\[\]|\{\})$/.test(one));
  const isEntry = name !== names.at(-1);
  if (name === undefined) return "An entry of the body";
  return isEntry ? `An entry of "${name}"` : `The field "${name}"`;
}

/** The value at a JSON pointer. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const name of partsOf(pointer)) {
    value = (value as Record<string, unknown> | null | undefined)?.[name];
  }
  return value;
}

/** A name as a JSON pointer has it. */
export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The same place in whichever row of a list. */
export function inAnyRow(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/*");
}

/** The names and indexes in a JSON pointer. */
export function partsOf(pointer: string): string[] {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
