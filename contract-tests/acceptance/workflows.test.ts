import { describe, expect, test } from "vitest";
import { bundle, redocly } from "../../scripts/generators/bundle.ts";
import { entriesOf } from "../../scripts/generators/description.ts";
import { standaloneSchemas } from "../../scripts/generators/schemas.ts";
import { workflowsOf } from "../../scripts/site/workflows.ts";
import { apiNames, loadApi } from "../apis/discover.ts";

const names = apiNames().filter((name) => Object.keys(workflowsOf(name)).length > 0);

/** What an API has beside its workflows, to run them. */
interface Support {
  readonly fault: string;
  inputs(target: object): object;
}
const supportOf = (name: string) =>
  import(`../apis/${name}/workflows.support.ts`) as Promise<Support>;

describe.concurrent.each(names)("redocly respect runs the workflows of %s", (name) => {
  test("and all that they say comes", async () => {
    const { stdout } = await respect(name);
    expect(stdout).toMatch(/Checks: \d+ passed, \d+ total/);
  });

  test("and stumbles on an installation that breaks them", async () => {
    const { fault } = await supportOf(name);
    await expect(respect(name, { fault })).rejects.toThrow(/Steps: .* 1 failed/);
  });
});

describe.each(names)("each step of the workflows of %s", async (name) => {
  const [document, { catalogue }] = await Promise.all([bundle(name), loadApi(name)]);
  const schemas = standaloneSchemas(document);
  const steps = Object.values(workflowsOf(name)).flatMap((one) => one.steps);

  test.each(steps)("$stepId names its variant, and tells it as the description does", (step) => {
    const variant = catalogue.variants[step["x-variant"]]!;
    const { constants, parameters } = catalogue.operations[variant.operation]!.ways[0]!;
    const [entry] = entriesOf(document).filter((one) => one.name === variant.operation);
    expect(step.operationId).toBe(entry!.operation.operationId);
    const query = (step.parameters ?? []).filter((one) => one.in === "query");
    const sent = [...query.map((one) => one.name), ...Object.keys(step.requestBody?.payload ?? {})];
    expect(parameters).toEqual(expect.arrayContaining(sent));
    expect(step.requestBody?.payload ?? {}).toMatchObject(constants);
    const status = variant.status === null ? [] : [`$statusCode == ${variant.status}`];
    const told = step.successCriteria.map(({ context, condition }) => {
      return context === undefined ? condition : `${context} == '${condition.slice(1, -1)}'`;
    });
    const fields = Object.entries(schemas[variant.schema]!.properties ?? {});
    const literals = fields.flatMap(([field, { const: literal }]) =>
      literal === undefined ? [] : [criterion(field, literal)],
    );
    expect(told).toEqual(expect.arrayContaining([...status, ...literals]));
  });
});

/** Redocly's `respect` does not read an apostrophe that is doubled in a text, as Arazzo has it: a pattern holds such a text. */
function criterion(field: string, literal: unknown): string {
  const value = typeof literal === "string" ? `'${literal}'` : String(literal);
  return `$response.body#/${field} == ${value}`;
}

async function respect(name: string, options: { fault?: string } = {}) {
  const { inputs } = await supportOf(name);
  const sandbox = await (await loadApi(name)).startSandbox(options);
  const files = Object.keys(workflowsOf(name)).map(
    (workflow) => `openapi/${name}/workflows/${workflow}.arazzo.yaml`,
  );
  try {
    return await redocly(["respect", ...files], {
      REDOCLY_CLI_RESPECT_SERVER: `${name}=${sandbox.baseUrl.replace(/\/$/, "")}`,
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs(sandbox.target)),
    });
  } finally {
    await sandbox.close();
  }
}
