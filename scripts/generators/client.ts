import { keyOf } from "../../contract-tests/engine/description/catalogue.ts";
import type { Endpoint } from "./catalogue.ts";
import type { Description } from "./description.ts";
import { pascalCase } from "./schemas.ts";
import type { Told } from "./shapes.ts";
import * as runtime from "../client/answer.ts";

/** The table that a client works by, and the types of its methods: `operations.js` and `operations.d.ts`. */
export function operationsModules(
  description: Description,
  calls: readonly Endpoint[],
  shapes: Readonly<Record<string, Told>>,
  client: string,
): { table: string; types: string } {
  const methods = methodsOf(description, calls, shapes);
  const constants = constantsOf(methods.flatMap(({ rows }) => rows));
  const names = methods.map(({ operation }) => operation.operationId);
  const code = `// Variants that several operations have: name, the shape that tells it, and status.
${[...constants].map(([row, name]) => `const ${name} = ${row};\n`).join("")}
// Operations: effect, method, path, and variants. A bundle has only those that it imports.
${methods.map((method) => rowOf(method, constants)).join("\n")}
export const operations = { ${names.join(", ")} };
`;
  const tests = Object.keys(runtime).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const table = `import { ${tests.join(", ")} } from "../runtime/answer.js";\n\n${code}`;
  const types = `import type { Answer, Undocumented } from "../runtime/answer.js";
import type { CallOptions, Operation } from "../runtime/operation.js";
import type { components, operations as described } from "./openapi.js";

${methods.map(typesOf).join("")}/** Every operation of the ${description.info.title}. A method rejects when nothing answers in time, never for an answer. */
export interface ${client}Methods {
${methods.map(signatureOf).join("\n")}}

${names.map((name) => `export declare const ${name}: Operation<"${name}">;\n`).join("")}
/** What the client knows of each operation: effect, method, path, and variants. */
export declare const operations: { readonly [Name in keyof ${client}Methods]: Operation<Name> };
`;
  return { table, types };
}

type Method = ReturnType<typeof methodsOf>[number];

function methodsOf(
  description: Description,
  calls: readonly Endpoint[],
  shapes: Readonly<Record<string, Told>>,
) {
  const schemes = Object.values(description.components.securitySchemes ?? {});
  const keys = schemes.flatMap(({ type, name }) => (type === "apiKey" ? [name] : []));
  return calls.map((call) => {
    const { action, listed, variants } = call;
    const rows = variants.map((variant) => {
      const { name, status } = variant;
      const { shape, literal } = shapes[keyOf(variant)]!;
      const parts = [JSON.stringify(name), shape];
      // Where an operation has no statuses of its own (an action), a literal tells under any of them.
      if (status !== null || action === undefined || !literal) {
        parts.push(String(status ?? '"default"'));
      }
      return { name, literal, row: `[${parts.join(", ")}]` };
    });
    /** What the client sends by itself: the name of the action, or a key. */
    const isSent = (name: string) =>
      keys.includes(name) || listed.ways.some(({ constants }) => name in constants);
    return { ...call, rows, isSent };
  });
}

/** Names for the variants that several operations have, by their rows: with a number where another has the name. */
function constantsOf(variants: Method["rows"]): Map<string, string> {
  const constants = new Map<string, string>();
  for (const [index, { name, row }] of variants.entries()) {
    if (constants.has(row) || !variants.some((one, other) => other > index && one.row === row))
      continue;
    const taken = [...constants.values()];
    let free = pascalCase(name);
    for (let count = 2; taken.includes(free); count++) free = `${pascalCase(name)}${count}`;
    constants.set(row, free);
  }
  return constants;
}

function rowOf(
  { listed, method, path, action, operation, rows }: Method,
  constants: Map<string, string>,
): string {
  // A sentence is surer than types.
  const surest = rows.toSorted((one, other) => Number(other.literal) - Number(one.literal));
  const own = surest.map(({ row }) => `  ${constants.get(row) ?? row},\n`);
  const row = [listed.effect, method.toUpperCase(), path].map((part) => JSON.stringify(part));
  row.push(`[\n${own.join("")}]`);
  if (action !== undefined) row.push(JSON.stringify(action));
  return `export const ${operation.operationId} = [${row.join(", ")}];\n`;
}

function typesOf({ operation, parameters, variants, isSent }: Method): string {
  const { operationId: name, requestBody } = operation;
  const place = requestBody
    ? '["requestBody"]["content"]["application/json"]'
    : '["parameters"]["query"]';
  const whole = `NonNullable<described["${name}"]${place}>`;
  const names = parameters.map((one) => one.name);
  const sent = names.filter(isSent).map((one) => JSON.stringify(one));
  const own = sent.length > 0 ? `Omit<${whole}, ${sent.toSorted().join(" | ")}>` : whole;
  const arms = variants.map(({ name: variant, status, schema }) => {
    return `  | Answer<"${variant}", ${status ?? "number"}, components["schemas"]["${schema}"]>\n`;
  });
  return `/** What \`${name}\` takes. */
export type ${upper(name)}Parameters = ${sent.length < names.length ? own : "Record<string, never>"};

/** Every answer of \`${name}\`, told apart by \`variant\`. */
export type ${upper(name)}Result =
${arms.join("")}  | Undocumented;

`;
}

function signatureOf({ operation, parameters, variants, isSent }: Method): string {
  const { operationId: name, summary, description: text = "" } = operation;
  const optional = parameters.every((one) => !one.required || isSent(one.name)) ? "?" : "";
  const meanings = variants.map(({ name: variant, status, summary: meaning }) => {
    return `- \`${variant}\`${status === null ? "" : ` (${status})`}: ${meaning}`;
  });
  const lines = [`${summary}.`, "", ...text.trimEnd().split("\n"), "", ...meanings];
  return `  /**
${lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd()).join("\n")}
   */
  ${name}(
    parameters${optional}: ${upper(name)}Parameters,
    options?: CallOptions,
  ): Promise<${upper(name)}Result>;
`;
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

export function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
