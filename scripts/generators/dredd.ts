import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { entries } from "./catalogue.ts";
import { follow, type Description } from "./description.ts";

/** What one of Dredd's transactions stands for, by layer, method, path and status as Dredd knows them. */
export type Transactions = Record<string, { readonly variant: string; readonly way: number }>;

/** The name of a transaction: `layer-1 GET /api/servers 200`. */
export function transactionName(
  layer: string,
  method: string,
  path: string,
  status: string,
): string {
  return `${layer} ${method} ${path} ${status}`;
}

interface Layer {
  readonly name: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> } & object>>;
}

/** The status that stands in a layer where the page gives none; the hooks take that expectation away again. */
const STATUS_OF_NONE = "200";

/**
 * The documents that Dredd reads, and the index of what its transactions stand for.
 *
 * Dredd makes one transaction of each path, method and status and keeps the first example only.
 * So the variants are laid over several documents, at most one of each operation and status in each.
 * They are OpenAPI 3.0.3 without schemas and parameters: of these Dredd would judge none;
 * the hooks give it each variant's request and real schema.
 */
export function dreddDocuments(
  catalogue: Catalogue,
  description: Description,
): { layers: Record<string, object>; transactions: Transactions } {
  const layers: Layer[] = [];
  const transactions: Transactions = {};
  const seen: Record<string, number> = {};
  for (const { name, method, path, fragment, operation } of entries(description)) {
    const way = (seen[name] = (seen[name] ?? -1) + 1);
    // An action gets a path of its own in here; on the wire the hooks send it to the real one.
    const key = path + (fragment ?? "");
    for (const [status, reference] of Object.entries(operation.responses)) {
      const response = follow(description, reference);
      for (const [mediaType, content] of Object.entries(response.content ?? {})) {
        for (const [example, value] of Object.entries(content.examples ?? {})) {
          const variant = Object.keys(catalogue.variants).find((id) => {
            const { operation: of, name: called, status: code } = catalogue.variants[id]!;
            const given = status === "default" ? null : Number(status);
            return of === name && called === example && code === given;
          })!;
          if (catalogue.variants[variant]?.provenance === "inferred") continue;
          const code = status === "default" ? STATUS_OF_NONE : status;
          const layer = freeLayer(layers, key, method, code);
          const entry = ((layer.paths[key] ??= {})[method] ??= {
            operationId: operation.operationId,
            summary: operation.summary,
            responses: {},
          } as never);
          entry.responses[code] = {
            description: follow(description, value).summary ?? example,
            content: { [mediaType]: { example: follow(description, value).value } },
          };
          const transaction = transactionName(layer.name, method.toUpperCase(), key, code);
          transactions[transaction] = { variant, way };
        }
      }
    }
  }
  return {
    layers: Object.fromEntries(
      layers.map(({ name, paths }) => [
        name,
        { openapi: "3.0.3", info: { title: catalogue.title, version: name }, paths },
      ]),
    ),
    transactions,
  };
}

function freeLayer(layers: Layer[], path: string, method: string, status: string): Layer {
  let layer = layers.find(({ paths }) => !paths[path]?.[method]?.responses[status]);
  if (!layer) {
    layer = { name: `layer-${layers.length + 1}`, paths: {} };
    layers.push(layer);
  }
  return layer;
}
