import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { contractDigest } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { FileJournal } from "../contract-tests/engine/exchange/journal.ts";
import { globMatcher } from "../contract-tests/engine/work.ts";
import { EventWriter, readEvents } from "../contract-tests/report/events.ts";
import { judgedOf } from "../contract-tests/report/findings.ts";
import { readReport } from "../contract-tests/report/json.ts";
import { printable } from "../contract-tests/report/printable.ts";
import type { Shard, TargetReport } from "../contract-tests/report/report.ts";
import { MOST_NAMES, named } from "../contract-tests/report/sections.ts";
import { isUnchecked, isUntried, isViolated } from "../contract-tests/report/standing.ts";
import { defined, plural } from "../contract-tests/report/words.ts";
import { stepsOf, type Pair } from "../contract-tests/run/chosen.ts";
import { journalFile } from "../contract-tests/run/clean-up.ts";
import { planText, rehearse } from "../contract-tests/run/plan.ts";
import { reportOf } from "../contract-tests/run/report-of.ts";
import { suiteOf } from "../contract-tests/run/suite.ts";
import { BOTH } from "../contract-tests/run/tools.ts";
import { verify, type MayBeLeft, type VerifyOptions } from "../contract-tests/run/verify.ts";
import { tidily } from "./memory.ts";
import type { VerifyingOptions } from "./options.ts";
import { takeFolder } from "./report-folder.ts";
import { root, version } from "./root.ts";
import type { Apis } from "./sandboxes.ts";
import { knownDeviations, REMEDY, tellReport } from "./tell-report.ts";
import { interruption, showProgress } from "./terminal.ts";

/** How many wrong requests are sent by default. */
const BAD_INPUT_BUDGET = 200;

/** How many sequences of each model are tried by default. */
const SEQUENCES = 20;

/** How many failing targets are named, with the reason, as soon as they fail; the report names all. */
const MOST_SAID = 5;

export interface RunOptions extends VerifyingOptions {
  /** All APIs, whichever the targets have. */
  readonly apis: Apis;
  /** Whether what a run creates outlives it. */
  readonly keepsJournal: boolean;
  /** The part that the targets are of a fleet, and all that is in it. */
  readonly shard?: Shard | undefined;
  readonly fleet?: readonly Pair[];
}

/** Verifies targets, shows and writes the report, and sets the exit status; with `plan`, shows what it would send. */
export async function runAndReport(targets: readonly Pair[], options: RunOptions): Promise<void> {
  const { report: folder, badInput, model, keepsJournal, apis, maxTime } = options;
  const { only, failed: failedIn, tool } = options;
  refuseFolderOf(root);
  // What is wrong with the files must be said before anything is sent.
  const wanted = await selectionOf(options.fleet ?? targets, options);
  const tools = tool && [tool];
  const sequences = model === true ? SEQUENCES : model;
  const seed = options.seed ?? Date.now() % 2 ** 31;
  // What can't be undone is for installations that end with this process.
  const models = sequences ? { sequences, seed, irreversible: !keepsJournal } : undefined;
  if (options.plan) {
    for (const pair of targets) {
      process.stdout.write(
        planText(await rehearse(pair, { wanted, tools, models, allMethods: options.allMethods })),
      );
    }
    return;
  }
  const deviations = await knownDeviations(options, folder);
  const journals = keepsJournal ? targets.map(({ target }) => journalFile(folder, target)) : [];
  await using _ = await takeFolder(folder, keepsJournal ? targets : []);
  const tidy = tidily();
  // Where there is one target only, its name says nothing.
  const on = (name: string) => (targets.length > 1 ? `${printable(name)}: ` : "");
  const whatIsLeft = (ended: readonly Pick<TargetReport, "name" | "leftovers">[]) => {
    const lines = ended.flatMap(({ name, leftovers }) =>
      leftovers.map(
        ({ what, why }) => `${on(name)}left behind: ${printable(what)}: ${printable(why)}\n`,
      ),
    );
    return lines.join("") || "nothing is left behind\n";
  };
  let mayBeLeft: () => readonly MayBeLeft[] = () => [];
  const lastWord = () => {
    if (!journals.some((file) => existsSync(file))) return "nothing was created that lasts";
    const left = mayBeLeft().flatMap(({ name, left: things }) =>
      things.map((what) => `\n${on(name)}perhaps left behind: ${printable(what)}`),
    );
    return `what this run has created may be left${left.join("")}\n${REMEDY}`;
  };
  using interrupted = interruption(lastWord);
  const limit = new AbortController();
  const timer =
    maxTime === undefined
      ? undefined
      : setTimeout(() => limit.abort(new Error(`--max-time ${maxTime} is over`)), maxTime * 1000);
  const signal = AbortSignal.any([interrupted.signal, limit.signal]);
  let [failed, done] = [0, 0];
  const ended: Pick<TargetReport, "name" | "leftovers">[] = [];
  const events = new EventWriter(folder);
  const budget = badInput === true ? BAD_INPUT_BUDGET : badInput;
  const choice = { wanted, badInput: budget ? { budget, seed } : undefined, models };
  const steps = stepsOf(targets, tools ?? BOTH, choice);
  await verify(targets, {
    ...choice,
    tool: `access-contracts ${version}`,
    contract: contractDigest(apis),
    suite: suiteOf(apis),
    ...defined({ shard: options.shard, fleet: options.shard && digestOf(options.fleet ?? []) }),
    ...((only ?? failedIn ?? tool) && { asked: defined({ only, failed: failedIn, tool }) }),
    tools,
    strict: options.strict,
    allMethods: options.allMethods,
    concurrency: options.concurrency,
    timeout: options.timeout,
    signal,
    isEvidence: options.har ? () => true : deviates,
    tell: (event) => {
      if (event.event === "target") {
        const { name, leftovers } = event.report;
        ended.push({ name, leftovers });
      }
      events.write(event);
      if (event.event === "outcome") {
        showProgress(`${++done}/${steps} ${event.tool} ${event.id}`);
      }
      if (event.event !== "target") return;
      tidy();
      const { error = "cut short" } = event.report;
      if (error.startsWith("cut short") || ++failed > MOST_SAID) return;
      showProgress();
      process.stderr.write(`${printable(error)}\n`);
    },
    journal: keepsJournal
      ? (target) => new FileJournal(journalFile(folder, target), { target: target.name })
      : undefined,
    begun: (ask) => (mayBeLeft = ask),
  })
    .catch((error: unknown) => {
      process.stderr.write(`this run ends with an error; ${whatIsLeft(ended)}`);
      throw error;
    })
    .finally(() => {
      clearTimeout(timer);
      events.close();
      showProgress();
      if (failed > MOST_SAID)
        process.stderr.write(
          `and ${plural(failed - MOST_SAID, "more target")} could not be verified; the report says why\n`,
        );
    });
  const { report } = await reportOf(readEvents(folder, true), apis);
  if (report.cutShort !== undefined) process.stderr.write(whatIsLeft(report.targets));
  const fleet = options.fleet?.map(({ target }) => target.name);
  const told = { folder, from: [folder], isOwn: true, areOver: !keepsJournal };
  const known = { deviations, fleet, interrupted: interrupted.status };
  await tellReport(report, { ...options, ...told, ...known });
}

/** Of a target file, what each of its shards has to be of. */
function digestOf(fleet: readonly Pair[]): string {
  return hash("sha256", JSON.stringify(fleet.map(({ target }) => target.name)));
}

/**
 * Which ids a run is to exercise on a target, by `--only` and `--failed`; undefined for all.
 * @throws UsageError if that is nothing on any of the targets.
 */
async function selectionOf(
  targets: readonly Pair[],
  { only, failed, model }: Pick<VerifyingOptions, "only" | "failed" | "model">,
): Promise<VerifyOptions["wanted"]> {
  if (only === undefined && failed === undefined) return undefined;
  const matches = globMatcher(only ?? "**");
  const again = failed === undefined ? undefined : await failedIn(failed);
  const wanted = (id: string, target: string) =>
    matches(id) && (!again || again.has(target) || again.has(`${target} ${id}`));
  const models = model ? { sequences: 0, seed: 0, irreversible: true } : undefined;
  if (stepsOf(targets, ["vitest"], { wanted, models }) > 0) return wanted;
  const names = named(
    targets.map(({ target }) => target.name),
    MOST_NAMES,
  );
  const [example] = Object.values(targets[0]?.api.catalogue.variants ?? {});
  throw new UsageError(
    again
      ? `--failed ${failed}: nothing failed in it that could be exercised again on ${names}${only === undefined ? "" : ` and matches --only ${only}`}`
      : `--only "${only}": no variant or rule of ${names} matches; ids look like ${example?.id ?? "API/OPERATION/NAME"}, and * and ** stand for the rest`,
  );
}

/** What was violated or could not be checked, each as `TARGET ID`, or as `TARGET` where that is all of it. */
async function failedIn(file: string): Promise<ReadonlySet<string>> {
  const { targets } = await readReport(file);
  const failed = targets.flatMap((target) =>
    isUntried(target)
      ? target.name
      : judgedOf(target)
          .filter(({ verdict, code }) => verdict === "violates" || code === "unchecked")
          .map(({ id }) => `${target.name} ${id}`),
  );
  return new Set(failed);
}

/** Whether the exchanges with a target are evidence of anything but that it conforms. */
function deviates(report: TargetReport): boolean {
  return isViolated(report) || isUnchecked(report) || report.leftovers.length > 0;
}

/** @throws UsageError if Vitest or Dredd would find nothing to run below a folder of that name. */
export function refuseFolderOf(folder: string): void {
  const [mark] = /[#?*[\]{}]|[!+@](?=\()/.exec(folder) ?? [];
  if (mark === undefined) return;
  throw new UsageError(
    `${folder}: Vitest and Dredd find no file below a folder whose name holds "${mark}"; rename or move it`,
  );
}
