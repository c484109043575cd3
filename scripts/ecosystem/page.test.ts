import { expect, test } from "vitest";
import { ecosystemPage } from "./page.ts";
import type { Tool } from "./tool.ts";
import type { Result } from "./trial.ts";

const tool = (name: string, more: Partial<Tool> = {}): Tool => ({
  name,
  title: `${name} 1.0`,
  needs: [],
  stages: {},
  forms: ["client.json"],
  ...more,
});
const { forms: _, ...validator } = tool("judge");
const tools = [tool("mill"), tool("loom"), tool("kiln", { ownFormOnly: true }), validator];

const result = (name: string, form: string, more: Partial<Result> = {}): Result => ({
  tool: name,
  api: "harbour",
  form,
  isOwn: form === "client.json",
  outcome: "ok",
  stages: ["generates", "compiles"],
  ...more,
});

const page = ecosystemPage(tools, [
  result("mill", "client.json", { stages: ["generates", "compiles", "passes"] }),
  result("mill", "other.json"),
  result("mill", "other.dereferenced.json", {
    outcome: "unfit",
    stages: ["generates"],
    reason: "a | union",
  }),
  result("loom", "client.json", { outcome: "skipped", stages: [], reason: "no loom here" }),
  result("loom", "other.json", { outcome: "skipped", stages: [], reason: "no loom here" }),
  result("judge", "client.json", { stages: ["accepts"] }),
  result("judge", "other.json", { outcome: "mistaken", stages: [], reason: "it can't read" }),
]);

test.each([
  "| mill 1.0 (`mill`) | `client.json` | passes |",
  "| loom 1.0 (`loom`) | `client.json` | skipped |",
  "| Tool | `client.json` | `other.json` |",
  "| `mill` | passes | compiles; dereferenced: generates |",
  "- `mill`: ``a \\| union `` (`harbour/other.dereferenced.json`)",
  "| judge 1.0 | 2 | 1 |",
  "Not the form's fault is that `judge` stopped at `harbour/other.json`: it can't read.",
  "- `loom`: no loom here",
])("the page says %s", (line) => {
  expect(page.split("\n")).toContain(line);
});

test("a run in which everything works says so", () => {
  expect(ecosystemPage(tools, [result("mill", "client.json")])).toContain("Everything works.");
  expect(page).not.toContain("Everything works.");
});
