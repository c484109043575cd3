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

test("each file that a part reads is there, and an API has a program for each tool that has one, or for none", () => {
  const files = Object.values(PARTS).flatMap(({ reads }) => reads ?? []);
  const paths = TOOLS.flatMap(({ program }) => program ?? []);
  const isThere = (file: string) => existsSync(join(programs, file));
  const lacking = describedApis().map((api) => {
    const own = paths
      .filter((path) => path.includes("$API"))
      .map((path) => path.replace("$API", api));
    return own.some(isThere) ? own.filter((file) => !isThere(file)) : [];
  });
  expect([...files.filter((file) => !isThere(file)), ...lacking.flat()]).toEqual([]);
});
