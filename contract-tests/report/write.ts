import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unwritable } from "../engine/exchange/errors.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import type { Outline } from "./outline.ts";
import type { Report } from "./report.ts";

/** What is written; `docs/ci/github-nightly.yml` and `docs/ci/gitlab-nightly.yml` remove and keep each by its name. */
export const REPORT_FILES: readonly string[] = [
  "exchanges.har",
  "junit.xml",
  "report.html",
  "report.json",
  "summary.md",
];

/**
 * Writes every report into a folder, which is made if need be, and resolves to the files' paths.
 * Each file is there whole or, if writing fails, as it was before.
 * @param har text of a HAR, in pieces; there is no file where there are none
 * @throws UsageError if the folder can't be written to
 */
export async function writeReports(
  dir: string,
  report: Report,
  outline: Outline,
  har?: AsyncIterable<string>,
): Promise<string[]> {
  return writeFiles(dir, {
    "report.json": jsonReport(report),
    "junit.xml": junitReport(outline),
    "report.html": htmlReport(outline),
    "summary.md": markdownReport(outline),
    "exchanges.har": har,
  });
}

/** Writes files into a folder in the same way. */
export async function writeFiles(
  dir: string,
  files: Readonly<Record<string, Text | undefined>>,
): Promise<string[]> {
  const written: string[] = [];
  await mkdir(dir, { recursive: true }).catch((error: unknown) => unwritable(dir, error));
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    const file = join(dir, name);
    const isThere = await replace(file, text).catch((error: unknown) => unwritable(file, error));
    if (isThere) written.push(file);
  }
  return written;
}

type Text = string | Iterable<string> | AsyncIterable<string>;

/** Resolves to whether there was any text. */
async function replace(file: string, text: Text): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    if ((await stat(draft)).size === 0) {
      // An earlier run's file would pass for this one's.
      await rm(file, { force: true });
      return false;
    }
    await rename(draft, file);
    return true;
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
