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
import { libertiesOf, type Differences } from "../../contract-tests/sandbox/switches.ts";
import type { Apis } from "../sandboxes.ts";
import { matrixOf } from "./matrix.ts";

/** The run that is shown: of the bundled sandboxes, or an operator's own. */
export type Run = Report & { readonly sandbox: boolean };

/** Everything that the templates are filled with. */
export type SiteData = Awaited<ReturnType<typeof siteData>>;

/** Gathers what the pages say from the code that defines it. */
export async function siteData(known: Apis, program: Command, run: Run) {
  const results = run.targets.flatMap(({ name: target, variants, rules }) =>
    [...variants, ...rules].map((result) => ({ ...result, target })),
  );
  return {
    apis: await Promise.all(Object.values(known).map(apiPage)),
    run,
    /** What each target of the run says of a variant or a rule, by its id. */
    results: Object.groupBy(results, ({ id }) => id),
    commands: program.commands,
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
    targetSchema,
    rules: rules.map((rule) => ({ id: `${name}/rules/${rule.id}`, title: rule.title })),
    faults: listed(name, faults),
    liberties: listed(name, libertiesOf(api)),
  };
}

function listed(api: string, differences: Differences) {
  return Object.entries(differences).map(([id, { title }]) => ({ id: `${api}/${id}`, title }));
}
