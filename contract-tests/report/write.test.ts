import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { outlineOf } from "./outline.ts";
import { catalogues, sampleReport } from "./sample-report.support.ts";
import { REPORT_FILES, writeReports } from "./write.ts";

const outline = outlineOf(sampleReport, { catalogues });

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "reports-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

test("the folder is made, and holds the reports and nothing else", async () => {
  const dir = join(home, "a", "b");
  const written = await writeReports(dir, sampleReport, outline, pieces());
  expect((await readdir(dir)).toSorted()).toEqual(REPORT_FILES);
  expect(written.toSorted()).toEqual(REPORT_FILES.map((name) => join(dir, name)));
  expect(JSON.parse(await readFile(join(dir, "report.json"), "utf8"))).toEqual(sampleReport);
});

test("an earlier report is replaced", async () => {
  await writeFile(join(home, "report.json"), "old");
  await writeReports(home, sampleReport, outline);
  expect(await readFile(join(home, "report.json"), "utf8")).not.toBe("old");
});

test("an earlier record of exchanges goes where there are none, and a folder is not one", async () => {
  const file = join(home, "exchanges.har");
  const write = () => writeReports(home, sampleReport, outline, none());
  await writeFile(file, "old");
  await write();
  expect(await readdir(home)).not.toContain("exchanges.har");
  await mkdir(file);
  await expect(write()).rejects.toThrow(`${file}: a folder is where the file should be`);
});

describe("what can't be written is one clear line", () => {
  test.each<[string, (dir: string) => Promise<unknown>, string]>([
    ["a file for the folder", (dir) => writeFile(dir, ""), "that is a file, not a folder"],
    [
      "a folder for the file",
      (dir) => mkdir(join(dir, "report.json"), { recursive: true }),
      "a folder is where",
    ],
  ])("%s", async (name, prepare, want) => {
    const dir = join(home, "all", "reports");
    if (!name.includes("above")) await mkdir(join(home, "all"));
    await prepare(dir);
    const error = await writeReports(dir, sampleReport, outline).catch(
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toMatchObject({ name: "UsageError" });
    expect((error as Error).message).toContain(want);
    expect((error as Error).message).toMatch(/^the reports can't be written to \S+: .*--report$/);
  });

  test("and leaves no draft", async () => {
    await mkdir(join(home, "report.json"));
    await writeReports(home, sampleReport, outline).catch(() => undefined);
    expect(await readdir(home)).toEqual(["report.json"]);
  });
});

async function* none(): AsyncGenerator<string> {}

async function* pieces() {
  yield await Promise.resolve("{");
  yield "}\n";
}
