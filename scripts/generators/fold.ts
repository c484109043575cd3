import {
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Entry,
  type Parameter,
} from "./description.ts";
import { branchesOf } from "./schemas.ts";

/**
 * The description as other tools expect it: one path for each path on the wire.
 *
 * Operations that have a path of their own for one on the wire (`/create_voucher/../`, `/remove_voucher/../`) become
 * one operation a method, with the union of their requests, tagged by the parameter that has one
 * constant value in each, and the union of their answers. Which answers belong to which request,
 * OpenAPI cannot say; `x-operations` says it.
 * A description without such paths is given back as it is.
 */
export function fold(description: Description): Description {
  const all = entriesOf(description);
  if (all.every(({ action }) => action === undefined)) return description;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method } of all) {
    const group = all.filter((entry) => entry.path === path && entry.method === method);
    (paths[path] ??= {})[method] ??= union(description, group);
  }
  return { ...description, paths } as unknown as Description;
}

function union(description: Description, group: readonly Entry[]): object {
  const { method, operation } = group[0]!;
  const { operationId: _, summary: __, description: ___, "x-effect": ____, ...rest } = operation;
  const request = operation.requestBody
    ? { requestBody: { required: true, content: { "application/json": bodyOf(group) } } }
    : { parameters: parametersOf(description, group) };
  return {
    ...rest,
    operationId: `${method}Action`,
    summary: `Call an action by ${method.toUpperCase()}`,
    description:
      "One endpoint for every action; the parameter that names the action decides which parameters count and which answers can come.",
    tags: [...new Set(group.flatMap(({ operation }) => operation.tags ?? []))],
    ...request,
    responses: responsesOf(description, group),
    "x-operations": Object.fromEntries(
      group.map(({ name, operation }) => {
        const { operationId, summary, "x-effect": effect, requestBody, parameters } = operation;
        const own = requestBody
          ? { request: requestBody.content["application/json"]?.schema }
          : { parameters };
        const answers = mapValues(operation.responses, (response) => {
          return follow(description, response)["x-variants"];
        });
        return [name, { operationId, summary, "x-effect": effect, ...own, answers }];
      }),
    ),
  };
}

/** The union of the bodies, tagged by the property that is a constant in each. */
function bodyOf(group: readonly Entry[]): object {
  const bodies = group.map(({ operation }) => operation.requestBody!.content["application/json"]!);
  const tag = group[0]!.parameters.find(({ schema }) => "const" in schema);
  const mapping = group.map(({ name }, index) => [name, bodies[index]!.schema.$ref]);
  const discriminator = { propertyName: tag?.name, mapping: Object.fromEntries(mapping) as object };
  return {
    schema: { oneOf: bodies.map(({ schema }) => schema), discriminator },
    examples: Object.assign({}, ...bodies.map(({ examples }) => examples)) as object,
  };
}

/** Each parameter of the query once, required where every operation requires it; of a constant, all its values. */
function parametersOf(description: Description, group: readonly Entry[]): object[] {
  const taken = group
    .flatMap(({ operation }) => operation.parameters ?? [])
    .map((reference) => follow<Parameter>(description, reference));
  return [...Map.groupBy(taken, ({ name }) => name).values()].map((same) => {
    const constants = same.flatMap(({ schema }) => ("const" in schema ? [schema.const] : []));
    return {
      ...same[0],
      ...(constants.length > 0 ? { schema: { type: "string", enum: constants } } : {}),
      required: same.length === group.length && same.every(({ required }) => required),
    };
  });
}

function responsesOf(description: Description, group: readonly Entry[]): object {
  const statuses = new Set(group.flatMap(({ operation }) => Object.keys(operation.responses)));
  const all = [...statuses].map((status) => {
    const [first, ...others] = group.flatMap(({ operation }) => operation.responses[status] ?? []);
    const answers = group.flatMap((entry) => entry.answers).filter((one) => one.status === status);
    const names = answers.flatMap(({ schema }) => branchesOf(description, schema, status));
    // Answers of different actions may look alike, so a union of them is not a `oneOf`.
    const anyOf = [...new Set(names)].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const examples = Object.fromEntries(answers.map(({ name, example }) => [name, example]));
    const variants = Object.fromEntries(answers.map(({ name, provenance }) => [name, provenance]));
    const said =
      status === "default"
        ? "The action was refused; the page gives no status for it."
        : "What the action answers when it is done; which of these depends on the action.";
    const response = {
      description: first && others.length === 0 ? follow(description, first).description : said,
      content: { "application/json": { schema: { anyOf }, examples } },
      "x-variants": variants,
    };
    return [status, response];
  });
  return Object.fromEntries(all) as object;
}
