import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import { entriesOf, type Description } from "./description.ts";

interface Layer {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, object> }>>;
}

/** The status that a layer has where the vendor's page gives none; the hooks take that expectation away again. */
const STATUS_OF_NONE = "200";

/**
 * The documents that Dredd reads, by name; each response says which variant it is, and of which way.
 *
 * Dredd makes one transaction of each path, method and status and keeps the first example only.
 * So the variants are laid over several documents, at most one of each operation and status in each.
 * They are OpenAPI 3.0.3 without schemas and parameters: of these Dredd would judge none;
 * the hooks give it each variant's request and real schema.
 */
export function dreddDocuments(
  { variants, title }: Catalogue,
  description: Description,
): Record<string, Layer> {
  const layers: Record<string, Layer> = {};
  const taken: Record<string, number> = {};
  for (const { method, way, operation, answers, ...entry } of entriesOf(description)) {
    // An action gets a path of its own in here; on the wire the hooks send it to the real one.
    const path = entry.path + (entry.action ?? "");
    for (const { key: variant, name, mediaType, example, ...answer } of answers) {
      if (variants[variant]?.provenance === "inferred") continue;
      const status = answer.status === "default" ? STATUS_OF_NONE : answer.status;
      const place = `${method.toUpperCase()} ${path} ${status}`;
      const layer = `layer-${(taken[place] = (taken[place] ?? 0) + 1)}`;
      const info = { title, version: layer };
      const { paths } = (layers[layer] ??= { openapi: "3.0.3", info, paths: {} });
      const { operationId, summary } = operation;
      const said = { operationId, summary, responses: {} };
      ((paths[path] ??= {})[method] ??= said).responses[status] = {
        description: example.summary ?? name,
        "x-variant": variant,
        "x-way": way,
        content: { [mediaType]: { example: example.value } },
      };
    }
  }
  return layers;
}
