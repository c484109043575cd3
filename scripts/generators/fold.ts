import { branchesOf } from "./branches.ts";
import { follow, mapValues, type Description, type PathOperation } from "./description.ts";
import { answersOf, entries, parametersOf, type DescribedAnswer, type PathEntry } from "./paths.ts";

/**
 * The description as other tools expect it: one path for each path on the wire.
 *
 * Operations that are told apart by a fragment (`/#create_voucher`, `/#remove_voucher`) become
 * one operation a method, with the union of their requests, tagged by the parameter that has one
 * constant value in each, and the union of their answers. Which answers belong to which request,
 * OpenAPI cannot say; `x-operations` says it.
 * A description without fragments is given back as it is.
 */
export function fold(description: Description): Description {
  const all = [...entries(description)];
  if (all.every(({ fragment }) => fragment === undefined)) return description;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method } of all) {
    const group = all.filter((entry) => entry.path === path && entry.method === method);
    (paths[path] ??= {})[method] ??= union(description, group);
  }
  return { ...description, paths } as unknown as Description;
}

function union(description: Description, group: readonly PathEntry[]): object {
  const { method, operation } = group[0]!;
  const { operationId: _, summary: __, description: ___, "x-effect": ____, ...rest } = operation;
  const request = operation.requestBody
    ? { requestBody: { required: true, content: { "application/json": body(description, group) } } }
    : { parameters: parameters(description, group) };
  return {
    ...rest,
    operationId: `${method}Action`,
    summary: `Call an action by ${method.toUpperCase()}`,
    description:
      "One endpoint for every action; the parameter that names the action decides which parameters count and which answers can come.",
    tags: [...new Set(group.flatMap(({ operation }) => operation.tags ?? []))],
    ...request,
    responses: responses(description, group),
    "x-operations": Object.fromEntries(
      group.map(({ name, operation }) => [name, summaryOf(description, operation)]),
    ),
  };
}

/** What stays to be said of one operation of the union. */
function summaryOf(description: Description, operation: PathOperation): object {
  const { operationId, summary, "x-effect": effect, requestBody, parameters } = operation;
  const request = requestBody?.content["application/json"]?.schema;
  return {
    operationId,
    summary,
    "x-effect": effect,
    ...(requestBody ? { request } : { parameters }),
    answers: mapValues(operation.responses, (one) => follow(description, one)["x-variants"]),
  };
}

/** The union of the bodies, tagged by the property that is a constant in each. */
function body(description: Description, group: readonly PathEntry[]): object {
  const bodies = group.map(({ operation }) => operation.requestBody!.content["application/json"]!);
  const tag = parametersOf(description, group[0]!.operation).find(
    ({ schema }) => "const" in schema,
  );
  const mapping = group.map(({ name }, index) => [name, bodies[index]!.schema["$ref"]]);
  const discriminator = { propertyName: tag?.name, mapping: Object.fromEntries(mapping) as object };
  return {
    schema: { oneOf: bodies.map(({ schema }) => schema), discriminator },
    examples: Object.assign({}, ...bodies.map(({ examples }) => examples)) as object,
  };
}

/** Each parameter of the query once, required where every operation requires it; of a constant, all its values. */
function parameters(description: Description, group: readonly PathEntry[]): object[] {
  const taken = group.map(({ operation: { parameters = [] } }) =>
    parameters.map((reference) => follow(description, reference)),
  );
  return [...new Set(taken.flat().map(({ name }) => name))].map((name) => {
    const same = taken.flatMap((own) => own.filter((one) => one.name === name));
    const constants = same.flatMap(({ schema }) => ("const" in schema ? [schema["const"]] : []));
    return {
      ...same[0],
      ...(constants.length > 0 ? { schema: { type: "string", enum: constants } } : {}),
      required: same.length === group.length && same.every(({ required }) => required),
    };
  });
}

function responses(description: Description, group: readonly PathEntry[]): object {
  const statuses = new Set(group.flatMap(({ operation }) => Object.keys(operation.responses)));
  const all = [...statuses].map((status) => {
    const own = group.flatMap(({ operation }) => operation.responses[status] ?? []);
    const [first, ...others] = own.map((reference) => follow(description, reference));
    const answers = group
      .flatMap((entry) => [...answersOf(description, entry)])
      .filter((answer) => answer.status === status);
    const names = answers.flatMap(({ schema }) => branchesOf(description, schema, status));
    // Answers of different actions may look alike, so a union of them is not a `oneOf`.
    const anyOf = [...new Set(names)].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const of = (value: (answer: DescribedAnswer) => unknown) =>
      Object.fromEntries(answers.map((answer) => [answer.name, value(answer)])) as object;
    const examples = of(({ example }) => example);
    const response = {
      description: others.length === 0 ? first?.description : descriptionOf(status),
      content: { "application/json": { schema: { anyOf }, examples } },
      "x-variants": of(({ provenance }) => provenance),
    };
    return [status, response];
  });
  return Object.fromEntries(all) as object;
}

function descriptionOf(status: string): string {
  return status === "default"
    ? "The action was refused; the page gives no status for it."
    : "What the action answers when it is done; which of these depends on the action.";
}
