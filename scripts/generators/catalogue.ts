import type {
  Catalogue,
  Effect,
  Operation,
  Provenance,
  Variant,
  Way,
} from "../../contract-tests/engine/catalogue.ts";
import { branchFinder } from "./branches.ts";
import { DescriptionError, type Description } from "./description.ts";
import { answersOf, entries, parametersOf, type PathEntry } from "./paths.ts";

const EFFECTS: readonly Effect[] = ["reads", "authenticates", "creates", "deletes"];
const PROVENANCES: readonly Provenance[] = ["documented", "inferred", "undocumented"];

/** The catalogue of a description in which every variant has its example. */
export function catalogueOf(api: string, description: Description): Catalogue {
  const branchOf = branchFinder(description);
  const operations: Record<string, Operation> = {};
  const variants: Record<string, Variant> = {};
  for (const entry of entries(description)) {
    const { name: operation, method, path } = entry;
    const { operationId, summary, "x-effect": said } = entry.operation;
    const place = `${api}: ${method.toUpperCase()} ${path} (${operationId})`;
    const effect = oneOf(EFFECTS, said, `${place}: x-effect`);
    const known = operations[operation];
    if (known && known.effect !== effect) {
      throw new DescriptionError(`${place}: x-effect differs from that of the other method`);
    }
    const ways = [...(known?.ways ?? []), wayOf(description, entry)];
    operations[operation] = { name: operation, summary: known?.summary ?? summary, effect, ways };
    for (const answer of answersOf(description, entry)) {
      const { key, name, status, mediaType, schema, example } = answer;
      const where = `${place}: response ${status}: example ${name}`;
      const variant: Variant = {
        id: `${api}/${key}`,
        operation,
        name,
        summary: example.summary ?? name,
        status: status === "default" ? null : Number(status),
        provenance: oneOf(PROVENANCES, answer.provenance, `${where}: x-variants`),
        mediaType,
        schema: branchOf(schema, example.value, where),
      };
      if (JSON.stringify(variants[key] ?? variant) !== JSON.stringify(variant)) {
        throw new DescriptionError(`${place}: ${key} is another variant by the other method`);
      }
      variants[key] = variant;
    }
  }
  return { api, title: description.info.title, operations, variants };
}

function wayOf(description: Description, { method, path, operation }: PathEntry): Way {
  const [requirement] = operation.security ?? description.security ?? [];
  const parameters = parametersOf(description, operation);
  const constants = parameters.flatMap(({ name, schema: { const: literal } }) =>
    typeof literal === "string" ? [[name, literal]] : [],
  );
  return {
    method: method.toUpperCase(),
    path,
    parametersIn: operation.requestBody ? "body" : "query",
    parameters: parameters.map(({ name }) => name),
    constants: Object.fromEntries(constants) as Record<string, string>,
    security: Object.keys(requirement ?? {})[0] ?? null,
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, where: string): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new DescriptionError(`${where}: ${String(value)} is none of ${allowed.join(", ")}`);
}
