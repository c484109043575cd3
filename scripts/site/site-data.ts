import { keyOf, variantsOf } from "../../contract-tests/engine/description/catalogue.ts";
import { examplesOf } from "../examples.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Api } from "../../contract-tests/engine/api.ts";
import { exampleOf } from "../../contract-tests/engine/description/example.ts";
import { CHECKS } from "../../contract-tests/engine/judgement/judge.ts";
import { linkedPlaces, type LinkedPlace } from "../../contract-tests/engine/description/source.ts";
import type { Rule } from "../../contract-tests/engine/session.ts";
import { ruleId, rulesOf } from "../../contract-tests/engine/work.ts";
import deviationsSchema from "../../contract-tests/report/deviations.schema.json" with { type: "json" };
import { outlineOf } from "../../contract-tests/report/outline.ts";
import reportSchema from "../../contract-tests/report/report.schema.json" with { type: "json" };
import type { Report } from "../../contract-tests/report/report.ts";
import { terminalReport } from "../../contract-tests/report/terminal.ts";
import { libertiesOf, type Differences } from "../../contract-tests/sandbox/sandbox.ts";
import {
  fieldsOfEveryTarget,
  REQUIRED,
  targetFileSchema,
} from "../../contract-tests/target-file/schema.ts";
import { messageOf } from "../client/answer.ts";
import { exampleAnchor, operationAnchor, type Described } from "../described.ts";
import { mapValues } from "../generators/description.ts";
import { dereferenced, publishedForms } from "../generators/forms.ts";
import { manifest, root } from "../root.ts";
import type { Apis } from "../sandboxes.ts";
import { lifeOf } from "./life.ts";
import { plainPageOf, shownCall } from "./plain-page.ts";
import { workflowsOf } from "./workflows.ts";

/** Everything that the templates are filled with. */
export type SiteData = Awaited<ReturnType<typeof siteData>>;

/** Gathers what the pages say from the code that defines it; the run is of the bundled sandboxes, or an operator's own. */
export async function siteData(
  known: Apis,
  described: readonly Described[],
  program: CommandUnknownOpts,
  run: Report & { readonly sandbox: boolean },
) {
  const results = run.targets.flatMap(({ name: target, variants, rules }) =>
    [...variants, ...rules].map((result) => ({ ...result, target })),
  );
  return {
    apis: Object.values(known).map((api, index) => {
      const own = run.targets.find((target) => target.api === api.name && target.docs);
      const { authorities } = api.catalogue.sources;
      const placed: Placed = (source) => linkedPlaces(source, own?.docs, authorities);
      return apiPage(api, described[index]!, placed);
    }),
    run,
    /** The run as a terminal shows it. */
    picture: terminalReport(outlineOf(run, { catalogues: known }), { color: true, width: 62 }),
    project: manifest,
    /** What each target of the run says of a variant or a rule, by its id. */
    results: Object.groupBy(results, ({ id }) => id),
    commands: program.commands,
    examplesOf,
    checks: CHECKS,
    /** Offered as they are, too. */
    schemas: {
      "target-file": targetFileSchema(known),
      report: reportSchema,
      deviations: deviationsSchema,
    },
    reportParts: { "The report": reportSchema, ...reportSchema.$defs },
    everyTarget: { properties: fieldsOfEveryTarget(Object.keys(known)), required: REQUIRED },
    changelog: await readFile(join(root, "CHANGELOG.md"), "utf8"),
  };
}

/** Makes of a source its places, with links where a target gives the address of the vendor's page. */
type Placed = (source: string) => readonly LinkedPlace[];

function apiPage(api: Api, described: Described, placed: Placed) {
  const { name, title, faults, implied, targetSchema, catalogue } = api;
  const [purpose = ""] = (described.document.info.description ?? "").split("\n\n");
  const listed = (differences: Differences) =>
    Object.entries(differences).map(([id, title]) => ({ id: `${name}/${id}`, title }));
  const ruleOf = (rule: Pick<Rule, "id" | "title" | "source">) => {
    return { id: ruleId(api, rule), title: rule.title, places: placed(rule.source) };
  };
  return {
    name,
    title,
    /** What it is for: the first paragraph of its description. */
    purpose: purpose.replaceAll("\n", " "),
    groups: matrixOf(api, described, placed),
    plain: plainPageOf(described),
    workflows: workflowsOfPage(api, described),
    documented: Object.values(catalogue.variants).filter(
      ({ provenance }) => provenance === "documented",
    ).length,
    targetSchema,
    /** The description to download, each form with what it is for. */
    forms: publishedForms(name).map((form) => ({ ...form, dereferenced: dereferenced(form.file) })),
    rules: rulesOf(api).map(ruleOf),
    models: (api.models ?? []).map((model) => ({ ...ruleOf(model), ...lifeOf(catalogue, model) })),
    faults: listed({ ...faults, ...implied }),
    liberties: listed(libertiesOf(api)),
  };
}

/** The workflows of an API, each step with its operation and the variant that has to come. */
function workflowsOfPage({ name: api, catalogue }: Api, described: Described) {
  return Object.entries(workflowsOf(api)).map(([name, { steps, ...workflow }]) => ({
    ...workflow,
    id: `${api}/${name}`,
    file: `/openapi/${api}/workflows/${name}.arazzo.yaml`,
    inputs: Object.keys(workflow.inputs.properties),
    steps: steps.map(({ stepId: id, parameters = [], outputs = {}, ...step }) => {
      const variant = catalogue.variants[step["x-variant"]]!;
      const { constants } = catalogue.operations[variant.operation]!.ways[0]!;
      const query = parameters.filter((one) => one.in === "query");
      const sent = [
        ...query.map((one) => [one.name, one.value] as const),
        ...Object.entries(step.requestBody?.payload ?? {}),
      ];
      return {
        ...{ id, description: step.description, variant },
        href: `/api/${api}.html${operationAnchor(described, variant.operation)}`,
        send: Object.fromEntries(sent.filter(([name]) => !(name in constants))),
        /** What has to be so beyond the variant. */
        where: step.successCriteria.filter(
          ({ context, condition }) => !TELLS_VARIANT.test(context ?? condition),
        ),
        /** Whether it is tried until all that is so. */
        until: step.onFailure !== undefined,
        keep: mapValues(outputs, (place) => place.replace("$response.body#", "")),
      };
    }),
  }));
}

/** The status, or a field of the body itself. */
const TELLS_VARIANT = /^\$statusCode|^\$response\.body#\/[\w-]+(?: ==|$)/;

/** The variants of an API by operation, in the description's order, as the matrix shows them. */
function matrixOf(api: Api, described: Described, placed: Placed) {
  const page = `/api/${api.name}.html`;
  return Object.values(api.catalogue.operations).map((operation) => ({
    ...operation,
    /** Its way into the reference: page and fragment. */
    href: page + operationAnchor(described, operation.name),
    wire: operation.ways.map(({ method, path }) => `${method} ${path}`),
    calls: described.endpoints
      .filter(({ name }) => name === operation.name)
      .map((endpoint) => shownCall(described, endpoint)),
    rows: variantsOf(api.catalogue, operation.name).map((variant) => {
      const how = api.reaches[keyOf(variant)]?.how;
      const example = exampleOf(described.document, variant);
      return {
        ...variant,
        places: placed(variant.source),
        href: page + exampleAnchor(described, variant),
        /** The sentence that its example holds; empty where it has none. */
        message: messageOf(example) ?? "",
        example: JSON.stringify(example, null, 2),
        /** As whom and with what it is reached; undefined if nobody can provoke it. */
        how,
        /** The tools that judge it; Dredd's documents hold no inferred variant. */
        tools:
          how === undefined
            ? []
            : ["Vitest", ...(variant.provenance === "inferred" ? [] : ["Dredd"])],
      };
    }),
  }));
}
