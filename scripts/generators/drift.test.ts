import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { drift } from "./outputs.ts";

const FILES = { "one.ts": "1\n", "two/three.json": "{}\n" };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
  for (const [path, text] of Object.entries(FILES)) await put(path, text);
});

afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

test("a folder that is as it should be has no drift", async () => {
  expect(await drift(folder, FILES)).toEqual([]);
});

test.each([
  ["stale", () => put("one.ts", "2\n"), "one.ts"],
  ["stale", () => put("one.ts", "1\r\n"), "one.ts"],
  ["missing", () => rm(join(folder, "two/three.json")), "two/three.json"],
  ["unexpected", () => put("two/four.json", ""), "two/four.json"],
  ["unexpected", () => put(".hidden", ""), ".hidden"],
] as const)("%s", async (how, change, path) => {
  await change();
  expect(await drift(folder, FILES)).toEqual([{ path, how }]);
});

test("what tools install is nobody's drift", async () => {
  await put("node_modules/x/index.js", "");
  expect(await drift(folder, FILES)).toEqual([]);
});

test("a folder that is not there lacks everything", async () => {
  const found = await drift(join(folder, "none"), FILES);
  expect(found.map(({ how }) => how)).toEqual(["missing", "missing"]);
});
