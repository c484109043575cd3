import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../engine/exchange/errors.ts";
import { readReport } from "./json.ts";
import type { Report } from "./report.ts";
import { sampleReport } from "./sample-report.support.ts";

async function read(report: unknown): Promise<Report> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "report-"));
  const file = join(folder.path, "report.json");
  await writeFile(file, JSON.stringify(report));
  return await readReport(file);
}

test("a report that a run has written is read as it is", async () => {
  expect(await read(sampleReport)).toEqual(sampleReport);
});

test.each<[field: string, value: unknown]>([
  ["verdict", "zzz"],
  ["verdict", undefined],
  ["provenance", "guessed"],
  ["code", "because"],
  ["by", ["curl"]],
])("a %s of %j is refused by one line that names it", async (field, value) => {
  const [target] = sampleReport.targets;
  const rules = [target!.rules[0], { ...target!.rules[1], [field]: value }];
  const odd = read({ ...sampleReport, targets: [{ ...target, rules }] });
  await expect(odd).rejects.toThrow(UsageError);
  const told = JSON.stringify(value) ?? "none";
  await expect(odd).rejects.toThrow(
    `report.json: has a value that reports do not have, targets/0/rules/1/${field}: ${told}; name one that a run has written`,
  );
});
