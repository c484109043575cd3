import type { Variant } from "./catalogue.ts";
import { valueAt } from "./explain.ts";

/** The action that has this path to itself in a description: `/make/../` is `/` on the wire, where `make` is asked for. */
export function actionOf(path: string): string | undefined {
  return /([^/]+)\/\.\.\/$/.exec(path)?.[1];
}

/** The example of a variant, as an OpenAPI document has it. */
export function exampleOf(document: object, variant: Variant): unknown {
  const { paths } = document as { paths: Readonly<Record<string, object>> };
  const place = `/responses/${variant.status ?? "default"}`;
  const example = `/content/${variant.mediaType.replace("/", "~1")}/examples/${variant.name}`;
  for (const [path, item] of Object.entries(paths)) {
    for (const operation of Object.values(item) as { readonly operationId?: string }[]) {
      if ((actionOf(path) ?? operation.operationId) !== variant.operation) continue;
      const response = followed(document, valueAt(operation, place));
      const found = followed(document, response && valueAt(response, example));
      if (found) return (found as { value?: unknown }).value;
    }
  }
  throw new Error(`${variant.id} has no example in the description`);
}

/**
 * The status to give an answer for which the vendor's page gives none, of an operation with these
 * variants. Where the vendor's page gives none for any error, it is 200: the one that finds out an
 * app that goes by the status.
 */
export function statusOfNone(variants: readonly Variant[]): number {
  return variants.some(({ status }) => (status ?? 0) >= 400) ? 500 : 200;
}

function followed(document: object, value: unknown): unknown {
  const { $ref } = (value ?? {}) as { $ref?: string };
  return $ref === undefined ? value : valueAt(document, $ref);
}
