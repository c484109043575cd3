import type { Method } from "./operations.ts";

/** The types of a client's methods, of what they take and of what they answer: `operations.d.ts`. */
export function operationsTypes(client: string, title: string, methods: readonly Method[]): string {
  const name = `${client}Methods`;
  return [
    'import type { Answer, Undocumented } from "../runtime/answer.js";',
    'import type { CallOptions, Operation } from "../runtime/operation.js";',
    'import type { components, operations as described } from "./openapi.js";',
    "",
    ...methods.flatMap((method) => [...parametersType(method), ...resultType(method)]),
    `/** Every operation of the ${title}. A method rejects when nothing answers in time, never for an answer. */`,
    `export interface ${name} {`,
    ...methods.flatMap(signature).slice(0, -1),
    "}",
    "",
    "/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */",
    `export declare const operations: { readonly [Name in keyof ${name}]: Operation };`,
    "",
  ].join("\n");
}

function parametersType({ name, entry: { operation }, parameters }: Method): string[] {
  const place = operation.requestBody
    ? '["requestBody"]["content"]["application/json"]'
    : '["parameters"]["query"]';
  const whole = `NonNullable<described["${operation.operationId}"]${place}>`;
  const sent = parameters
    .filter((one) => one.sent)
    .map((one) => JSON.stringify(one.name))
    .toSorted();
  const own = sent.length > 0 ? `Omit<${whole}, ${sent.join(" | ")}>` : whole;
  return [
    `/** What \`${name}\` takes. */`,
    `export type ${upper(name)}Parameters = ${sent.length < parameters.length ? own : "Record<string, never>"};`,
    "",
  ];
}

function resultType({ name, answers }: Method): string[] {
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

function signature({ name, entry, parameters, answers }: Method): string[] {
  const { summary, description: text = "" } = entry.operation;
  const required = parameters.some((one) => one.required && !one.sent);
  const lines = [
    `${summary}.`,
    "",
    ...text.trimEnd().split("\n"),
    "",
    ...answers.map(({ variant, under, summary: meaning }) => {
      const status = Number(under) ? ` (${under})` : "";
      return `- \`${variant}\`${status}: ${meaning}`;
    }),
  ];
  return [
    "  /**",
    ...lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd()),
    "   */",
    `  ${name}(`,
    `    parameters${required ? "" : "?"}: ${upper(name)}Parameters,`,
    "    options?: CallOptions,",
    `  ): Promise<${upper(name)}Result>;`,
    "",
  ];
}

/** `VPN Script API` is called `VpnScript`: the words of the title that make up the API's own name. */
export function clientName(title: string, api: string): string {
  let name = "";
  for (const word of title.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []) {
    name += upper(word.toLowerCase());
    if (name.toLowerCase() === api) return name;
  }
  return upper(api);
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
