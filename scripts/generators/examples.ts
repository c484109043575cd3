import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "../../contract-tests/engine/catalogue.ts";
import {
  DescriptionError,
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Example,
  type MediaType,
  type Response,
  type Schema,
} from "./description.ts";
import { branchesOf, branchFinder } from "./schemas.ts";

/**
 * The description with what its form leaves to be worked out: every variant has its example, and every
 * response says in `x-variants` where each variant comes from.
 * @throws DescriptionError where a schema leaves a body open that no example shows.
 */
export function complete(given: Description): Description {
  const description = structuredClone(given);
  const branchOf = branchFinder(description);
  const done = new Set<Response>();
  for (const { method, path, operation } of entriesOf(description)) {
    for (const [status, reference] of Object.entries(operation.responses)) {
      const response = follow(description, reference);
      if (done.has(response)) continue;
      done.add(response);
      const where = `${method} ${path}: response ${status}`;
      const content = mapValues(response.content ?? {}, (mediaType) => ({
        ...mediaType,
        examples: examplesOf(description, branchOf, mediaType, where),
      }));
      const names = Object.values(content).flatMap(({ examples }) => Object.keys(examples));
      Object.assign(response, { content, "x-variants": takeProvenance(response, names, where) });
    }
  }
  return description;
}

/** Takes `x-inferred` and `x-undocumented` from a response, and says of every variant what they say. */
function takeProvenance(
  response: { -readonly [Key in keyof Response]?: Response[Key] },
  names: readonly string[],
  where: string,
): Record<string, Provenance> {
  const { "x-inferred": inferred = [], "x-undocumented": undocumented = [] } = response;
  delete response["x-inferred"];
  delete response["x-undocumented"];
  const unknown = [...inferred, ...undocumented].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.join(", ");
    throw new DescriptionError(`${where}: there is no variant ${unknown}; there are ${known}`);
  }
  const of = (name: string) => (undocumented.includes(name) ? "undocumented" : "documented");
  return Object.fromEntries(
    names.map((name) => [name, inferred.includes(name) ? "inferred" : of(name)]),
  );
}

/** An example of each branch, in the branches' order: those that are written, else the one that the schema makes. */
function examplesOf(
  description: Description,
  branchOf: ReturnType<typeof branchFinder>,
  { schema, examples = {} }: MediaType,
  where: string,
): Record<string, Example> {
  const written = Object.entries(examples).map(([name, reference]) => {
    const example = follow(description, reference);
    return { name, example, branch: branchOf(schema, example.value, `${where}: example ${name}`) };
  });
  const all = branchesOf(description, schema, where).flatMap((branch) => {
    const component = description.components.schemas[branch]!;
    const summary = summaryOf(component);
    const name = branch.replaceAll(/(?<=.)([A-Z])/g, "-$1").toLowerCase();
    const value = valueOf(description, component);
    const own = written.filter((one) => one.branch === branch);
    if (own.some((one) => one.name === name && isDeepStrictEqual(one.example.value, value))) {
      throw new DescriptionError(
        `${where}: example ${name}: ${branch} says all of it; leave the example out`,
      );
    }
    if (own.length > 0) return own.map((one) => [one.name, { summary, ...one.example }]);
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
  const [listed] = ((schema["examples"] ?? schema["enum"]) as unknown[] | undefined) ?? [];
  const said = schema["const"] ?? schema["default"] ?? listed;
  if (said !== undefined) return said;
  if ([schema["type"]].flat().includes("null")) return null;
  const properties = schema["properties"] as Readonly<Record<string, Schema>> | undefined;
  if (!properties) return undefined;
  const values = ((schema["required"] ?? []) as string[]).map(
    (name) => [name, valueOf(description, properties[name] ?? {})] as const,
  );
  return values.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(values);
}

/** What a variant is, in a line: its schema's title, or else the first sentence of its description. */
function summaryOf({ title, description = "" }: Schema): string | undefined {
  if (typeof title === "string") return title;
  return /^(.+?)(?:\.(?= |$)|$)/.exec(String(description).replaceAll(/\s+/g, " ").trim())?.[1];
}
