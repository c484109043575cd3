import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { FileJournal } from "../contract-tests/engine/journal.ts";
import { Secrets } from "../contract-tests/engine/secrets.ts";
import { annotations } from "../contract-tests/report/annotations.ts";
import { deviationsFrom, loadDeviations } from "../contract-tests/report/deviation-file.ts";
import { applyDeviations, type Applied } from "../contract-tests/report/deviations.ts";
import { SecretLeak } from "../contract-tests/report/har.ts";
import { printable } from "../contract-tests/report/printable.ts";
import type { Report, TargetReport } from "../contract-tests/report/report.ts";
import { terminalReport } from "../contract-tests/report/terminal.ts";
import { writeReports } from "../contract-tests/report/write.ts";
import { journalFile } from "../contract-tests/run/clean-up.ts";
import { verify } from "../contract-tests/run/verify.ts";
import { Evidence } from "./evidence.ts";
import { Interruption } from "./interruption.ts";
import { progressLine } from "./progress-line.ts";
import { readyFolder } from "./report-folder.ts";
import type { Pair } from "./sandboxes.ts";
import { selectionOf, toolsOf, type Selection } from "./selection.ts";
import { version } from "./version.ts";

export interface RunOptions extends Selection {
  readonly report: string;
  readonly deviations?: string;
  readonly accept?: string;
  readonly strict?: boolean;
  /** How many wrong requests; true without a number. */
  readonly badInput?: number | true;
  readonly seed?: number;
  readonly complete?: boolean;
  readonly concurrency: number;
  readonly timeout?: number;
  readonly github?: boolean;
}

/** Wrong requests that are sent where no number is given. */
const BAD_INPUT_BUDGET = 200;

/**
 * Verifies targets, shows and writes what came of it, and resolves to the exit status.
 * A journal is of no use for a target that ends with this process.
 */
export async function runAndReport(
  targets: readonly Pair[],
  options: RunOptions,
  { keepsJournal }: { readonly keepsJournal: boolean },
): Promise<number> {
  // What is wrong with the files must be said before anything is sent.
  const deviations = options.deviations ? await loadDeviations(options.deviations) : undefined;
  const wanted = await selectionOf(targets, options);
  if (options.accept && existsSync(options.accept)) {
    const remedy = "it exists already; name a new file, or remove it";
    throw new UsageError(`--accept ${options.accept}: ${remedy}`);
  }
  await readyFolder(options.report, keepsJournal ? targets : []);
  // V8 collects its young objects often then, instead of making more and more room for them: beside
  // Vitest and Dredd, that is 60 MB less of 270 for a tenth more time, measured on the sandbox.
  setFlagsFromString("--semi-space-growth-factor=1");
  using interruption = new Interruption();
  const progress = progressLine();
  const secrets = new Secrets();
  const evidence = new Evidence();
  const { badInput } = options;
  const tool = `access-contracts ${version}`;
  try {
    const report = await verify(targets, {
      tool,
      tools: toolsOf(options),
      wanted,
      strict: options.strict,
      badInput:
        badInput === undefined
          ? undefined
          : {
              budget: badInput === true ? BAD_INPUT_BUDGET : badInput,
              seed: options.seed ?? Date.now() % 2 ** 31,
            },
      concurrency: options.concurrency,
      timeout: options.timeout,
      signal: interruption.signal,
      progress: ({ done, of, tool, id }) => progress.show(`${done}/${of} ${tool} ${id}`),
      secrets,
      observe: (exchange) => evidence.keep(exchange),
      journal: keepsJournal
        ? (target) => new FileJournal(journalFile(options.report, target), { target: target.name })
        : undefined,
    });
    progress.end();
    for (const { error } of report.targets) {
      if (error !== undefined) process.stderr.write(`${printable(error)}\n`);
    }
    if (interruption.came) return interruption.status(report);
    const today = new Date().toISOString().slice(0, 10);
    const applied = deviations && applyDeviations(report, deviations, today);
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
    const har = harText(() => evidence.har(secrets, report));
    await writeReports(options.report, report, { catalogues, applied, har });
    // An earlier run's would be taken for this one's.
    if (har === undefined) await rm(join(options.report, "exchanges.har"), { force: true });
    process.stdout.write(`The whole of it: ${join(options.report, "report.html")}, report.json\n`);
    if (options.accept) await accept(options.accept, report, today);
    return exitStatus(report, options.complete === true, applied);
  } finally {
    progress.end();
  }
}

/** 2 if a target could not be verified; 1 if anything new is violated or left behind, or, where all of it is asked for, was not exercised. */
export function exitStatus(
  { targets }: Report,
  complete: boolean,
  applied: Applied | undefined,
): 0 | 1 | 2 {
  if (targets.some(({ error }) => error !== undefined)) return 2;
  const violates = ({ summary, rules }: TargetReport) =>
    summary.violates > 0 || rules.some(({ verdict }) => verdict === "violates");
  const broken = applied ? applied.fresh.length > 0 : targets.some(violates);
  const left = targets.some(({ leftovers }) => leftovers.length > 0);
  const incomplete = complete && targets.some(({ summary }) => summary.notExercised > 0);
  return broken || left || incomplete ? 1 : 0;
}

/** The text of the record; none of it, and a word on stderr, where a secret would be in it. */
function harText(make: () => string): string | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof SecretLeak)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

/** For how many days a finding is accepted; the owner may write another day into the file. */
const ACCEPTED_FOR = 30;

async function accept(file: string, report: Report, today: string): Promise<void> {
  const last = new Date(Date.parse(today) + ACCEPTED_FOR * 86_400_000);
  const expires = last.toISOString().slice(0, 10);
  const reason = "to be said: why this installation differs";
  const owner = "to be said: who looks after it";
  const text = deviationsFrom(report, { reason, owner, expires });
  await writeFile(file, text, { flag: "wx" });
  process.stdout.write(
    `${file} accepts these findings until ${expires}; say reason and owner in it\n`,
  );
}
