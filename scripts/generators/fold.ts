import { isDeepStrictEqual } from "node:util";
import { joinSources } from "../../contract-tests/engine/description/source.ts";
import {
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Entry,
  type Parameter,
  type Schema,
} from "./description.ts";
import { plainSchema } from "./client-form.ts";
import { branchesOf } from "./schemas.ts";

/**
 * The description as other tools expect it: one path for each path on the wire.
 *
 * Actions, which have paths of their own for one on the wire (`/create_voucher/../`), become one
 * operation a method, with the union of their requests, tagged by the parameter that has one constant
 * value in each, and the union of their answers. Which answers belong to which request, OpenAPI cannot
 * say; `x-operations` says it. Components that this leaves unused are still there.
 * A description without actions is returned unchanged.
 */
export function fold(description: Description): Description {
  const all = entriesOf(description);
  if (all.every(({ action }) => action === undefined)) return description;
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Record<string, Schema> = { ...description.components.schemas };
  for (const { path, method, action, operation } of all) {
    const group = all.filter((entry) => entry.path === path && entry.method === method);
    (paths[path] ??= {})[method] ??=
      action === undefined ? operation : union(description, group, schemas);
  }
  const components = { ...description.components, schemas };
  return { ...description, paths, components } as unknown as Description;
}

function union(
  description: Description,
  group: readonly Entry[],
  schemas: Record<string, Schema>,
): object {
  const { method, operation } = group[0]!;
  const { operationId: _, summary: __, description: ___, "x-effect": ____, ...others } = operation;
  const { "x-source": _____, ...rest } = others;
  const name: Name = (title, text, schema) => {
    schemas[title] = { title, description: text, ...schema };
    return { $ref: `#/components/schemas/${title}` };
  };
  const request = operation.requestBody
    ? { requestBody: { required: true, content: { "application/json": bodyOf(group, name) } } }
    : { parameters: parametersOf(description, group) };
  return {
    ...rest,
    operationId: `${method}Action`,
    summary: `Call an action by ${method.toUpperCase()}`,
    description:
      "One endpoint for every action; the parameter that names the action decides which parameters count and which answers can come. `x-operations` says which.",
    tags: [...new Set(group.flatMap(({ operation }) => operation.tags ?? []))],
    ...request,
    responses: responsesOf(description, group, name),
    "x-operations": Object.fromEntries(
      group.map((entry) => [entry.name, told(description, entry)]),
    ),
  };
}

/** One action: what it takes, and what it answers under each status. */
function told(description: Description, { operation, parameters }: Entry): object {
  const { summary, "x-effect": effect, "x-source": source, responses } = operation;
  const names = (isRequired: boolean) =>
    parameters.filter(({ required }) => required === isRequired).map(({ name }) => name);
  return {
    summary,
    "x-effect": effect,
    "x-source": source,
    requires: names(true),
    allows: names(false),
    answers: mapValues(responses, (response) => follow(description, response)["x-variants"]),
  };
}

/** Makes a component of a schema, and refers to it. */
type Name = (title: string, text: string, schema: Schema) => Schema;

/** The union of the bodies, tagged by the property that is a constant in each. */
function bodyOf(group: readonly Entry[], name: Name): object {
  const bodies = group.map(({ operation }) => operation.requestBody!.content["application/json"]!);
  const tag = group[0]!.parameters.find(({ schema }) => "const" in schema);
  const mapping = group.map(({ name }, index) => [name, bodies[index]!.schema.$ref]);
  const discriminator = { propertyName: tag?.name, mapping: Object.fromEntries(mapping) as object };
  const oneOf = bodies.map(({ schema }) => schema);
  return {
    schema: name("ActionRequest", "What an action takes.", { oneOf, discriminator }),
    examples: Object.assign({}, ...bodies.map(({ examples }) => examples)) as object,
  };
}

/** Each parameter of the query once: what it is in which action, and required where all of them require it. */
function parametersOf(description: Description, group: readonly Entry[]): object[] {
  const taken = group.flatMap(({ name: action, operation }) =>
    (operation.parameters ?? []).map((reference) => {
      return { action, parameter: follow<Parameter>(description, reference) };
    }),
  );
  return [...Map.groupBy(taken, ({ parameter }) => parameter.name).values()].map((same) => {
    const { parameter: first } = same[0]!;
    const parameters = same.map(({ parameter }) => parameter);
    const all = same.length === group.length;
    const isOne = (key: "description" | "schema") =>
      parameters.every((one) => isDeepStrictEqual(one[key], first[key]));
    const text = same.map(({ action, parameter }) => `\`${action}\`: ${parameter.description}`);
    const source = joinSources(parameters.map((one) => one["x-source"]));
    return {
      ...first,
      ...(!(all && isOne("description")) && { description: text.join("\n") }),
      ...(!isOne("schema") && {
        schema: plainSchema(
          description,
          parameters.map(({ schema }) => schema),
        ),
      }),
      ...(source && { "x-source": source }),
      required: all && parameters.every(({ required }) => required),
    };
  });
}

function responsesOf(description: Description, group: readonly Entry[], name: Name): object {
  const statuses = new Set(group.flatMap(({ operation }) => Object.keys(operation.responses)));
  const all = [...statuses].map((status) => {
    const answers = group.flatMap((entry) => entry.answers).filter((one) => one.status === status);
    const names = answers.flatMap(({ schema }) => branchesOf(description, schema, status));
    const requires = (name: string) => description.components.schemas[name]?.required?.length ?? 0;
    // Answers of different actions may look alike, so a union of them is not a `oneOf`. There are
    // clients that take the first that fits, so what requires most comes first.
    const sorted = [...new Set(names)].toSorted((a, b) => requires(b) - requires(a));
    const anyOf = sorted.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const text =
      status === "default"
        ? "An action was refused, or failed."
        : "What an action answers; which of these can come depends on the action.";
    const title =
      status === "default" ? "ActionError" : `ActionAnswer${status === "200" ? "" : status}`;
    const schema = name(title, text, { anyOf });
    const examples = Object.fromEntries(answers.map(({ name, example }) => [name, example]));
    const variants = Object.fromEntries(answers.map(({ name, provenance }) => [name, provenance]));
    const content = { "application/json": { schema, examples } };
    return [
      status,
      { description: text, ...(names.length > 0 && { content }), "x-variants": variants },
    ];
  });
  return Object.fromEntries(all) as object;
}
