import type { Described } from "../described.ts";
import type { Endpoint } from "../generators/catalogue.ts";
import { follow, mapValues, type Description, type Schema } from "../generators/description.ts";
import { dereferenced, publishedForms } from "../generators/forms.ts";
import { narrowedSchemas, withinKeyword } from "../generators/schemas.ts";
import { sampleCall } from "./sample-call.ts";
import { samplesOf } from "./samples.ts";
import { fieldsOf } from "./schema-fields.ts";
import { workflowsOf } from "./workflows.ts";

/** The page of an API that needs no script, as its reference links to it: they are neighbours. */
export const plainPage = (api: string) => `${api}-plain.html`;

/** Where the plain page has the line for a shell; a script makes of a link to it a form to send that call. */
const tryAnchor = (api: string, operationId: string) => `try/${api}/${operationId}`;

/** That link in Markdown, as the reference has it. */
export const tryLink = (api: string, operationId: string, text: string) =>
  `[${text}](${plainPage(api)}#${tryAnchor(api, operationId)})`;

/** The introduction of a description as Markdown for both pages: after its purpose, what there is to download. */
export function introductionOf(api: string, { info }: Description): string {
  const [purpose = "", ...rest] = (info.description ?? "").split("\n\n");
  const file = (name: string) => `../openapi/${api}/${name}`;
  const forms = publishedForms(api).map(
    ({ file: name, title, suits }) =>
      `- [${title}](${file(name)}), or [without references](${file(dereferenced(name))}): for ${suits}`,
  );
  const workflows = Object.entries(workflowsOf(api)).map(
    ([name, { summary }]) =>
      `- [${summary}](${file(`workflows/${name}.arazzo.yaml`)}): a workflow, for tools that run Arazzo`,
  );
  return [purpose, "Downloads:", [...forms, ...workflows].join("\n"), ...rest].join("\n\n");
}

/** What an API's plain page says beyond the matrix. */
export function plainPageOf(described: Described) {
  const { api, document } = described;
  const schemas = { ...document.components.schemas, ...narrowedSchemas(document) };
  const answers = Object.entries(mapValues(schemas, (schema) => resolved(document, schema)));
  return {
    file: plainPage(api),
    introduction: introductionOf(api, document),
    /** The schema of each answer that says more of a field than its example shows, by its name. */
    answers: Object.fromEntries(
      answers.filter(([, schema]) => fieldsOf(schema).some(({ description }) => description)),
    ),
  };
}

/** One way to call an operation, with all that it takes to do it. */
export function shownCall(described: Described, endpoint: Endpoint) {
  const { api, document } = described;
  const { way, operation: own } = endpoint;
  const [curl, ...others] = samplesOf(described, endpoint);
  const parameters = (own.parameters ?? []).map((one) => follow(document, one));
  const query: Schema = {
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      parameters.map(({ name, schema, description }) => {
        const found = resolved(document, schema);
        return [name, { ...found, description: description ?? found.description ?? "" }];
      }),
    ),
  };
  const body = own.requestBody?.content["application/json"]?.schema;
  return {
    operationId: own.operationId,
    summary: own.summary,
    description: own.description ?? "",
    parametersIn: way.parametersIn,
    authorisation: document.components.securitySchemes?.[way.security ?? ""]?.["description"],
    fields: body ? resolved(document, body) : query,
    anchor: tryAnchor(api, own.operationId),
    ...sampleCall(described, endpoint),
    path: way.path,
    curl: curl!.source,
    others,
  };
}

/** A schema with what it refers to in the place of each reference. */
function resolved(document: Description, schema: Schema): Schema {
  return mapValues(follow(document, schema), (value, keyword) =>
    withinKeyword(keyword, value, (one) => resolved(document, one)),
  );
}
