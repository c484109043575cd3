import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonReport } from "../../report/json.ts";
import { sampleReport } from "../../report/sample-report.support.ts";
import { inFolder, runCommand } from "../command-line/command-line.ts";

test("--report shows an operator's run, hostile answers included, in the place of an older site", async () => {
  await inFolder(async (folder) => {
    const [report, out] = [join(folder, "report.json"), join(folder, "site")];
    await writeFile(report, jsonReport(sampleReport));
    const build = () => runCommand(["docs", "--out", out, "--report", report]);
    expect(await build()).toMatchObject({ status: 0, stderr: "" });
    const matrix = await readFile(join(out, "matrix.html"), "utf8");
    expect(matrix).toContain("needs personas.expired in the target file");
    expect(matrix).toContain('The field "status" is not an integer.');
    expect(matrix).not.toContain("<script>alert");
    expect(matrix).not.toContain("<img src=x");
    const files = await readdir(out);
    await writeFile(join(out, "old.html"), "");
    expect(await build()).toMatchObject({ status: 0 });
    expect(await readdir(out)).toEqual(files);
  });
});

test("--report refuses what is not a report, with the next step", async () => {
  await inFolder(async (folder) => {
    const [report, out] = [join(folder, "report.json"), join(folder, "site")];
    await writeFile(report, "{}");
    const { status, stderr } = await runCommand(["docs", "--report", report, "--out", out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^.*report\.json: is not a report\.json .*; name one that a run has written\n$/,
    );
  });
});

test("--out refuses a folder that holds something else", async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "thesis.txt"), "years of work");
    const { status, stderr } = await runCommand(["docs", "--out", folder]);
    expect(status).toBe(2);
    expect(stderr).toContain("is not empty and holds no site");
    expect(await readdir(folder)).toEqual(["thesis.txt"]);
  });
});
