import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { entriesOf, type Description } from "./description.ts";
import { TESTS, type Shapes } from "./shapes.ts";

/** The table that a client works by, and the types of its methods: `operations.js` and `operations.d.ts`. */
export function operationsModules(
  catalogue: Catalogue,
  description: Description,
  shapes: Shapes,
  client: string,
): { table: string; types: string } {
  const methods = methodsOf(catalogue, description);
  const used = [...new Set(methods.flatMap(({ answers }) => answers.map(({ schema }) => schema)))];
  const sources = used.map((name) => `const ${name} = (body) => ${shapes[name]!.source};\n`);
  const tests = [...new Set(Object.values(TESTS))].filter((test) =>
    new RegExp(`\\b${test}\\b`).test(sources.join("")),
  );
  const rows = methods.map((method) => rowOf(method, shapes));
  const table = `import { ${tests.join(", ")} } from "../runtime/answer.js";

${sources.join("")}
/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */
export const operations = {
${rows.join("")}};
`;
  const types = `import type { Answer, Undocumented } from "../runtime/answer.js";
import type { CallOptions, Operation } from "../runtime/operation.js";
import type { components, operations as described } from "./openapi.js";

${methods.map(typesOf).join("")}/** Every operation of the ${catalogue.title}. A method rejects when nothing answers in time, never for an answer. */
export interface ${client}Methods {
${methods.map(signatureOf).join("\n")}}

/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */
export declare const operations: { readonly [Name in keyof ${client}Methods]: Operation };
`;
  return { table, types };
}

/** An operation as a method of the client. */
type Method = ReturnType<typeof methodsOf>[number];

function methodsOf({ operations, variants }: Catalogue, description: Description) {
  const schemes = Object.values(description.components.securitySchemes ?? {});
  const keys = schemes.flatMap(({ type, name }) => (type === "apiKey" ? [name] : []));
  const entries = entriesOf(description);
  return Object.values(operations).map(({ name: operation, effect, ways }) => {
    const own = entries.filter(({ name }) => name === operation);
    // An action that knows several methods is called by the one with a body.
    const entry = own.find((one) => one.operation.requestBody) ?? own[0]!;
    const answers = Object.values(variants).filter((one) => one.operation === operation);
    /** What the client sends by itself: the name of the action, or a key. */
    const isSent = (name: string) =>
      keys.includes(name) || ways.some(({ constants }) => name in constants);
    return { entry, effect, answers, isSent };
  });
}

function rowOf({ entry, effect, answers }: Method, shapes: Shapes): string {
  const groups = Object.groupBy(answers, ({ status, schema }) => {
    // Where an operation has no statuses of its own (an action), a literal tells under any of them.
    const anywhere = entry.action !== undefined && shapes[schema]!.literal;
    return String(status ?? (anywhere ? "any" : "default"));
  });
  // What all operations share comes first: it compresses better in one piece.
  const under = Object.entries(groups).toReversed();
  const variants = under.map(([status, group = []]) => {
    const own = group.map(({ name, schema }) => `${JSON.stringify(name)}: ${schema}`);
    return `${status}: { ${own.join(", ")} }`;
  });
  const row = [effect, entry.method.toUpperCase(), entry.path].map((part) => JSON.stringify(part));
  row.push(`{ ${variants.join(", ")} }`);
  if (entry.action !== undefined) row.push(JSON.stringify(entry.action));
  return `  ${entry.operation.operationId}: [${row.join(", ")}],\n`;
}

function typesOf({ entry: { operation, parameters }, answers, isSent }: Method): string {
  const { operationId: name, requestBody } = operation;
  const place = requestBody
    ? '["requestBody"]["content"]["application/json"]'
    : '["parameters"]["query"]';
  const whole = `NonNullable<described["${name}"]${place}>`;
  const names = parameters.map((one) => one.name);
  const sent = names.filter(isSent).map((one) => JSON.stringify(one));
  const own = sent.length > 0 ? `Omit<${whole}, ${sent.toSorted().join(" | ")}>` : whole;
  const arms = answers.map(({ name: variant, status, schema }) => {
    return `  | Answer<"${variant}", ${status ?? "number"}, components["schemas"]["${schema}"]>\n`;
  });
  return `/** What \`${name}\` takes. */
export type ${upper(name)}Parameters = ${sent.length < names.length ? own : "Record<string, never>"};

/** Every answer of \`${name}\`, told apart by \`variant\`. */
export type ${upper(name)}Result =
${arms.join("")}  | Undocumented;

`;
}

function signatureOf({ entry: { operation, parameters }, answers, isSent }: Method): string {
  const { operationId: name, summary, description: text = "" } = operation;
  const optional = parameters.every((one) => !one.required || isSent(one.name)) ? "?" : "";
  const meanings = answers.map(({ name: variant, status, summary: meaning }) => {
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

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
