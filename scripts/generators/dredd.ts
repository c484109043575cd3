import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import type { Description } from "./description.ts";
import { answersOf, entries } from "./paths.ts";

/** What one of Dredd's transactions stands for, by the name that Dredd gives it: `layer-1 GET /api/servers 200`. */
export type Transactions = Record<string, { readonly variant: string; readonly way: number }>;

interface LayerOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Record<string, object>;
}

interface Layer {
  readonly name: string;
  readonly paths: Record<string, Record<string, LayerOperation>>;
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
  for (const entry of entries(description)) {
    const { method, way, operation } = entry;
    // An action gets a path of its own in here; on the wire the hooks send it to the real one.
    const path = entry.path + (entry.fragment ?? "");
    for (const answer of answersOf(description, entry)) {
      const { key: variant, name, mediaType, example } = answer;
      if (catalogue.variants[variant]?.provenance === "inferred") continue;
      const status = answer.status === "default" ? STATUS_OF_NONE : answer.status;
      const layer = freeLayer(layers, path, method, status);
      const { operationId, summary } = operation;
      const said = ((layer.paths[path] ??= {})[method] ??= { operationId, summary, responses: {} });
      said.responses[status] = {
        description: example.summary ?? name,
        content: { [mediaType]: { example: example.value } },
      };
      const transaction = [layer.name, method.toUpperCase(), path, status].join(" ");
      transactions[transaction] = { variant, way };
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
