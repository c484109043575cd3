import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { jsonReport } from "../../report/json.ts";
import { runCommand } from "../command-line/command-line.ts";
import { sampleReport } from "../../report/sample-report.support.ts";
import { build, missing } from "./build.ts";

const lacking = missing("@11ty/eleventy");

describe.skipIf(lacking !== undefined)(`docs${lacking ? ` (${lacking})` : ""}`, () => {
  let folder: string;
  let report: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "access-contracts-docs-test-"));
    report = join(folder, "report.json");
    await writeFile(report, jsonReport(sampleReport));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("--report shows an operator's run, hostile answers included", async () => {
    const site = await build("--report", report);
    const matrix = await readFile(join(site.folder, "matrix.html"), "utf8");
    await rm(site.folder, { recursive: true });
    expect(matrix).toContain("needs personas.expired in the target file");
    expect(matrix).toContain("The field &quot;status&quot; is not an integer.");
    expect(matrix).not.toContain("<script>alert");
    expect(matrix).not.toContain("<img src=x");
  });

  test("--report refuses what is not a report, with the next step", async () => {
    await writeFile(report, "{}");
    const out = join(folder, "site");
    const { status, stderr } = await runCommand(["docs", "--report", report, "--out", out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^.*report\.json is not a report\.json .*; name one that a run has written\n$/,
    );
  });

  test("--out refuses a folder that holds something else", async () => {
    await writeFile(join(folder, "thesis.txt"), "years of work");
    const { status, stderr } = await runCommand(["docs", "--out", folder]);
    expect(status).toBe(2);
    expect(stderr).toContain("is not empty and holds no site");
    expect(await readFile(join(folder, "thesis.txt"), "utf8")).toBe("years of work");
  });

  test("a site is replaced by the next one", async () => {
    const { pages, folder: out } = await build("--report", report);
    await writeFile(join(out, "old.html"), "");
    const again = await runCommand(["docs", "--out", out, "--report", report]);
    expect(again.status).toBe(0);
    await expect(readFile(join(out, "old.html"))).rejects.toThrow("ENOENT");
    expect(await readFile(join(out, pages[0]!), "utf8")).not.toBe("");
    await rm(out, { recursive: true });
  });
});
