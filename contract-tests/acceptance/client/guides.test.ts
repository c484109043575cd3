import { expect, onTestFinished, test } from "vitest";
import { COMPILED, snippetsOf } from "./snippets.ts";

// Each snippet of these guides is a module that compiles and runs as it is. Its tests are run here.
const snippets = await snippetsOf(COMPILED.slice(0, 2));
for (const file of snippets.files) await import(file);

test("the snippets of the guides compile", () => {
  onTestFinished(() => snippets.remove());
  expect(snippets.compile()).toBe("");
  expect(snippets.files.length).toBeGreaterThanOrEqual(4);
});
