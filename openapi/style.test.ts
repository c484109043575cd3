import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { minimalDescription } from "./minimal-description.support.ts";
import { cases } from "./style-cases.support.ts";

const CONFIG = join(import.meta.dirname, "redocly.yaml");
const REDOCLY = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);

let folder = "";
let found: readonly (readonly string[])[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "style-guide-"));
  const roots = cases.map(({ change }, index) => {
    const files = minimalDescription();
    change(files);
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder, String(index), name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }
    return join(String(index), "openapi.yaml");
  });
  found = lint(roots);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In one run: starting Redocly is what takes time. */
function lint(roots: readonly string[]): string[][] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [REDOCLY, "lint", ...roots, "--config", CONFIG, "--format", "json", "--max-problems", "1000"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  const reports = stdout.split(/^\}(?=\{$)/m);
  if (reports.length !== roots.length) throw new Error(`Redocly could not lint: ${stderr}`);
  return reports.map((report, index) => {
    const text = index < reports.length - 1 ? `${report}}` : report;
    const { problems } = JSON.parse(text) as { problems: { ruleId: string }[] };
    return [...new Set(problems.map(({ ruleId }) => ruleId))].sort();
  });
}

test.each(cases.map((row, index) => ({ ...row, index })))("$given", ({ index, want }) => {
  expect(found[index]).toEqual(want);
});

test("every house rule is shown to fail", () => {
  const { rules } = parse(readFileSync(CONFIG, "utf8")) as { rules: object };
  const house = Object.keys(rules).filter((id) => /^(rule|contracts)\//.test(id));
  const shown = new Set(cases.flatMap(({ want }) => want));
  expect(house.filter((id) => !shown.has(id))).toEqual([]);
});
