import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { doubts, survivors, type KnownSurvivor, type MutationReport } from "./mutation-report.ts";
import { root } from "./root.ts";

// `npm run mutate`: changes the engine and the run in thousands of small ways, and sees whether a
// test notices. Its exit status is Stryker's (1 below the threshold), and 2 if the score is worth nothing.

const REPORT = join(root, ".stryker/report.json");

rmSync(REPORT, { force: true });
const manifest = createRequire(import.meta.url).resolve("@stryker-mutator/core/package.json");
const stryker = join(dirname(manifest), "bin/stryker.js");
const { status } = spawnSync(
  process.execPath,
  [stryker, "run", ".config/stryker.json", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 2;

const report = read<MutationReport>(".stryker/report.json");
const known = read<KnownSurvivor[]>(".config/mutation-survivors.json");
const { unknown, outdated } = survivors(report, known);
const moved = known.filter(({ file }) => !existsSync(join(root, file)));
say("Survivors without a known reason", unknown);
say(
  "Reasons in .config/mutation-survivors.json whose mutant does not survive any more",
  [...outdated, ...moved].map(({ file, line, by }) => `${file}: ${line} → ${by}`),
);
const wrong = doubts(report);
say("The score is worth nothing", wrong);
if (wrong.length > 0) process.exitCode = 2;

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), "utf8")) as T;
}

function say(what: string, lines: readonly string[]): void {
  if (lines.length > 0)
    process.stdout.write(`${what}:\n${lines.map((one) => `  ${one}\n`).join("")}`);
}
