import type { ValidationError } from "./catalogue.ts";
import type { Found } from "./finding.ts";

type Explained = Pick<Found, "message" | "expected"> & Partial<Pick<Found, "check">>;

/** What is wrong with a value, by the keyword of the schema that it breaks. */
const BREACHES: Readonly<Record<string, (params: ValidationError["params"]) => Explained>> = {
  const: ({ allowedValue }) => ({
    check: "literal-as-documented",
    message: "The literal is not the documented one.",
    expected: allowedValue,
  }),
  type({ type }) {
    const types = [type].flat().join(" or ");
    return { message: `The value is not of type ${types}.`, expected: types };
  },
  enum({ allowedValues }) {
    const values = (allowedValues as unknown[]).map((one) => JSON.stringify(one)).join(", ");
    return { message: "The value is none of the documented ones.", expected: `one of ${values}` };
  },
  not: () => ({
    message:
      "The value has a form that is ruled out here: it lacks what the answer is known by, or has what only another has.",
    expected: "a form that is not ruled out, such as an object with a list in place of one without",
  }),
  pattern: ({ pattern }) => ({
    message: "The text is not of the documented form.",
    expected: `text of the form ${String(pattern)}`,
  }),
};

/** What is wrong with a body, by an error of its schema's validator. */
export function explain(
  { keyword, instancePath, params, message }: ValidationError,
  json: unknown,
) {
  const check = "body-matches-schema";
  const actual = valueAt(json, instancePath);
  if (keyword === "required") {
    const missing = String(params["missingProperty"]);
    return {
      check,
      message: `The field "${missing}" is missing.`,
      at: `${instancePath}/${missing.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      expected: `a field "${missing}"`,
      actual:
        typeof actual === "object" && actual ? `fields ${Object.keys(actual).join(", ")}` : actual,
    };
  }
  const breach = BREACHES[keyword]?.(params) ?? {
    message: `The value ${message ?? `breaks "${keyword}"`}.`,
    expected: message ?? keyword,
  };
  return { check, at: instancePath || "/", actual, ...breach };
}

/** The value at a JSON pointer. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return value;
}
