import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { retiredTurns } from "./retired-turns.support.ts";

test("no file has a retired turn", () => {
  expect(retiredTurns()).toEqual([]);
});

test.each([
  "keeps the the record",
  "An variant is an answer",
  "The account and it's services",
  "Its a finding",
  "it dont",
  "what stands below",
])("finds %s", (text) => {
  const folder = mkdtempSync(join(tmpdir(), "turns-"));
  const path = join(folder, "a.md");
  try {
    writeFileSync(path, text);
    expect(retiredTurns([path])).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a turn is found across lines and in a comment, and not in code", () => {
  const folder = mkdtempSync(join(tmpdir(), "turns-"));
  const path = join(folder, "a.ts");
  try {
    writeFileSync(
      path,
      "// This is what has come\n// of it, `whoever` it was.\nconst whoever = 1;\n",
    );
    expect(retiredTurns([path])).toEqual([`${path}: what has come of`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
