import { constants, existsSync } from "node:fs";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { FileJournal, unfinished } from "../contract-tests/engine/journal.ts";
import type { Leftover } from "../contract-tests/engine/kind.ts";
import { Secrets } from "../contract-tests/engine/secrets.ts";
import { annotations } from "../contract-tests/report/annotations.ts";
import {
  deviationsFrom,
  loadDeviations,
  PLACEHOLDERS,
} from "../contract-tests/report/deviation-file.ts";
import { applyDeviations } from "../contract-tests/report/deviations.ts";
import { Evidence } from "../contract-tests/report/evidence.ts";
import { harText } from "../contract-tests/report/har.ts";
import { printable } from "../contract-tests/report/printable.ts";
import type { Report } from "../contract-tests/report/report.ts";
import { terminalReport } from "../contract-tests/report/terminal.ts";
import { WHY, writeReports } from "../contract-tests/report/write.ts";
import { journalFile, leftByEarlierRun } from "../contract-tests/run/clean-up.ts";
import { planText, rehearse } from "../contract-tests/run/plan.ts";
import type { Pair } from "../contract-tests/run/target-run.ts";
import { verify } from "../contract-tests/run/verify.ts";
import { exitStatus } from "./exit-status.ts";
import type { VerifyingOptions } from "./options.ts";
import { root, version } from "./root.ts";
import type { Shard } from "./shard.ts";
import { selectionOf, type Chosen } from "./selection.ts";
import { interruption, showProgress } from "./terminal.ts";

/** Wrong requests that are sent where no number is given. */
const BAD_INPUT_BUDGET = 200;

/** What to do about what a run has left. */
const REMEDY =
  "verify --clean-up, with the same --targets and --report, looks again and removes what it can";

/** For how many days a finding is accepted; the owner may write another day into the file. */
const ACCEPTED_FOR = 30;

export interface RunOptions extends VerifyingOptions {
  readonly keepsJournal: boolean;
  /** The part that the targets are of a fleet, and all that is in it. */
  readonly shard?: Shard | undefined;
  readonly fleet?: readonly Chosen[];
}

/** Verifies targets, shows and writes what came of it, and sets the exit status; with `plan`, shows what it would send. */
export async function runAndReport(targets: readonly Pair[], options: RunOptions): Promise<void> {
  const { report: folder, accept, badInput, complete = false, keepsJournal } = options;
  refuseFolderOf(root);
  // What is wrong with the files must be said before anything is sent.
  const wanted = await selectionOf(options.fleet ?? targets, options);
  const tools = options.tool && [options.tool];
  if (options.plan) {
    for (const pair of targets) {
      process.stdout.write(planText(await rehearse(pair, { wanted, tools })));
    }
    return;
  }
  const deviations = options.deviations ? await loadDeviations(options.deviations) : undefined;
  if (accept && existsSync(accept)) {
    throw new UsageError(`--accept ${accept}: it exists already; name a new file, or remove it`);
  }
  await readyFolder(folder, keepsJournal ? targets : []);
  // V8 collects its young objects often then, instead of making more and more room for them: beside
  // Vitest and Dredd, that is 60 MB less of 270 for a tenth more time, measured on the sandbox.
  setFlagsFromString("--semi-space-growth-factor=1");
  let mayBeLeft: () => readonly string[] = () => [];
  const lastWord = () => {
    const journals = targets.map(({ target }) => journalFile(folder, target));
    if (!keepsJournal || !journals.some((file) => existsSync(file))) {
      return "nothing was created that lasts";
    }
    const left = mayBeLeft().map((what) => `\nperhaps left behind: ${printable(what)}`);
    return `what this run has created may be left${left.join("")}\n${REMEDY}`;
  };
  using interrupted = interruption(lastWord);
  const secrets = new Secrets();
  const evidence = new Evidence();
  const budget = badInput === true ? BAD_INPUT_BUDGET : badInput;
  const report = await verify(targets, {
    tool: `access-contracts ${version}`,
    tools,
    wanted,
    strict: options.strict,
    badInput: budget ? { budget, seed: options.seed ?? Date.now() % 2 ** 31 } : undefined,
    concurrency: options.concurrency,
    timeout: options.timeout,
    signal: interrupted.signal,
    progress: ({ done, of, tool, id }) => showProgress(`${done}/${of} ${tool} ${id}`),
    secrets,
    observe: (exchange) => evidence.keep(exchange),
    journal: keepsJournal
      ? (target) => new FileJournal(journalFile(folder, target), { target: target.name })
      : undefined,
    failed: sayWhatIsLeft,
    begun: (ask) => (mayBeLeft = ask),
  }).finally(showProgress);
  for (const { error } of report.targets) {
    if (error !== undefined) process.stderr.write(`${printable(error)}\n`);
  }
  const applied = deviations && applyDeviations(report, deviations, dayIn(0));
  process.exitCode = exitStatus(report.targets, {
    applied,
    isComplete: complete,
    interrupted: interrupted.status,
  });
  if (interrupted.status !== undefined) {
    sayWhatIsLeft(report.targets.flatMap(({ leftovers }) => leftovers));
    return;
  }
  const catalogues = Object.fromEntries(targets.map(({ api }) => [api.name, api.catalogue]));
  process.stdout.write(
    terminalReport(report, {
      color: process.stdout.hasColors?.() === true && !process.env["NO_COLOR"],
      width: process.stdout.columns ?? 100,
      catalogues,
      applied,
    }),
  );
  if (options.github) process.stdout.write(annotations(report, applied));
  const pieces = await collected(harText(report.tool, [evidence.entries(secrets)]));
  const har = pieces.join("");
  await writeReports(folder, report, { catalogues, applied, har });
  process.stdout.write(`Full report: ${join(folder, "report.html")}, report.json\n`);
  if (accept) await writeDeviations(accept, report);
  for (const { name, leftovers } of report.targets) {
    if (leftovers.length === 0) continue;
    const next = keepsJournal ? `; ${REMEDY}` : "";
    process.stdout.write(
      `${name}: ${leftovers.length} left behind, or perhaps so, as named above${next}\n`,
    );
  }
}

/** @throws UsageError if Vitest or Dredd would find nothing to run below a folder of that name. */
export function refuseFolderOf(folder: string): void {
  const [mark] = /[#?*[\]{}]|[!+@](?=\()/.exec(folder) ?? [];
  if (mark === undefined) return;
  throw new UsageError(
    `${folder}: Vitest and Dredd find no file below a folder whose name holds "${mark}"; rename or move it`,
  );
}

/**
 * Makes the folder that a run's journals and reports are written to, before anything is sent.
 * @throws UsageError if it cannot be written to, or the journal of an earlier run is in it.
 */
async function readyFolder(folder: string, targets: readonly Pair[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const remedy = "name a folder that can be written to";
    throw new UsageError(`--report ${folder}: ${WHY[code] ?? message}; ${remedy}`, {
      cause: error,
    });
  }
  for (const pair of targets) {
    const left = await leftByEarlierRun(pair, folder);
    if (left) throw unfinished(journalFile(folder, pair.target), left.map(printable));
  }
}

function sayWhatIsLeft(leftovers: readonly Leftover[]): void {
  for (const { what, why } of leftovers) {
    process.stderr.write(`left behind: ${printable(what)}: ${printable(why)}\n`);
  }
  if (leftovers.length === 0) process.stderr.write("nothing is left behind\n");
}

/** The day in so many days, `YYYY-MM-DD`. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function writeDeviations(file: string, report: Report): Promise<void> {
  const expires = dayIn(ACCEPTED_FOR);
  await writeFile(file, deviationsFrom(report, { ...PLACEHOLDERS, expires }), { flag: "wx" });
  process.stdout.write(
    `${file} accepts these findings until ${expires}; say reason and owner in it\n`,
  );
}

async function collected(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
