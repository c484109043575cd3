import { entries } from "./catalogue.ts";
import { branchesOf } from "./branches.ts";
import { follow, type Description, type Schema } from "./description.ts";

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
    const item = (paths[path] ??= {});
    if (item[method]) continue;
    const group = all.filter((entry) => entry.path === path && entry.method === method);
    item[method] = union(description, group);
  }
  return { ...description, paths } as unknown as Description;
}

type Entry = ReturnType<typeof entries> extends Generator<infer E> ? E : never;

function union(description: Description, group: readonly Entry[]): object {
  const [first] = group;
  if (!first) throw new Error("a path without operations cannot be folded");
  const { operationId: _, summary: __, description: ___, ...rest } = first.operation;
  return {
    ...rest,
    operationId: `${first.method}Action`,
    summary: `Call an action by ${first.method.toUpperCase()}`,
    description:
      "One endpoint for every action; the parameter that names the action decides which parameters count and which answers can come.",
    tags: [...new Set(group.flatMap(({ operation }) => operation.tags ?? []))],
    ...request(description, group),
    responses: responses(description, group),
    "x-effect": undefined,
    "x-operations": Object.fromEntries(
      group.map(({ name, operation }) => [
        name,
        {
          operationId: operation.operationId,
          summary: operation.summary,
          "x-effect": operation["x-effect"],
          ...(operation.requestBody
            ? { request: operation.requestBody.content["application/json"]?.schema }
            : { parameters: operation.parameters }),
          answers: Object.fromEntries(
            Object.entries(operation.responses).map(([status, response]) => [
              status,
              follow(description, response)["x-variants"],
            ]),
          ),
        },
      ]),
    ),
  };
}

/** The union of the requests: of the bodies as a tagged `oneOf`; of the query's parameters, each once, required where all require it. */
function request(description: Description, group: readonly Entry[]): object {
  const bodies = group.map(({ operation }) => operation.requestBody?.content["application/json"]);
  if (bodies[0]) {
    const references = bodies.map((body) => body!.schema);
    const mapping: Record<string, string> = {};
    let tag = "";
    for (const [index, reference] of references.entries()) {
      const properties = follow(description, reference)["properties"] as Record<string, Schema>;
      const [name] = Object.entries(properties).find(([, schema]) => "const" in schema) ?? [""];
      tag = name;
      mapping[group[index]!.name] = String(reference["$ref"]);
    }
    const examples = Object.assign({}, ...bodies.map((body) => body?.examples));
    return {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: { oneOf: references, discriminator: { propertyName: tag, mapping } },
            examples,
          },
        },
      },
    };
  }
  const merged: Record<string, Record<string, unknown>> = {};
  for (const { operation } of group) {
    for (const reference of operation.parameters ?? []) {
      const parameter = follow(description, reference);
      const known = merged[parameter.name];
      const constant = parameter.schema["const"];
      if (constant !== undefined) {
        const values = ((known?.["schema"] as Schema | undefined)?.["enum"] ?? []) as unknown[];
        merged[parameter.name] = {
          ...parameter,
          schema: { type: "string", enum: [...values, constant] },
        };
      } else if (!known) merged[parameter.name] = { ...parameter };
    }
  }
  for (const [name, parameter] of Object.entries(merged)) {
    const required = group.every(({ operation }) =>
      (operation.parameters ?? []).some((reference) => {
        const own = follow(description, reference);
        return own.name === name && own.required === true;
      }),
    );
    merged[name] = { ...parameter, required };
  }
  return { parameters: Object.values(merged) };
}

function responses(description: Description, group: readonly Entry[]): object {
  const statuses = [...new Set(group.flatMap(({ operation }) => Object.keys(operation.responses)))];
  return Object.fromEntries(
    statuses.map((status) => {
      const own = group.flatMap(({ operation }) => {
        const reference = operation.responses[status];
        return reference ? [follow(description, reference)] : [];
      });
      const contents = own.flatMap((response) => response.content?.["application/json"] ?? []);
      const branches = contents.flatMap(({ schema }) => branchesOf(description, schema, status));
      return [
        status,
        {
          description: own.length === 1 ? own[0]?.description : descriptionOf(status),
          content: {
            "application/json": {
              schema: {
                // Answers of different actions may look alike, so a union of them is no `oneOf`.
                anyOf: [...new Set(branches)].map((name) => ({
                  $ref: `#/components/schemas/${name}`,
                })),
              },
              examples: Object.assign({}, ...contents.map(({ examples }) => examples)),
            },
          },
          "x-variants": Object.assign({}, ...own.map((response) => response["x-variants"])),
        },
      ];
    }),
  );
}

function descriptionOf(status: string): string {
  return status === "default"
    ? "The action was refused; the page gives no status for it."
    : "What the action answers when it is done; which of these depends on the action.";
}
