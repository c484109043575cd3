import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import { root } from "../root.ts";
import {
  DescriptionError,
  entriesOf,
  mapValues,
  type Description,
  type Schema,
} from "./description.ts";
import { notice } from "./package.ts";
import { standaloneSchemas } from "./schemas.ts";

type Named<T> = Readonly<Record<string, T>>;

/** What a client does in several calls, as `openapi/<api>/workflows.yaml` has it. Values are Arazzo's runtime expressions. */
export interface Workflow {
  readonly summary: string;
  readonly description: string;
  /** A schema of each. */
  readonly inputs: Named<object>;
  /** The bearer of those calls that take one. */
  readonly token?: string;
  /** What every step sends. */
  readonly send?: Named<unknown>;
  readonly steps: Named<Step>;
}

interface Step {
  readonly description: string;
  /** Key of the variant that has to come. */
  readonly answer: string;
  readonly send?: Named<unknown>;
  /** What else has to be so: conditions, or criteria as Arazzo has them. */
  readonly where?: readonly (string | object)[];
  /** True if it is tried until all that is so. */
  readonly until?: true;
  /** What later steps use: a JSON pointer into the answer by name. */
  readonly keep?: Named<string>;
}

/** The workflows of an API by name; an API may have none. */
export function workflowsOf(api: string): Named<Workflow> {
  const file = join(root, "openapi", api, "workflows.yaml");
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Named<Workflow>) : {};
}

/** An Arazzo description of each workflow, by its file's name. @throws DescriptionError */
export function arazzoFiles(
  workflows: Named<Workflow>,
  catalogue: Catalogue,
  description: Description,
): Record<string, string> {
  const { api } = catalogue;
  const table = `openapi/${api}/workflows.yaml`;
  const head = notice(table).replaceAll("//", "#");
  const files = Object.entries(workflows).map(([workflowId, { inputs, ...workflow }]) => {
    const { summary, description: said } = workflow;
    const steps = Object.entries(workflow.steps).map(([stepId, step]) => {
      const place = `${table}: ${workflowId}: ${stepId}`;
      return { stepId, ...stepOf(step, workflow, catalogue, description, place) };
    });
    const taken = { type: "object", required: Object.keys(inputs), properties: inputs };
    const document = {
      arazzo: "1.0.1",
      info: { title: summary, version: description.info.version },
      sourceDescriptions: [{ name: api, type: "openapi", url: "../openapi.yaml" }],
      workflows: [{ workflowId, summary, description: said, inputs: taken, steps }],
    };
    return [`${workflowId}.arazzo.yaml`, head + stringify(document, FORMAT)];
  });
  return Object.fromEntries(files) as Record<string, string>;
}

const FORMAT = { aliasDuplicateObjects: false, blockQuote: "literal", lineWidth: 0 } as const;

function stepOf(
  { description, answer, send, where = [], until, keep }: Step,
  { token, send: always }: Omit<Workflow, "inputs">,
  { operations, variants }: Catalogue,
  document: Description,
  place: string,
): object {
  const variant = variants[answer];
  if (!variant) {
    const known = Object.keys(variants).filter((key) => key.startsWith(answer.split("/")[0]!));
    throw new DescriptionError(`${place}: no variant ${answer}; there are ${known.join(", ")}`);
  }
  const { constants, parameters, parametersIn, security } = operations[variant.operation]!.ways[0]!;
  const given = { ...constants, ...always, ...send };
  const unknown = Object.keys(given).find((name) => !parameters.includes(name));
  if (unknown !== undefined) {
    throw new DescriptionError(`${place}: ${variant.operation} does not take ${unknown}`);
  }
  const [entry] = entriesOf(document).filter(({ name }) => name === variant.operation);
  const isBearer = document.components.securitySchemes?.[security ?? ""]?.["scheme"] === "bearer";
  const authorization = { name: "Authorization", in: "header", value: `Bearer {${token}}` };
  const sent = [
    ...(isBearer && token !== undefined ? [authorization] : []),
    ...(parametersIn === "query"
      ? Object.entries(given).map(([name, value]) => ({ name, in: "query", value }))
      : []),
  ];
  const requestBody = { contentType: "application/json", payload: given };
  const literals = literalsOf(standaloneSchemas(document)[variant.schema]!);
  const status = variant.status === null ? [] : [`$statusCode == ${variant.status}`];
  return {
    description,
    operationId: entry!.operation.operationId,
    ...(sent.length > 0 ? { parameters: sent } : {}),
    ...(parametersIn === "body" ? { requestBody } : {}),
    successCriteria: [...status, ...literals, ...where].map((one) =>
      typeof one === "string" ? { condition: one } : one,
    ),
    ...(until ? { onFailure: [AGAIN] } : {}),
    ...(keep ? { outputs: mapValues(keep, (pointer) => `$response.body#${pointer}`) } : {}),
  };
}

/** A job takes seconds. */
const AGAIN = { name: "again", type: "retry", retryAfter: 1, retryLimit: 30 };

/** Conditions and criteria that tell an answer by the literals of its schema. */
function literalsOf({ properties = {} }: Schema): (string | object)[] {
  return Object.entries(properties).flatMap<string | object>(([name, { const: literal }]) => {
    if (literal === undefined) return [];
    const context = `$response.body#/${name}`;
    if (typeof literal !== "string") return [`${context} == ${String(literal)}`];
    if (!literal.includes("'")) return [`${context} == '${literal}'`];
    // Redocly's respect does not read a quotation mark that is doubled in a text, as Arazzo has it.
    const condition = `^${literal.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`;
    return [{ context, condition, type: "regex" }];
  });
}
