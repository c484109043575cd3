import type { ErrorObject } from "ajv";
import { baseUrlProblem } from "./base-url.ts";
import { nearest } from "./nearest.ts";
import { written, type Path, type Problem } from "./problem.ts";
import { NAME_PATTERN, type Schema } from "./schema.ts";

/** What a person should write instead of a value of the wrong type. */
const TYPES: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  string: ["must be a string", "put it in quotes"],
  integer: ["must be a whole number", "write the number itself, without quotes and without ${…}"],
  number: ["must be a number", "write the number itself, without quotes and without ${…}"],
  boolean: ["must be true or false", "write one of them, without quotes"],
  array: ["must be a list", "begin each entry with a dash, or write [ … ]"],
  object: ["must be an object", "write its fields below it, each as NAME: VALUE"],
};

const PATTERNS: Readonly<Record<string, string>> = {
  "\\S": "must not be blank",
  [NAME_PATTERN]: "must be one line without space around it",
};

/**
 * What Ajv found, for the file's author: no value is quoted, and every error has its remedy.
 * A field that is missing because its name is misspelt is one problem, not two.
 */
export function explain(errors: readonly ErrorObject[], file: unknown): Problem[] {
  const problems: Problem[] = [];
  const misspelt = new Set<string>();
  for (const error of errors.toSorted((a, b) => Number(isMissing(a)) - Number(isMissing(b)))) {
    // Ajv says of a failed `then` what it consists of as well.
    if (error.keyword === "if") continue;
    const holder = pathOf(error.instancePath, file);
    const { properties = {} } = error.parentSchema as Schema;
    if (isMissing(error)) {
      const path = [...holder, String(error.params["missingProperty"])];
      if (!misspelt.has(written(path))) problems.push(missing(path, properties));
    } else if (error.keyword === "additionalProperties") {
      const name = String(error.params["additionalProperty"]);
      const known = Object.keys(properties);
      const meant = nearest(name, known);
      if (meant !== undefined) misspelt.add(written([...holder, meant]));
      problems.push(unknown([...holder, name], error.data, known, meant));
    } else {
      const [what, remedy] = wrongValue(error, holder);
      problems.push({ path: holder, what, remedy });
    }
  }
  return problems;
}

function isMissing({ keyword }: ErrorObject): boolean {
  return keyword === "required";
}

function unknown(
  path: Path,
  holder: unknown,
  known: readonly string[],
  meant: string | undefined,
): Problem {
  const remedy =
    meant === undefined ? `known here: ${known.join(", ")}` : `did you mean "${meant}"?`;
  if ((holder as Record<string, unknown>)[String(path.at(-1))] !== null) {
    return { path, what: "unknown field", remedy };
  }
  // In `{ password: ab,cd }`, which lacks quotes, YAML takes what follows the comma for a field.
  const what = "unknown field without a value";
  return {
    path,
    what,
    remedy: `put a value that holds a comma in quotes; ${remedy}`,
    hidden: true,
  };
}

function missing(path: Path, properties: Readonly<Record<string, Schema>>): Problem {
  const description = properties[String(path.at(-1))]?.description;
  const meaning = description ? ` (${description.replace(/\.$/, "")})` : "";
  return { path, what: "is missing", remedy: `add it${meaning}` };
}

function wrongValue(error: ErrorObject, path: Path): readonly [what: string, remedy: string] {
  const { keyword, params, data, message = `breaks ${keyword}` } = error;
  const schema = error.parentSchema as Schema;
  const remedy =
    schema.default === undefined
      ? "correct it"
      : `correct it, or leave it out for ${JSON.stringify(schema.default)}`;
  const address =
    schema.format === "uri" && typeof data === "string" ? baseUrlProblem(data) : undefined;
  if (address) return [address.what, address.remedy];
  if (data === null) return ["has no value", "give one, or remove the line"];
  switch (keyword) {
    case "type": {
      const [type = ""] = [schema.type ?? []].flat();
      if (path.length === 0 && Array.isArray(data)) {
        return ["must be an object", 'write "targets:" above the list'];
      }
      return TYPES[type] ?? [`must be ${type}`, remedy];
    }
    case "enum": {
      const allowed = (schema.enum ?? []).map((value) => JSON.stringify(value));
      return [`must be ${allowed.join(" or ")}`, remedy];
    }
    case "pattern":
      return [
        PATTERNS[String(params["pattern"])] ?? `must match ${String(params["pattern"])}`,
        remedy,
      ];
    case "minLength":
      return ["is too short", remedy];
    case "minimum":
      return [`must be ${String(params["limit"])} or more`, remedy];
    case "exclusiveMinimum":
      return [`must be more than ${String(params["limit"])}`, remedy];
    case "maximum":
      return [`must be ${String(params["limit"])} or less`, remedy];
    case "minItems":
      return ["the list is empty", "add an entry"];
    case "uniqueItems":
      return ["lists an entry twice", "remove one of the two"];
    default:
      return [message, remedy];
  }
}

/** A JSON Pointer's steps; those into a list are numbers. */
function pathOf(pointer: string, file: unknown): Path {
  let value = file;
  return pointer
    .split("/")
    .slice(1)
    .map((encoded) => {
      const step = encoded.replaceAll("~1", "/").replaceAll("~0", "~");
      const index = Array.isArray(value);
      value = (value as Record<string, unknown> | undefined)?.[step];
      return index ? Number(step) : step;
    });
}
