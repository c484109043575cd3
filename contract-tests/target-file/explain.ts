import type { ErrorObject } from "ajv";
import { partsOf, valueAt } from "../engine/description/explain.ts";
import { baseUrlProblem } from "./front-door.ts";
import { knownOnes, nearest } from "./nearest.ts";
import { written, type Path, type Problem } from "./problem.ts";
import { HEADER_PATTERN, NAME_PATTERN, type Schema } from "./schema.ts";

const WHOLE = "write the number itself, without quotes and without ${…}";

const TYPES: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  string: ["must be a string", "put it in quotes"],
  integer: ["must be a whole number", WHOLE],
  number: ["must be a number", WHOLE],
  boolean: ["must be true or false", "write one of them, without quotes"],
  array: ["must be a list", "begin each entry with a dash, or write [ … ]"],
  object: ["must be an object", "write its fields below it, each as NAME: VALUE"],
};

const PATTERNS: Readonly<Record<string, string>> = {
  "\\S": "must not be blank",
  [NAME_PATTERN]: "must be one line without space around it",
  [HEADER_PATTERN]: "must be one line of ASCII without space around it",
  "^[^:]+$": "must not be empty or hold a colon",
  "^[^/\\s]+(/[^/\\s]+)+$":
    "must be the whole id of a variant or rule, such as vpnscript/getAccount/200/account",
  "^\\d{4}-\\d{2}-\\d{2}$": "must be a day, YYYY-MM-DD",
};

const KEYWORDS: Readonly<
  Record<string, (params: ErrorObject["params"]) => readonly [what: string, remedy?: string]>
> = {
  enum: ({ allowedValues }) => [`must be ${(allowedValues as unknown[]).map(json).join(" or ")}`],
  pattern: ({ pattern }) => [PATTERNS[String(pattern)] ?? `must match ${String(pattern)}`],
  minLength: () => ["is too short"],
  minimum: ({ limit }) => [`must be ${String(limit)} or more`],
  exclusiveMinimum: ({ limit }) => [`must be more than ${String(limit)}`],
  maximum: ({ limit }) => [`must be ${String(limit)} or less`],
  minItems: () => ["the list is empty", "add an entry"],
  uniqueItems: () => ["lists an entry twice", "remove one of the two"],
};

/**
 * What Ajv found, in our words. Nothing of the file is quoted but an API's name as in `raw`. A
 * misspelt required field is one problem, not two.
 */
export function explain(errors: readonly ErrorObject[], raw: unknown): Problem[] {
  const problems: Problem[] = [];
  const misspelt = new Set<string>();
  for (const error of errors.toSorted((a, b) => Number(isMissing(a)) - Number(isMissing(b)))) {
    // Ajv reports what is wrong in a failed `then` by itself as well.
    if (error.keyword === "if") continue;
    const holder = pathOf(error.instancePath);
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
      const quoted = valueAt(raw, error.instancePath);
      const [what, remedy] = wrongValue(error, holder, quoted);
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
  const quotes = `put a value that holds a comma in quotes; ${remedy}`;
  return { path, what, remedy: quotes, hidden: true };
}

function missing(path: Path, properties: Readonly<Record<string, Schema>>): Problem {
  const description = properties[String(path.at(-1))]?.description;
  const meaning = description ? ` (${description.replace(/\.$/, "")})` : "";
  return { path, what: "is missing", remedy: `add it${meaning}` };
}

function wrongValue(
  { keyword, params, data, message = `breaks ${keyword}`, parentSchema }: ErrorObject,
  path: Path,
  quoted: unknown,
): readonly [what: string, remedy: string] {
  const schema = parentSchema as Schema;
  const address =
    schema.format === "uri" && typeof data === "string" ? baseUrlProblem(data) : undefined;
  if (address) return [address.what, address.remedy];
  if (data === null) return ["has no value", "give one, or remove the line"];
  if (keyword === "type" && path.length === 0 && Array.isArray(data)) {
    return ["must be an object", 'write "targets:" above the list'];
  }
  if (keyword === "enum" && path.at(-1) === "api" && typeof data === "string") {
    return [`unknown API ${json(quoted)}`, knownOnes(data, params["allowedValues"] as string[])];
  }
  const [type = ""] = [schema.type ?? []].flat();
  if (keyword === "type" && TYPES[type]) return TYPES[type];
  const otherwise =
    schema.default === undefined ? "" : `, or leave it out for ${json(schema.default)}`;
  const [what, remedy = `correct it${otherwise}`] = KEYWORDS[keyword]?.(params) ?? [message];
  return [what, remedy];
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Steps into a list are numbers. */
function pathOf(pointer: string): Path {
  return partsOf(pointer).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
