import { expect, onTestFinished, test } from "vitest";
import { snippetsOf } from "./snippets.ts";

// Each snippet of these guides is a module that compiles and runs as it is. Its tests are run here.
const snippets = await snippetsOf([
  "docs/guides/test-your-app.md",
  "docs/guides/use-tanstack-query.md",
]);
for (const file of snippets.files) await import(file);

test("the snippets of the guides compile", () => {
  onTestFinished(() => snippets.remove());
  expect(snippets.compile()).toBe("");
  expect(snippets.files.length).toBeGreaterThanOrEqual(4);
});
