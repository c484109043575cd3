import type { Api } from "../../contract-tests/engine/api.ts";
import { keyOf } from "../../contract-tests/engine/judge.ts";
import { generatedDescription } from "../described.ts";
import { exampleOf } from "../../contract-tests/engine/example.ts";
import { exampleAnchor, operationAnchor } from "./reference-anchor.ts";

/** The variants of an API by operation, in the description's order, as the matrix shows them. */
export async function matrixOf(api: Api) {
  const described = await generatedDescription(api.name);
  const page = `/api/${api.name}.html`;
  const { operations, variants } = api.catalogue;
  return Object.values(operations).map((operation) => ({
    ...operation,
    /** Its way into the reference: page and fragment. */
    href: page + operationAnchor(described, operation.name),
    wire: operation.ways.map(({ method, path }) => `${method} ${path}`),
    rows: Object.values(variants)
      .filter((variant) => variant.operation === operation.name)
      .map((variant) => {
        const key = keyOf(variant);
        const how = api.reaches[key]?.how;
        const example = exampleOf(described.document, variant) as Record<string, unknown>;
        const sentence = example["message"] ?? example["error"];
        return {
          ...variant,
          href: page + exampleAnchor(described, variant),
          /** The sentence that its example holds; empty where it has none. */
          message: typeof sentence === "string" ? sentence : "",
          example: JSON.stringify(example, null, 2),
          /** As whom and with what it is reached; undefined if nobody can provoke it. */
          how,
          /** The tools that judge it; Dredd's documents hold no inferred variant. */
          tools:
            how === undefined
              ? []
              : ["Vitest", ...(variant.provenance === "inferred" ? [] : ["Dredd"])],
        };
      }),
  }));
}
