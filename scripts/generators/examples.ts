import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "../../contract-tests/engine/description/catalogue.ts";
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
import { branchesOf, branchFinder, standaloneSchemas } from "./schemas.ts";
import { withParameterSources } from "./sources.ts";

/**
 * The description with what its form leaves to be worked out: every variant has its example, and every
 * response says in `x-variants` where each variant comes from, every parameter in `x-source`.
 * @throws DescriptionError where a response does not make its variants plain.
 */
export function complete(given: Description): Description {
  const description = structuredClone(given);
  const branchOf = branchFinder(description);
  const schemas = standaloneSchemas(description);
  const done = new Set<Response>();
  for (const { method, path, operation } of entriesOf(description)) {
    const elsewhere = follow(description, operation.responses["default"]);
    for (const [status, reference] of Object.entries(operation.responses)) {
      const response = follow(description, reference);
      if (done.has(response)) continue;
      done.add(response);
      const where = `${method} ${path}: response ${status}`;
      const branchesIn = ({ content = {} }: Response) =>
        Object.values(content).flatMap(({ schema }) => branchesOf(description, schema, where));
      // What `default` lists too may come under any status: it is a variant once, and there.
      const others = elsewhere && response !== elsewhere ? branchesIn(elsewhere) : [];
      const branches = branchesIn(response);
      const own = branches.filter((branch) => !others.includes(branch));
      const content = mapValues(response.content ?? {}, (mediaType) => ({
        ...mediaType,
        examples: examplesOf(description, branchOf, mediaType, own, where),
      }));
      const closed = branches.find((name) => REFUSES_FIELDS.test(JSON.stringify(schemas[name])));
      if (closed !== undefined) {
        throw new DescriptionError(
          `${where}: ${closed} has additionalProperties: false; leave it out, an additional field does not violate the contract`,
        );
      }
      const names = Object.values(content).flatMap(({ examples }) => Object.keys(examples));
      Object.assign(response, { content, "x-variants": takeProvenance(response, names, where) });
    }
  }
  return withParameterSources(description);
}

/** An installation may answer more than is known, at any depth. */
const REFUSES_FIELDS = /"additionalProperties":false/;

/** Says of every variant what `x-inferred` and `x-undocumented` of its response say; takes the latter away. */
function takeProvenance(
  response: { -readonly [Key in keyof Response]?: Response[Key] },
  names: readonly string[],
  where: string,
): Record<string, Provenance> {
  const { "x-inferred": inferred = {}, "x-undocumented": undocumented = [], ...others } = response;
  const unknown = Object.keys(others).find((key) => key.startsWith("x-"));
  const isMap = !Array.isArray(inferred) && typeof inferred === "object";
  if (unknown !== undefined || !isMap || !Array.isArray(undocumented)) {
    const mark = unknown ?? (isMap ? "x-undocumented" : "x-inferred");
    throw new DescriptionError(
      `${where}: ${mark}: say under x-inferred what each variant is inferred from, or list variants under x-undocumented; the others are documented`,
    );
  }
  const marked = [
    ...Object.keys(inferred).map((name) => [name, "inferred"] as const),
    ...(undocumented as string[]).map((name) => [name, "undocumented"] as const),
  ];
  const provenances: Record<string, Provenance> = Object.fromEntries(
    names.map((name) => [name, "documented"]),
  );
  for (const [name, provenance] of marked) {
    if (!names.includes(name)) {
      const known = names.join(", ");
      throw new DescriptionError(`${where}: there is no variant ${name}; there are ${known}`);
    }
    if (provenances[name] !== "documented") {
      throw new DescriptionError(`${where}: x-${provenance}: ${name} is listed already`);
    }
    provenances[name] = provenance;
  }
  delete response["x-undocumented"];
  return provenances;
}

/** An example of each branch, in the branches' order: those that are written, else the one that the schema makes. */
function examplesOf(
  description: Description,
  branchOf: ReturnType<typeof branchFinder>,
  { schema, examples = {} }: MediaType,
  branches: readonly string[],
  where: string,
): Record<string, Example> {
  const written = Object.entries(examples).map(([name, reference]) => {
    const example = follow(description, reference);
    return { name, example, branch: branchOf(schema, example.value, `${where}: example ${name}`) };
  });
  const all = branches.flatMap((branch) => {
    const component = description.components.schemas[branch]!;
    const summary = summaryOf(component);
    const name = branch.replaceAll(/(?<=.)([A-Z])/g, "-$1").toLowerCase();
    const value = valueOf(description, component);
    const own = written.filter((one) => one.branch === branch);
    const made = { name, example: { summary, value } };
    if (
      own.some((one) =>
        isDeepStrictEqual({ name: one.name, example: { summary, ...one.example } }, made),
      )
    ) {
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
  const byName = Object.fromEntries(all) as Record<string, Example>;
  const foreign = Object.keys(examples).find((name) => !(name in byName));
  if (foreign !== undefined) {
    throw new DescriptionError(
      `${where}: example ${foreign} is of an answer that default has too; write it there`,
    );
  }
  // A mock answers with the first, so what is written says which that is.
  return { ...mapValues(examples, (_, name) => byName[name]!), ...byName };
}

/** The one value that a schema leaves room for: its literal, or its standard or first value; undefined where it is open. */
function valueOf(description: Description, reference: Schema): unknown {
  const schema = follow(description, reference);
  const { type, properties, required = [] } = schema;
  const said = schema.const ?? schema.default ?? (schema.examples ?? schema.enum)?.[0];
  if (said !== undefined) return said;
  if ([type].flat().includes("null")) return null;
  if (!properties) return undefined;
  const values = required.map((name) => [name, valueOf(description, properties[name] ?? {})]);
  return values.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(values);
}

/** What an answer is, in a line: the first sentence of its schema's description. */
export function summaryOf({ description = "" }: Schema): string | undefined {
  return /^(.+?)(?:\.(?= |$)|$)/.exec(description.replaceAll(/\s+/g, " ").trim())?.[1];
}
