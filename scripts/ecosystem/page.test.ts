import { expect, test } from "vitest";
import { ecosystemBlocks } from "./page.ts";
import type { Tool } from "./tools.ts";
import type { Result } from "./trial.ts";

const tool = (name: string, more: Partial<Tool> = {}): Tool => ({
  name,
  title: `${name} 1.0`,
  forms: ["client.json"],
  generates: `${name} --form $FORM --as $KIND`,
  env: { KIND: "client" },
  ...more,
});
const { forms: _, generates: __, ...validator } = tool("judge");
const { generates: ___, ...tester } = tool("caller", { ownFormOnly: true });
const mill = tool("mill", { note: "Set the header." });
const tools = [mill, tool("loom"), tool("kiln", { ownFormOnly: true }), tester, validator];

const result = (name: string, form: string, more: Partial<Result> = {}): Result => ({
  tool: name,
  api: "harbour",
  form,
  isOwn: form === "client.json",
  outcome: "ok",
  stages: ["generates", "compiles"],
  ...more,
});

const pageOf = (...given: Parameters<typeof ecosystemBlocks>) =>
  Object.values(ecosystemBlocks(...given)).join("\n\n");

const page = pageOf(tools, [
  result("mill", "client.json", { stages: ["generates", "compiles", "passes"] }),
  result("mill", "other.json"),
  result("mill", "other.dereferenced.json", {
    outcome: "unfit",
    stages: ["generates"],
    reason: "a | union",
  }),
  result("loom", "client.json", { outcome: "skipped", stages: [], reason: "no loom here" }),
  result("loom", "other.json", { outcome: "skipped", stages: [], reason: "no loom here" }),
  result("caller", "client.json", { stages: ["passes"] }),
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
  "| caller 1.0 (`caller`) | `client.json` | passes |",
  "mill --form FORM --as client",
  "Set the header.",
  "loom 1.0: not tried.",
  "Not the form's fault is that `judge` stopped at `harbour/other.json`: it can't read.",
  "- `loom`: no loom here",
])("the page says %s", (line) => {
  expect(page.split("\n")).toContain(line);
});

test("a run in which everything works says so", () => {
  expect(pageOf(tools, [result("mill", "client.json")])).toContain("Everything works.");
  expect(page).not.toContain("Everything works.");
});
