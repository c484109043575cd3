import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describedApis } from "../generators/bundle.ts";
import { root } from "../root.ts";
import { PARTS, STAGES, TOOLS } from "./tools.ts";

const programs = join(root, "contract-tests/acceptance/ecosystem");

test("each tool has a stage, and needs only parts that there are", () => {
  for (const tool of TOOLS) {
    expect(
      STAGES.some((stage) => stage in tool),
      tool.name,
    ).toBe(true);
    for (const part of tool.needs ?? []) expect(PARTS).toHaveProperty([part]);
  }
  expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length);
});

test("each version that a script or a title names is known", () => {
  expect(JSON.stringify([PARTS, TOOLS])).not.toMatch(/\{\{|no version of/);
});

test("each file that a part reads is there, and a program of each API for each tool that has one", () => {
  const files = Object.values(PARTS).flatMap(({ reads }) => reads ?? []);
  const own = TOOLS.flatMap(({ program }) => program ?? []).flatMap((path) =>
    describedApis().map((api) => path.replace("$API", api)),
  );
  for (const file of [...files, ...own]) expect(existsSync(join(programs, file)), file).toBe(true);
});
