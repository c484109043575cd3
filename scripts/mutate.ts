import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { MutantStatus, MutationTestResult } from "mutation-testing-report-schema/api";
import known from "../.config/mutation-survivors.json" with { type: "json" };
import stryker from "../.config/stryker.json" with { type: "json" };
import { root } from "./root.ts";

// `npm run mutate`: changes the engine and the run in thousands of small ways, and sees whether a
// test notices. Its exit status is Stryker's, 1 if the score of all, of the engine or of the run is below the threshold,
// and 2 if the score is worth nothing.

const REPORT = join(root, ".stryker/report.json");

/** The part of Stryker's JSON report that is read here. */
type Found = Pick<MutationTestResult, "files">;

if (import.meta.main) {
  rmSync(REPORT, { force: true });
  const command = ["node_modules/@stryker-mutator/core/bin/stryker.js", "run"];
  const { status } = spawnSync(
    process.execPath,
    [...command, ".config/stryker.json", ...process.argv.slice(2)],
    { cwd: root, stdio: "inherit" },
  );
  // Stryker has said why it made none, or was asked for its help.
  if (!existsSync(REPORT)) process.exit(status ?? 2);
  const report = JSON.parse(readFileSync(REPORT, "utf8")) as Found;
  const { unknown, outdated } = survivors(report, known);
  const moved = known.filter(({ file }) => !existsSync(join(root, file)));
  const wrong = doubts(report);
  const low = below(report, stryker.thresholds.break);
  say("Survivors without a known reason", unknown);
  say(
    "Reasons in .config/mutation-survivors.json whose mutant does not survive any more",
    [...outdated, ...moved].map(({ file, line, by }) => `${file}: ${line} → ${by}`),
  );
  say(`Below a score of ${stryker.thresholds.break}`, low);
  say("The score is worth nothing", wrong);
  process.exitCode = wrong.length > 0 ? 2 : (status ?? 2) || Number(low.length > 0);
}

function say(what: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${[`${what}:`, ...lines].join("\n  ")}\n`);
}

/**
 * Why the score says nothing; empty if it can be trusted. A mutant that some test covers, and that
 * no test was run against, counts as killed or survived and is neither.
 */
export function doubts({ files }: Found): string[] {
  const all = Object.entries(files);
  if (all.every(([, { mutants }]) => mutants.length === 0)) return ["no mutant was made"];
  return all.flatMap(([file, { mutants }]) => {
    const [first, ...more] = mutants.filter(
      ({ status, coveredBy = [], static: atLoading, testsCompleted = 0 }) =>
        ["Killed", "Survived"].includes(status) &&
        (coveredBy.length > 0 || atLoading === true) &&
        testsCompleted === 0,
    );
    if (!first) return [];
    const { line, column } = first.location.start;
    return `${file}: ${more.length + 1} of ${mutants.length} mutants are covered, and no test was run against them; the first is at ${line}:${column}`;
  });
}

/** The folders, such as `contract-tests/run`, of whose mutants tests notice less than so many in a hundred. */
export function below({ files }: Found, score: number): string[] {
  const all = Map.groupBy(Object.entries(files), ([file]) => file.split("/", 2).join("/"));
  return [...all].flatMap(([folder, some]) => {
    const statuses = some.flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
    const count = (...of: readonly MutantStatus[]) =>
      statuses.filter((status) => of.includes(status)).length;
    const noticed = count("Killed", "Timeout");
    const made = noticed + count("Survived", "NoCoverage");
    return 100 * noticed < score * made ? `${folder}: ${noticed} of ${made} mutants` : [];
  });
}

/** A mutant that no test can or need tell from the code, and why: its file, its line of code, and by what a part of that is replaced. */
type KnownSurvivor = (typeof known)[number];

/** The survivors for which there is no known reason, a line each; and the known ones that did not survive. */
export function survivors(
  { files }: Found,
  known: readonly KnownSurvivor[],
): { unknown: string[]; outdated: KnownSurvivor[] } {
  const outdated = new Set(known.filter(({ file }) => file in files));
  const unknown: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split("\n").map(oneLine);
    for (const { status, replacement = "", location } of mutants) {
      if (status !== "Survived" && status !== "NoCoverage") continue;
      const { line, column } = location.start;
      const [code, by] = [lines[line - 1]!, oneLine(replacement)];
      const reason = known.find((one) => one.file === file && one.line === code && one.by === by);
      if (reason) outdated.delete(reason);
      else {
        const why = status === "NoCoverage" ? " (no test reaches it)" : "";
        unknown.push(`${file}:${line}:${column} ${code} → ${by}${why}`);
      }
    }
  }
  return { unknown, outdated: [...outdated] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
