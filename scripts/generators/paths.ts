import {
  follow,
  type Description,
  type Example,
  type Parameter,
  type PathOperation,
  type Schema,
} from "./description.ts";

const METHODS: readonly string[] = ["get", "put", "post", "delete", "patch"];

/** One operation of a path item, with what it is called and where it goes. */
export interface PathEntry {
  /** The operation's name everywhere: its fragment where it has one (a WaverOS action), else its `operationId`. */
  readonly name: string;
  readonly method: string;
  /** Which of the operation's ways this is: an action has one for each method. */
  readonly way: number;
  /** The path on the wire, without the fragment. */
  readonly path: string;
  readonly fragment: string | undefined;
  readonly operation: PathOperation;
}

/** Every operation of every path, in the description's order. */
export function* entries(description: Description): Generator<PathEntry> {
  const ways: Record<string, number> = {};
  for (const [key, item] of Object.entries(description.paths)) {
    const [path = "/", fragment] = key.split("#");
    // In the order of the description: its first method is the default.
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.includes(method)) continue;
      const name = fragment ?? operation.operationId;
      const way = (ways[name] = (ways[name] ?? -1) + 1);
      yield { name, method, way, path, fragment, operation };
    }
  }
}

/** One example of one response: a variant, as a description has it. */
export interface DescribedAnswer {
  /** The variant's key in the catalogue: operation, status where the operation's answers have one, and name. */
  readonly key: string;
  readonly name: string;
  /** A status, or `default`. */
  readonly status: string;
  readonly mediaType: string;
  readonly schema: Schema;
  readonly example: Example;
  /** What `x-variants` says of it. */
  readonly provenance: string | undefined;
}

/** Every example of every response of one operation, in the description's order. */
export function* answersOf(
  description: Description,
  { name: operation, fragment, operation: { responses } }: PathEntry,
): Generator<DescribedAnswer> {
  for (const [status, reference] of Object.entries(responses)) {
    const { content = {}, "x-variants": provenances = {} } = follow(description, reference);
    for (const [mediaType, { schema, examples = {} }] of Object.entries(content)) {
      for (const [name, one] of Object.entries(examples)) {
        const key = [operation, ...(fragment === undefined ? [status] : []), name].join("/");
        const example = follow(description, one);
        yield { key, name, status, mediaType, schema, example, provenance: provenances[name] };
      }
    }
  }
}

/** What an operation takes: the properties of its body, or else its parameters. */
export function parametersOf(
  description: Description,
  { requestBody, parameters = [] }: PathOperation,
): { name: string; required: boolean; schema: Schema }[] {
  const body = requestBody?.content["application/json"];
  if (!body) {
    return parameters.map((reference) => {
      const { name, required = false, schema } = follow<Parameter>(description, reference);
      return { name, required, schema: follow(description, schema) };
    });
  }
  const schema = follow(description, body.schema);
  const required = (schema["required"] ?? []) as string[];
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  return properties.map(([name, property]) => {
    return { name, required: required.includes(name), schema: follow(description, property) };
  });
}
