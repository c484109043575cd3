import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { entries, type PathEntry } from "./catalogue.ts";
import type { Description } from "./description.ts";
import { TESTS, type Shapes } from "./shapes.ts";

/** An operation as a method of the client. */
export interface Method {
  readonly name: string;
  readonly entry: PathEntry;
  /** Its name in the catalogue, if that is another: an action's. */
  readonly action: string | undefined;
  readonly answers: readonly AnswerRow[];
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
  const methods = new Map<string, Method>();
  for (const entry of entries(description)) {
    if (methods.has(entry.name) && !entry.operation.requestBody) continue;
    const name = entry.operation.operationId;
    const action = entry.fragment;
    methods.set(entry.name, { name, entry, action, answers: answersOf(catalogue, entry, shapes) });
  }
  return [...methods.values()];
}

function answersOf(
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
  catalogue: Catalogue,
  description: Description,
  shapes: Shapes,
): string {
  const methods = methodsOf(catalogue, description, shapes);
  const rows = methods.map(({ name, entry, action, answers }) => {
    const { effect } = catalogue.operations[entry.name]!;
    const head = [effect, entry.method.toUpperCase(), entry.path].map((part) =>
      JSON.stringify(part),
    );
    // What all operations share comes first: it compresses better in one piece.
    const under = Object.entries(byStatus(answers))
      .toReversed()
      .map(([status, group]) => `${status}: ${groupSource(group!)}`);
    const row = [...head, `{ ${under.join(", ")} }`, ...(action ? [JSON.stringify(action)] : [])];
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

function byStatus(answers: readonly AnswerRow[]): Partial<Record<string, AnswerRow[]>> {
  return Object.groupBy(answers, ({ under }) => under);
}

function groupSource(group: readonly AnswerRow[]): string {
  const variants = group.map(({ variant, schema }) => `${JSON.stringify(variant)}: ${schema}`);
  return `{ ${variants.join(", ")} }`;
}
