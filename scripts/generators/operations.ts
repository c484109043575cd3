import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import type { Description } from "./description.ts";
import { entries, parametersOf, type PathEntry } from "./paths.ts";
import { TESTS, type Shapes } from "./shapes.ts";

/** An operation as a method of the client. */
export interface Method {
  readonly name: string;
  readonly entry: PathEntry;
  readonly parameters: readonly MethodParameter[];
  readonly answers: readonly AnswerRow[];
}

export interface MethodParameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether the client sends it by itself: the name of the action, or a key. */
  readonly sent: boolean;
}

export interface AnswerRow {
  readonly variant: string;
  /** A status; `default` for any that has none of its own; `any` for a literal answer that may have every status. */
  readonly under: string;
  readonly schema: string;
  readonly summary: string;
}

/** The methods of a client, in the description's order. An action that knows several methods is called by the one with a body. */
export function methodsOf(
  catalogue: Catalogue,
  description: Description,
  shapes: Shapes,
): readonly Method[] {
  const schemes = Object.values(description.components.securitySchemes ?? {});
  const keys = schemes.flatMap(({ type, name }) => (type === "apiKey" ? [name] : []));
  const methods = new Map<string, Method>();
  for (const entry of entries(description)) {
    if (methods.has(entry.name) && !entry.operation.requestBody) continue;
    const { ways } = catalogue.operations[entry.name]!;
    const parameters = parametersOf(description, entry.operation).map(({ name, required }) => {
      const sent = keys.includes(name) || ways.some(({ constants }) => name in constants);
      return { name, required, sent };
    });
    const answers = rowsOf(catalogue, entry, shapes);
    methods.set(entry.name, { name: entry.operation.operationId, entry, parameters, answers });
  }
  return [...methods.values()];
}

function rowsOf(
  { variants }: Catalogue,
  { name, fragment }: PathEntry,
  shapes: Shapes,
): AnswerRow[] {
  return Object.values(variants)
    .filter(({ operation }) => operation === name)
    .map(({ name: variant, status, schema, summary }) => {
      // Where an operation has no statuses of its own (an action), a literal tells under any of them.
      const anywhere = fragment !== undefined && shapes[schema]!.literal;
      return { variant, schema, summary, under: String(status ?? (anywhere ? "any" : "default")) };
    });
}

/** The table that the client works by: the module `operations.js`. */
export function operationsModule(
  { operations }: Catalogue,
  methods: readonly Method[],
  shapes: Shapes,
): string {
  const rows = methods.map(({ name, entry, answers }) => {
    const { effect } = operations[entry.name]!;
    const head = [effect, entry.method.toUpperCase(), entry.path];
    // What all operations share comes first: it compresses better in one piece.
    const under = Object.entries(Object.groupBy(answers, ({ under }) => under))
      .toReversed()
      .map(([status, group = []]) => {
        const variants = group.map(
          ({ variant, schema }) => `${JSON.stringify(variant)}: ${schema}`,
        );
        return `${status}: { ${variants.join(", ")} }`;
      });
    const row = [...head.map((part) => JSON.stringify(part)), `{ ${under.join(", ")} }`];
    if (entry.fragment !== undefined) row.push(JSON.stringify(entry.fragment));
    return `  ${name}: [${row.join(", ")}],`;
  });
  const used = new Set(methods.flatMap(({ answers }) => answers.map(({ schema }) => schema)));
  const sources = [...used].map((name) => `const ${name} = (body) => ${shapes[name]!.source};`);
  const tests = [...new Set(Object.values(TESTS))].filter((test) =>
    new RegExp(`\\b${test}\\b`).test(sources.join()),
  );
  return [
    `import { ${tests.join(", ")} } from "../runtime/answer.js";`,
    "",
    ...sources,
    "",
    "/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */",
    "export const operations = {",
    ...rows,
    "};",
    "",
  ].join("\n");
}
