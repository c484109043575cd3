import type { Api } from "../../contract-tests/engine/api.ts";
import type { Operation, Variant } from "../../contract-tests/engine/catalogue.ts";
import { keyOf } from "../../contract-tests/engine/judge.ts";
import type { Report, VariantReport } from "../../contract-tests/report/report.ts";
import type { Description } from "../generators/description.ts";
import { examplesOf, type ShownExample } from "./examples.ts";
import { exampleAnchor, operationAnchor } from "./reference-anchor.ts";
import { toolsOf } from "./tools.ts";

/** What one target of the shown run says of a variant. */
export interface Result extends Pick<VariantReport, "verdict" | "findings"> {
  readonly target: string;
  readonly reason: string;
  readonly by: readonly string[];
}

/** One variant, as the matrix shows it. */
export interface Row extends Variant {
  /** Its way into the reference: page and fragment. */
  readonly href: string;
  /** The sentence that its example holds; empty where it has none. */
  readonly message: string;
  /** Its example, as JSON text. */
  readonly example: string;
  /** As whom and with what it is reached; empty if nobody can provoke it. */
  readonly how: string;
  /** The tools that can exercise it. */
  readonly tools: readonly string[];
  readonly results: readonly Result[];
}

/** One operation, and its variants in the description's order. */
export interface Group extends Operation {
  readonly href: string;
  /** `POST /api/auth/token`, one for each way to call it. */
  readonly wire: readonly string[];
  readonly rows: readonly Row[];
}

/** The variants of an API by operation, each with what the run shown has found. */
export async function matrixOf(
  api: Api,
  description: Description,
  report: Report,
): Promise<Group[]> {
  const examples = examplesOf(description);
  const tools = await toolsOf(api);
  const results = resultsOf(api, report);
  return Object.values(api.catalogue.operations).map((operation): Group => {
    const variants = Object.values(api.catalogue.variants).filter(
      (variant) => variant.operation === operation.name,
    );
    return {
      ...operation,
      href: `/api/${api.name}.html${operationAnchor(description, operation.name)}`,
      wire: operation.ways.map(({ method, path }) => `${method} ${path}`),
      rows: variants.map((variant): Row => {
        const key = keyOf(variant);
        return {
          ...variant,
          href: `/api/${api.name}.html${exampleAnchor(description, variant)}`,
          ...textOf(examples[key]),
          how: api.reaches[key]?.how ?? "",
          tools: tools(key),
          results: results.get(variant.id) ?? [],
        };
      }),
    };
  });
}

function textOf(example: ShownExample | undefined): Pick<Row, "message" | "example"> {
  const { message, error } = (example?.value ?? {}) as { message?: unknown; error?: unknown };
  const sentence = [message, error].find((text) => typeof text === "string");
  return {
    message: sentence === undefined ? "" : String(sentence),
    example: JSON.stringify(example?.value, null, 2) ?? "",
  };
}

function resultsOf({ name }: Api, { targets }: Report): Map<string, Result[]> {
  const results = new Map<string, Result[]>();
  for (const target of targets.filter(({ api }) => api === name)) {
    for (const { id, verdict, reason = "", by, findings } of target.variants) {
      const own = results.get(id) ?? [];
      own.push({ target: target.name, verdict, reason, by: by.map(toolName), findings });
      results.set(id, own);
    }
  }
  return results;
}

function toolName(tool: string): string {
  return { vitest: "Vitest", dredd: "Dredd" }[tool] ?? tool;
}
