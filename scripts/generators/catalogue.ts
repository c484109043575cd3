import type {
  Catalogue,
  Effect,
  Operation,
  Provenance,
  Variant,
  Way,
} from "../../contract-tests/engine/catalogue.ts";
import {
  DescriptionError,
  follow,
  type Description,
  type Parameter,
  type PathOperation,
  type Schema,
} from "./description.ts";
import { branchFinder, type BranchOf } from "./branches.ts";

const METHODS = ["get", "put", "post", "delete", "patch"] as const;
const EFFECTS: readonly string[] = [
  "reads",
  "authenticates",
  "creates",
  "deletes",
] satisfies Effect[];
const PROVENANCES: readonly string[] = [
  "documented",
  "inferred",
  "undocumented",
] satisfies Provenance[];

/** One operation of a path item, with what it is called and where it goes. */
export interface PathEntry {
  /** The operation's name everywhere: its fragment where it has one (a WaverOS action), else its `operationId`. */
  readonly name: string;
  readonly method: (typeof METHODS)[number];
  /** The path on the wire, without the fragment. */
  readonly path: string;
  readonly fragment: string | undefined;
  readonly operation: PathOperation;
}

/** Every operation of every path, in the description's order. */
export function* entries(description: Description): Generator<PathEntry> {
  for (const [key, item] of Object.entries(description.paths)) {
    const [path = "/", fragment] = key.split("#");
    // In the order of the description: its first method is the default.
    for (const [method, operation] of Object.entries(item)) {
      if (!isMethod(method)) continue;
      yield { name: fragment ?? operation.operationId, method, path, fragment, operation };
    }
  }
}

function isMethod(key: string): key is (typeof METHODS)[number] {
  return METHODS.some((method) => method === key);
}

/** The catalogue of a bundled description. */
export function catalogueOf(api: string, description: Description): Catalogue {
  const branchOf = branchFinder(description);
  const operations: Record<string, Operation> = {};
  const variants: Record<string, Variant> = {};
  for (const entry of entries(description)) {
    const { name, operation } = entry;
    const place = `${api}: ${entry.method.toUpperCase()} ${entry.path} (${operation.operationId})`;
    const effect = oneOf(EFFECTS, operation["x-effect"], `${place}: x-effect`) as Effect;
    const known = operations[name];
    if (known && known.effect !== effect) {
      throw new DescriptionError(`${place}: x-effect differs from that of the other method`);
    }
    operations[name] = {
      name,
      summary: known?.summary ?? operation.summary,
      effect,
      ways: [...(known?.ways ?? []), wayOf(description, entry)],
    };
    for (const [key, variant] of variantsOf(api, description, branchOf, entry, place)) {
      const other = variants[key];
      if (other && JSON.stringify(other) !== JSON.stringify(variant)) {
        throw new DescriptionError(`${place}: ${key} is another variant by the other method`);
      }
      variants[key] = variant;
    }
  }
  return { api, title: description.info.title, operations, variants };
}

function* variantsOf(
  api: string,
  description: Description,
  branchOf: BranchOf,
  { name: operation, fragment, operation: { responses } }: PathEntry,
  place: string,
): Generator<[string, Variant]> {
  for (const [status, reference] of Object.entries(responses)) {
    const response = follow(description, reference);
    const provenance = response["x-variants"] ?? {};
    for (const [mediaType, content] of Object.entries(response.content ?? {})) {
      for (const [name, exampleReference] of Object.entries(content.examples ?? {})) {
        const example = follow(description, exampleReference);
        const where = `${place}: response ${status}: example ${name}`;
        const key = [operation, ...(fragment === undefined ? [status] : []), name].join("/");
        yield [
          key,
          {
            id: `${api}/${key}`,
            operation,
            name,
            summary: example.summary ?? name,
            status: status === "default" ? null : Number(status),
            provenance: oneOf(PROVENANCES, provenance[name], `${where}: x-variants`) as Provenance,
            mediaType,
            schema: branchOf(content.schema, example.value, where),
          },
        ];
      }
    }
  }
}

function wayOf(description: Description, { method, path, operation }: PathEntry): Way {
  const [requirement] = operation.security ?? description.security ?? [];
  const security = requirement ? (Object.keys(requirement)[0] ?? null) : null;
  const body = operation.requestBody?.content["application/json"];
  const described: [string, Schema][] = body
    ? Object.entries(
        (follow(description, body.schema)["properties"] ?? {}) as Record<string, Schema>,
      )
    : (operation.parameters ?? []).map((reference) => {
        const { name, schema } = follow<Parameter>(description, reference);
        return [name, schema];
      });
  const constants: Record<string, string> = {};
  for (const [name, reference] of described) {
    const value = follow(description, reference)["const"];
    if (typeof value === "string") constants[name] = value;
  }
  return {
    method: method.toUpperCase(),
    path,
    parametersIn: body ? "body" : "query",
    parameters: described.map(([name]) => name),
    constants,
    security,
  };
}

function oneOf(allowed: readonly string[], value: unknown, where: string): string {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw new DescriptionError(`${where}: ${String(value)} is none of ${allowed.join(", ")}`);
}
