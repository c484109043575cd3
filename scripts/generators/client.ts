import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import type { PathEntry } from "./catalogue.ts";
import { follow, type Description, type Parameter } from "./description.ts";
import { methodsOf, type Method } from "./operations.ts";
import type { Shapes } from "./shapes.ts";

/** The types of a client's methods, of what they take and of what they answer: `operations.d.ts`. */
export function operationsTypes(
  catalogue: Catalogue,
  description: Description,
  shapes: Shapes,
): string {
  const methods = methodsOf(catalogue, description, shapes);
  const { title } = description.info;
  const name = `${clientName(title, catalogue.api)}Methods`;
  return [
    'import type { Answer, Undocumented } from "../runtime/answer.js";',
    'import type { CallOptions, Operation } from "../runtime/operation.js";',
    'import type { components, operations as described } from "./openapi.js";',
    "",
    ...methods.flatMap((method) => [
      ...parameters(catalogue, description, method),
      ...result(method),
    ]),
    `/** Every operation of the ${title}. A method rejects when nothing answers in time, never for an answer. */`,
    `export interface ${name} {`,
    ...methods.flatMap((method) => signature(catalogue, description, method)).slice(0, -1),
    "}",
    "",
    "/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */",
    `export declare const operations: { readonly [Name in keyof ${name}]: Operation };`,
    "",
  ].join("\n");
}

function parameters(
  catalogue: Catalogue,
  description: Description,
  { name, entry }: Method,
): string[] {
  const { operation } = entry;
  const place = operation.requestBody
    ? '["requestBody"]["content"]["application/json"]'
    : '["parameters"]["query"]';
  const whole = `NonNullable<described["${operation.operationId}"]${place}>`;
  const known = namesIn(description, entry);
  const omitted = sentByClient(catalogue, description, entry).filter((one) => known.includes(one));
  const names = omitted.map((one) => JSON.stringify(one)).join(" | ");
  const own = omitted.length > 0 ? `Omit<${whole}, ${names}>` : whole;
  return [
    `/** What \`${name}\` takes. */`,
    `export type ${upper(name)}Parameters = ${omitted.length < known.length ? own : "Record<string, never>"};`,
    "",
  ];
}

function result({ name, answers }: Method): string[] {
  return [
    `/** Every answer of \`${name}\`, told apart by \`variant\`. */`,
    `export type ${upper(name)}Result =`,
    ...answers.map(({ variant, under, schema }) => {
      const status = Number(under) || "number";
      return `  | Answer<"${variant}", ${status}, components["schemas"]["${schema}"]>`;
    }),
    "  | Undocumented;",
    "",
  ];
}

function signature(
  catalogue: Catalogue,
  description: Description,
  { name, entry, answers }: Method,
): string[] {
  const { summary, description: text = "" } = entry.operation;
  const required = namesIn(description, entry, true).filter(
    (one) => !sentByClient(catalogue, description, entry).includes(one),
  );
  return [
    ...docstring([
      `${summary}.`,
      "",
      ...text.trimEnd().split("\n"),
      "",
      ...answers.map(({ variant, under, summary: meaning }) => {
        const status = Number(under) ? ` (${under})` : "";
        return `- \`${variant}\`${status}: ${meaning}`;
      }),
    ]),
    `  ${name}(`,
    `    parameters${required.length > 0 ? "" : "?"}: ${upper(name)}Parameters,`,
    "    options?: CallOptions,",
    `  ): Promise<${upper(name)}Result>;`,
    "",
  ];
}

/** Names of the parameters that an operation takes, or of those that it must be given. */
function namesIn(description: Description, { operation }: PathEntry, required = false): string[] {
  const body = operation.requestBody?.content["application/json"];
  if (body) {
    const schema = follow(description, body.schema);
    return required
      ? ((schema["required"] ?? []) as string[])
      : Object.keys((schema["properties"] ?? {}) as object);
  }
  return (operation.parameters ?? [])
    .map((reference) => follow<Parameter>(description, reference))
    .filter((parameter) => !required || parameter.required)
    .map(({ name }) => name);
}

/** Parameters that the client sends by itself: the name of the action, and those that hold a key. */
function sentByClient(
  catalogue: Catalogue,
  { components }: Description,
  { name }: PathEntry,
): string[] {
  const keys = Object.values(components.securitySchemes ?? {}).filter(
    ({ type }) => type === "apiKey",
  );
  const constants = catalogue.operations[name]!.ways.flatMap((way) => Object.keys(way.constants));
  return [...new Set([...constants, ...keys.flatMap((key) => key["name"] ?? [])])];
}

/** `VPN Script API` is called `VpnScript`: the words of the title that make up the API's own name. */
export function clientName(title: string, api: string): string {
  const words = title.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  const count = words.findIndex(
    (_, index) =>
      words
        .slice(0, index + 1)
        .join("")
        .toLowerCase() === api,
  );
  return (count < 0 ? [api] : words.slice(0, count + 1))
    .map((word) => upper(word.toLowerCase()))
    .join("");
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function docstring(lines: readonly string[]): string[] {
  const safe = lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd());
  return ["  /**", ...safe, "   */"];
}
