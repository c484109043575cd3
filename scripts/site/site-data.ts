import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Api } from "../../contract-tests/engine/api.ts";
import { CHECKS } from "../../contract-tests/engine/judge.ts";
import { generatedDescription } from "../described.ts";
import deviationsSchema from "../../contract-tests/report/deviations.schema.json" with { type: "json" };
import reportSchema from "../../contract-tests/report/report.schema.json" with { type: "json" };
import type { Report } from "../../contract-tests/report/report.ts";
import {
  fieldsOfEveryTarget,
  REQUIRED,
  targetFileSchema,
} from "../../contract-tests/target-file/schema.ts";
import { root } from "../root.ts";
import { matrixOf } from "./matrix.ts";
import { fieldsOf } from "./schema-fields.ts";

/** What the pages show besides their own text. */
export interface Shown {
  readonly report: Report;
  /** True: of the bundled sandboxes; false: an operator's own. */
  readonly sandbox: boolean;
  /** The command line that the site documents. */
  readonly program: Command;
}

/** Everything that the templates are filled with. */
export type SiteData = Awaited<ReturnType<typeof siteData>>;

/** Files that the site offers as they are, by their path in it. */
export function publishedSchemas(apis: readonly Api[]): Record<string, object> {
  const known = Object.fromEntries(apis.map((api) => [api.name, api]));
  return {
    "schemas/target-file.schema.json": targetFileSchema(known),
    "schemas/report.schema.json": reportSchema,
    "schemas/deviations.schema.json": deviationsSchema,
  };
}

/** Gathers what the pages say from the code that defines it. */
export async function siteData(apis: readonly Api[], { report, sandbox, program }: Shown) {
  const results = report.targets.flatMap(({ name: target, variants, rules }) =>
    [...variants, ...rules].map((result) => ({ ...result, target })),
  );
  return {
    apis: await Promise.all(apis.map(apiPage)),
    run: { ...report, sandbox },
    /** What each target of the run says of a variant or a rule, by its id. */
    results: Object.groupBy(results, ({ id }) => id),
    commands: program.commands,
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
    checks: CHECKS,
    changelog: await readFile(join(root, "CHANGELOG.md"), "utf8"),
  };
}

async function apiPage(api: Api) {
  const { name, title, faults, rules, targetSchema } = api;
  const { document } = await generatedDescription(name);
  const [purpose = ""] = (document.info.description ?? "").split("\n\n");
  const groups = await matrixOf(api);
  const rows = groups.flatMap((group) => group.rows);
  return {
    name,
    title,
    /** What it is for: the first paragraph of its description. */
    purpose: purpose.replaceAll("\n", " "),
    groups,
    documented: rows.filter(({ provenance }) => provenance === "documented").length,
    /** Fields of a target file that only this API's targets have. */
    targetFields: fieldsOf(targetSchema),
    rules: rules.map((rule) => ({ id: `${name}/rules/${rule.id}`, title: rule.title })),
    faults: Object.entries(faults).map(([id, fault]) => ({
      id: `${name}/${id}`,
      title: fault.title,
    })),
  };
}
