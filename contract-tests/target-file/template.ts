import wrapAnsi from "wrap-ansi";
import { nameOf } from "../engine/secrets/secrets.ts";
import { fieldsOfEveryTarget, REQUIRED, type Schema, type TargetApi } from "./schema.ts";

const HEAD = `\
# The installations to verify. \${NAME} is taken from the environment, so no secret is in this file.
# A commented-out field is not used: it shows its default, or an example. Remove the # to
# use it, and write your own in place of what is in CAPITALS.
targets:
`;

const WIDTH = 92;

/** Secrets whose schema does not say so by `writeOnly`. */
const SECRET = /pass(word|code|phrase)|secret|token|key$/i;

/** One target, every field explained, secrets taken from the environment. */
export function targetFileTemplate(api: TargetApi): string {
  const own: Schema = api.targetSchema;
  const examples: Readonly<Record<string, string>> = {
    name: api.name,
    api: api.name,
    baseUrl: `https://${api.name}.example.com`,
  };
  const common: Record<string, Schema> = fieldsOfEveryTarget([api.name]);
  const required: readonly string[] = [...REQUIRED, ...(own.required ?? [])];
  const lines = Object.keys({ ...common, ...own.properties }).flatMap((name) => {
    const example = examples[name] === undefined ? {} : { examples: [examples[name]] };
    // An API may say more of a common field, such as what its addresses look like.
    const schema = { ...example, ...common[name], ...own.properties?.[name] };
    return field([name], schema, required.includes(name));
  });
  // The dash is before the first field, below the comment on it.
  const first = lines.findIndex((line) => !line.startsWith("#"));
  const indents = ["  ", "  - ", "    "];
  const entry = lines.map((line, index) => indents[Math.sign(index - first) + 1]! + line);
  return `${HEAD}${entry.join("\n")}\n`;
}

function field(path: readonly string[], schema: Schema, required: boolean): string[] {
  const name = path.at(-1)!;
  const comment =
    describe(schema) === ""
      ? []
      : wrapAnsi(describe(schema), WIDTH).replaceAll(/^/gm, "# ").split("\n");
  const { properties } = schema;
  if (!properties || schema.required?.length) {
    return [...comment, `${required ? "" : "#"}${name}: ${shown(path, schema)}`];
  }
  const fields = Object.entries(properties).flatMap(([key, inner]) =>
    field([...path, key], inner, false),
  );
  return [...comment, `${name}:`, ...fields.map((line) => `  ${line}`)];
}

function describe({ description = "", enum: own, items }: Schema): string {
  const choices = own ?? items?.enum ?? [];
  return choices.length > 1 ? `${description} One of ${choices.join(", ")}.`.trim() : description;
}

function shown(path: readonly string[], schema: Schema): string {
  const name = path.at(-1)!;
  const example = schema.examples?.[0] ?? schema.default ?? schema.enum?.[0];
  const secret = schema.writeOnly || SECRET.test(name);
  // An API names the variable by an example, `${NAME}`; else it is called after the field and its
  // holder.
  if (secret && schema.examples === undefined)
    return `"\${${path.slice(-2).map(nameOf).join("_")}}"`;
  if (example !== undefined) return yaml(example);
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(
      ([key, inner]) => `${key}: ${shown([...path, key], inner)}`,
    );
    return `{ ${fields.join(", ")} }`;
  }
  if (schema.type === "array") return `[${schema.items ? shown(path, schema.items) : ""}]`;
  if (schema.type === "boolean") return "false";
  if (schema.type === "object") return "{}";
  if (schema.format === "uri") return "https://ADDRESS";
  return schema.type === "string" ? nameOf(name) : "NUMBER";
}

/** JSON is YAML; a word or an address needs no quotes. */
function yaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yaml).join(", ")}]`;
  const plain = typeof value === "string" && /^[a-z][a-z0-9]*([:/.-]+[a-z0-9]+)*\/?$/i.test(value);
  const word = plain && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return word ? value : JSON.stringify(value);
}
