import {
  variantsOf,
  type Catalogue,
  type Effect,
  type Operation,
  type Provenance,
  type Variant,
} from "../../contract-tests/engine/description/catalogue.ts";
import { DescriptionError, entriesOf, type Description } from "./description.ts";
import { branchFinder, pascalCase } from "./schemas.ts";
import { checkedSources, variantSource } from "./sources.ts";

const EFFECTS: readonly Effect[] = ["reads", "authenticates", "creates", "deletes"];

/** The catalogue of a description in which every variant has its example. @throws DescriptionError */
export function catalogueOf(api: string, description: Description): Catalogue {
  const branchOf = branchFinder(description);
  const operations: Record<string, Operation> = {};
  const variants: Record<string, Variant> = {};
  const sources = checkedSources(api, description);
  for (const { name: operation, method, path, operation: described, ...entry } of entriesOf(
    description,
  )) {
    const { operationId, summary, security = description.security } = described;
    const place = `openapi/${api}: ${method.toUpperCase()} ${path} (${operationId})`;
    const effect = effectOf(described["x-effect"], place);
    const known = operations[operation] ?? { name: operation, summary, effect, ways: [] };
    if (known.effect !== effect) {
      throw new DescriptionError(`${place}: x-effect differs from that of the other method`);
    }
    const constants = entry.parameters.flatMap(({ name, schema: { const: literal } }) =>
      typeof literal === "string" ? [[name, literal] as const] : [],
    );
    const way = {
      method: method.toUpperCase(),
      path,
      parametersIn: described.requestBody ? "body" : "query",
      parameters: entry.parameters.map(({ name }) => name),
      constants: Object.fromEntries(constants),
      security: Object.keys(security?.[0] ?? {})[0] ?? null,
    } as const;
    operations[operation] = { ...known, ways: [...known.ways, way] };
    const narrowed = (status: string) =>
      entry.answers
        .filter((one) => one.status === status && one.example["x-narrows"])
        .map(({ name }) => pascalCase(name));
    for (const answer of entry.answers) {
      const { key, name, status, mediaType, schema, example, provenance } = answer;
      const where = `${place}: response ${status}: example ${name}`;
      const kept = branchOf(schema, example.value, where, example["x-narrows"] && narrowed(status));
      const variant: Variant = {
        id: `${api}/${key}`,
        operation,
        name,
        summary: example.summary ?? name,
        status: status === "default" ? null : Number(status),
        provenance: provenance as Provenance,
        source: variantSource(description, described, answer, kept, place),
        mediaType,
        schema: kept,
      };
      if (JSON.stringify(variants[key] ?? variant) !== JSON.stringify(variant)) {
        throw new DescriptionError(`${place}: ${key} is another variant by the other method`);
      }
      variants[key] = variant;
    }
  }
  const patterns = patternsOf(api, description);
  return { api, title: description.info.title, operations, variants, sources, patterns };
}

function effectOf(value: string, place: string): Effect {
  const found = EFFECTS.find((one) => one === value);
  if (found !== undefined) return found;
  throw new DescriptionError(`${place}: x-effect: ${value} is not one of ${EFFECTS.join(", ")}`);
}

/** One way to call an operation, with what the catalogue has of it. */
export type Endpoint = ReturnType<typeof endpointsOf>[number];

/** Every way to call an operation, in the description's order. */
export function endpointsOf(catalogue: Catalogue, description: Description) {
  return entriesOf(description).map((entry) => {
    const listed = catalogue.operations[entry.name]!;
    const variants = variantsOf(catalogue, entry.name);
    return { ...entry, listed, way: listed.ways[entry.way]!, variants };
  });
}

/** Each operation as a client calls it: of several ways, the one that has a body. */
export function callsOf(catalogue: Catalogue, description: Description): Endpoint[] {
  const ways = Map.groupBy(endpointsOf(catalogue, description), ({ name }) => name);
  return [...ways.values()].map(
    (own) => own.find(({ operation }) => operation.requestBody) ?? own[0]!,
  );
}

/**
 * What a text is that matches a pattern, in words, by pattern: `x-matches` beside it, at one of the places that have it.
 * @throws DescriptionError for a pattern without words, with two kinds of them, or with an example in quotes that it does not match
 */
export function patternsOf(api: string, description: Description): Record<string, string> {
  const found: { readonly pattern: string; readonly "x-matches"?: string }[] = [];
  JSON.stringify(description, (key, part: (typeof found)[number] | null) => {
    if (ASKS_NOTHING.includes(key)) return undefined;
    if (typeof part?.pattern === "string") found.push(part);
    return part;
  });
  const words = new Map<string, string>();
  for (const { pattern, "x-matches": own } of found) if (own) words.set(pattern, own);
  for (const { pattern, "x-matches": own } of found) {
    const known = words.get(pattern);
    const fail = (what: string): never => {
      throw new DescriptionError(`openapi/${api}: the pattern ${pattern} ${what}`);
    };
    if (known === undefined)
      fail("has no words; say beside it in x-matches what a matching text is");
    const odd = /"([^"]+)"/.exec(own ?? "")?.[1];
    if (odd !== undefined && !new RegExp(pattern, "u").test(odd))
      fail(`does not match "${odd}", as its x-matches says; correct one of them`);
    if (own && own !== known) fail(`has two x-matches, "${own}" and "${known}"; keep one of them`);
  }
  return Object.fromEntries(words);
}

/** Where a pattern asks for nothing that a reader is told: examples have none, and below `not`, it is what must not be. */
const ASKS_NOTHING = ["example", "examples", "not"];
