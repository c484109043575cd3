import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Api } from "../../contract-tests/engine/api.ts";
import { CHECKS } from "../../contract-tests/engine/judge.ts";
import deviationsSchema from "../../contract-tests/report/deviations.schema.json" with { type: "json" };
import reportSchema from "../../contract-tests/report/report.schema.json" with { type: "json" };
import type { Report, RuleReport } from "../../contract-tests/report/report.ts";
import {
  fieldsOfEveryTarget,
  REQUIRED,
  targetFileSchema,
} from "../../contract-tests/target-file/schema.ts";
import { root } from "../root.ts";
import { version } from "../version.ts";
import { commandPages, type CommandPage } from "./command-line.ts";
import { matrixOf, type Group } from "./matrix.ts";
import { publishedDescription } from "./references.ts";
import { fieldsOf, type Field } from "./schema-fields.ts";

/** One API, as the pages show it. */
export interface ApiPage {
  readonly name: string;
  readonly title: string;
  /** What it is, in a sentence of its description. */
  readonly summary: string;
  /** What it is for: the first paragraph of its description. */
  readonly purpose: string;
  readonly groups: readonly Group[];
  readonly documented: number;
  /** Fields of a target file that only this API's targets have. */
  readonly targetFields: readonly Field[];
  readonly rules: readonly RuleRow[];
  readonly faults: readonly Named[];
}

/** Something with an id of its own and a sentence. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

/** A rule, and what each target of the shown run says of it. */
export interface RuleRow extends Named {
  readonly results: readonly (Pick<RuleReport, "verdict" | "reason"> & {
    readonly target: string;
  })[];
}

/** Everything that the templates are filled with. */
export interface SiteData {
  readonly version: string;
  readonly apis: readonly ApiPage[];
  readonly run: Pick<Report, "tool" | "startedAt"> & {
    /** True: of the bundled sandboxes; false: an operator's own. */
    readonly sandbox: boolean;
    readonly targets: Report["targets"];
  };
  readonly commands: readonly CommandPage[];
  readonly targetFields: readonly Field[];
  readonly reportParts: readonly {
    readonly name: string;
    readonly text: string;
    readonly fields: readonly Field[];
  }[];
  readonly deviationFields: readonly Field[];
  readonly checks: readonly Named[];
  readonly changelog: string;
}

/** Files that the site offers as they are, by their path in it. */
export function publishedSchemas(apis: readonly Api[]): Record<string, object> {
  return {
    "schemas/target-file.schema.json": targetFileSchema(byName(apis)),
    "schemas/report.schema.json": reportSchema,
    "schemas/deviations.schema.json": deviationsSchema,
  };
}

/** Gathers what the pages say from the code that defines it. */
export async function siteData(
  apis: readonly Api[],
  { report, sandbox, program }: { report: Report; sandbox: boolean; program: Command },
): Promise<SiteData> {
  return {
    version: version(),
    apis: await Promise.all(apis.map((api) => apiPage(api, report))),
    run: { tool: report.tool, startedAt: report.startedAt, sandbox, targets: report.targets },
    commands: commandPages(program),
    targetFields: fieldsOf({
      properties: fieldsOfEveryTarget(apis.map(({ name }) => name)),
      required: REQUIRED,
    }),
    reportParts: [
      { name: "The report", text: reportSchema.description, fields: fieldsOf(reportSchema) },
      ...Object.entries(reportSchema.$defs)
        .filter(([, part]) => "properties" in part)
        .map(([name, part]) => ({
          name,
          text: "description" in part ? part.description : "",
          fields: fieldsOf(part),
        })),
    ],
    deviationFields: fieldsOf(deviationsSchema.items),
    checks: Object.entries(CHECKS).map(([id, title]) => ({ id, title })),
    changelog: await readFile(join(root, "CHANGELOG.md"), "utf8").catch(() => ""),
  };
}

async function apiPage(api: Api, report: Report): Promise<ApiPage> {
  const description = await publishedDescription(api.name);
  const { summary = "", description: text = "" } = description.info as {
    summary?: string;
    description?: string;
  };
  const groups = await matrixOf(api, description, report);
  const rows = groups.flatMap((group) => group.rows);
  return {
    name: api.name,
    title: api.title,
    summary,
    purpose: (text.split("\n\n")[0] ?? "").replaceAll("\n", " "),
    groups,
    documented: rows.filter(({ provenance }) => provenance === "documented").length,
    targetFields: fieldsOf(api.targetSchema),
    rules: api.rules.map(({ id, title }) => ruleRow(`${api.name}/rules/${id}`, title, report)),
    faults: Object.entries(api.faults).map(([id, { title }]) => ({
      id: `${api.name}/${id}`,
      title,
    })),
  };
}

function ruleRow(id: string, title: string, { targets }: Report): RuleRow {
  const results = targets.flatMap(({ name: target, rules }) =>
    rules
      .filter((rule) => rule.id === id)
      .map(({ verdict, reason }) => ({
        target,
        verdict,
        ...(reason === undefined ? {} : { reason }),
      })),
  );
  return { id, title, results };
}

function byName(apis: readonly Api[]): Record<string, Api> {
  return Object.fromEntries(apis.map((api) => [api.name, api]));
}
