import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "../../contract-tests/engine/catalogue.ts";
import { branchesOf, branchFinder, type BranchOf } from "./branches.ts";
import {
  DescriptionError,
  follow,
  type Description,
  type Example,
  type MediaType,
  type PathOperation,
  type Response,
  type Schema,
} from "./description.ts";

/**
 * The description with what its form leaves to be worked out: every variant has its example, and every
 * response says in `x-variants` where each variant comes from.
 * @throws DescriptionError where a schema leaves a body open that no example shows.
 */
export function complete(description: Description): Description {
  const branchOf = branchFinder(description);
  const shown = (response: Response, where: string) =>
    completeResponse(description, branchOf, response, where);
  const { responses } = description.components as { responses?: Record<string, Response> };
  return {
    ...description,
    paths: mapValues(description.paths, (item, path) =>
      mapValues(item, (operation: PathOperation, method) => {
        if (typeof operation.responses !== "object") return operation;
        const own = mapValues(operation.responses, (response, status) =>
          "$ref" in response ? response : shown(response, `${method} ${path}: response ${status}`),
        );
        return { ...operation, responses: own };
      }),
    ),
    components: {
      ...description.components,
      ...(responses ? { responses: mapValues(responses, (one, name) => shown(one, name)) } : {}),
    },
  };
}

function completeResponse(
  description: Description,
  branchOf: BranchOf,
  response: Response,
  where: string,
): Response {
  const { description: text, "x-inferred": inferred = [], ...others } = response;
  const { "x-undocumented": undocumented = [], content = {}, ...rest } = others;
  const completed = mapValues(content, (mediaType) => {
    return { ...mediaType, examples: examplesOf(description, branchOf, mediaType, where) };
  });
  const names = Object.values(completed).flatMap(({ examples }) => Object.keys(examples));
  const unknown = [...inferred, ...undocumented].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new DescriptionError(
      `${where}: there is no variant ${unknown}; there are ${names.join(", ")}`,
    );
  }
  const provenance = (name: string): Provenance =>
    inferred.includes(name)
      ? "inferred"
      : undocumented.includes(name)
        ? "undocumented"
        : "documented";
  return {
    description: text,
    "x-variants": Object.fromEntries(names.map((name) => [name, provenance(name)])),
    ...rest,
    ...(response.content ? { content: completed } : {}),
  };
}

/** An example of each branch, in the branches' order: those that are written, else the one that the schema makes. */
function examplesOf(
  description: Description,
  branchOf: BranchOf,
  { schema, examples: written = {} }: MediaType,
  where: string,
): Record<string, Example> {
  const named = Object.entries(written).map(([name, reference]) => {
    const example = follow(description, reference);
    return { name, example, branch: branchOf(schema, example.value, `${where}: example ${name}`) };
  });
  const all = branchesOf(description, schema, where).flatMap((branch) => {
    const component = description.components.schemas[branch]!;
    const summary = summaryOf(component);
    const name = kebabCase(branch);
    const value = valueOf(description, component);
    const own = named.filter((one) => one.branch === branch);
    if (own.some((one) => one.name === name && isDeepStrictEqual(one.example.value, value))) {
      throw new DescriptionError(
        `${where}: example ${name}: ${branch} says all of it; leave the example out`,
      );
    }
    if (own.length > 0) return own.map(({ name, example }) => [name, { summary, ...example }]);
    if (value === undefined) {
      throw new DescriptionError(
        `${where}: ${branch} leaves its body open; write an example of it, such as ${name}`,
      );
    }
    branchOf(schema, value, `${where}: ${name}, as its schema makes it,`);
    return [[name, { summary, value }]];
  });
  return Object.fromEntries(all) as Record<string, Example>;
}

/** The one value that a schema leaves room for: its literal, or its standard or first value; undefined where it is open. */
function valueOf(description: Description, reference: Schema): unknown {
  const schema = follow(description, reference);
  const { const: literal, default: standard, examples, enum: values, type } = schema;
  if (literal !== undefined) return literal;
  if (standard !== undefined) return standard;
  for (const listed of [examples, values]) if (Array.isArray(listed)) return listed[0] as unknown;
  if ([type].flat().includes("null")) return null;
  if (type !== "object" || !schema["properties"]) return undefined;
  const properties = schema["properties"] as Readonly<Record<string, Schema>>;
  const entries = ((schema["required"] ?? []) as string[]).map(
    (name) => [name, valueOf(description, properties[name] ?? {})] as const,
  );
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** What a variant is, in a line: its schema's title, or else the first sentence of its description. */
function summaryOf({ title, description }: Schema): string | undefined {
  if (typeof title === "string") return title;
  const text = String(description ?? "").replaceAll(/\s+/g, " ");
  return /^(.+?)(?:\.(?= |$)|$)/.exec(text.trim())?.[1];
}

/** `ServerFull` is the variant `server-full`. */
function kebabCase(name: string): string {
  return name.replaceAll(/(?<=.)([A-Z])/g, "-$1").toLowerCase();
}

function mapValues<One, Other>(
  record: Readonly<Record<string, One>>,
  map: (value: One, key: string) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, map(one, key)]));
}
