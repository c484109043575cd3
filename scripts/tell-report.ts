import { accessSync, constants, existsSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { annotations } from "../contract-tests/report/annotations.ts";
import {
  applyDeviations,
  deviationsFrom,
  loadDeviations,
  PLACEHOLDERS,
  type Known,
  type Written,
} from "../contract-tests/report/deviations.ts";
import { readExchanges } from "../contract-tests/report/events.ts";
import { harText } from "../contract-tests/report/har.ts";
import { readHistory } from "../contract-tests/report/history.ts";
import { outlineOf } from "../contract-tests/report/outline.ts";
import { printable } from "../contract-tests/report/printable.ts";
import type { Report } from "../contract-tests/report/report.ts";
import { MOST_NAMES, named } from "../contract-tests/report/sections.ts";
import { terminalReport } from "../contract-tests/report/terminal.ts";
import { writeReports } from "../contract-tests/report/write.ts";
import { everyRule, idsOf } from "../contract-tests/run/chosen.ts";
import { namesIn } from "../contract-tests/run/suite.ts";
import { refuseLearnt, writeLearnt } from "./learn.ts";
import type { TellingOptions } from "./options.ts";
import type { Apis } from "./sandboxes.ts";

/** What to do about what a run has left. */
export const REMEDY =
  "verify --clean-up, with the same --targets and --report, looks again and removes what it can";

/** For how many days a finding is accepted; the owner may write another day into the file. */
const ACCEPTED_FOR = 30;

export interface Telling extends Pick<
  TellingOptions,
  "github" | "complete" | "accept" | "learn" | "history"
> {
  readonly apis: Apis;
  /** The folder that the reports are written to. */
  readonly folder: string;
  /** Those of the events: the record of the exchanges is in them. */
  readonly from: readonly string[];
  /** Whether this process has written those events itself. */
  readonly isOwn?: boolean;
  readonly deviations?: readonly Written[] | undefined;
  /** The names of all targets, also of those that are not in the report, where they are known. */
  readonly fleet?: readonly string[] | undefined;
  /** The exit status of a run that was interrupted. */
  readonly interrupted?: number | undefined;
  /** Whether the targets end with this process, and with them what is left. */
  readonly areOver?: boolean;
}

/** The deviations of a file, if one is named. @throws UsageError if there is something wrong with them, or with a file that is to be written. */
export async function knownDeviations(
  { deviations, accept, learn }: TellingOptions,
  reports: string,
) {
  if (learn !== undefined) refuseLearnt(learn);
  if (accept && existsSync(accept)) {
    throw new UsageError(`--accept ${accept}: it exists already; name a new file, or remove it`);
  }
  for (const [option, file] of Object.entries({ "--learn": learn, "--accept": accept })) {
    // The folder of the reports is made, and tried, before anything is sent.
    const isBesideReports = file && resolve(dirname(file)) === resolve(reports);
    if (file && !isBesideReports) refuseUnwritable(option, file);
  }
  return deviations === undefined ? undefined : await loadDeviations(deviations);
}

/** Refuses a file that could not be written when all is done. */
function refuseUnwritable(option: string, file: string): void {
  const folder = dirname(file);
  try {
    if (!statSync(folder).isDirectory()) throw new Error("no folder");
    accessSync(folder, constants.W_OK);
  } catch {
    const remedy = "make the folder, or name a file in one that can be written to";
    throw new UsageError(`${option} ${file}: nothing can be written into ${folder}; ${remedy}`);
  }
}

/** Shows and writes what a run has found, and sets the exit status. */
export async function tellReport(found: Report, telling: Telling): Promise<void> {
  const { apis, folder, from, deviations, complete, interrupted, areOver } = telling;
  const heldAgainst = (one: Report, known?: Known) =>
    deviations && applyDeviations(one, deviations, dayIn(0), known);
  const freshIn = (one: Report) => heldAgainst(one)?.fresh;
  const { history, remarks } = await readHistory(telling.history ?? [], found, freshIn);
  const remark = (text: string) => void process.stderr.write(`${printable(text)}\n`);
  remarks.forEach(remark);
  const report = history.length > 0 ? { ...found, history } : found;
  const applied = heldAgainst(report, deviations && knownIn(telling));
  const outline = outlineOf(report, { catalogues: apis, applied, complete, interrupted });
  process.exitCode = outline.status;
  const shown = terminalReport(outline, {
    color: process.stdout.hasColors?.() === true && !process.env["NO_COLOR"],
    width: process.stdout.columns ?? 100,
  });
  process.stdout.write(shown);
  if (telling.github) process.stdout.write(annotations(outline));
  const exchanges = readExchanges(from, remark, telling.isOwn);
  await writeReports(folder, report, outline, harText(report.tool, exchanges));
  process.stdout.write(`Full report: ${join(folder, "report.html")}, report.json\n`);
  if (telling.accept) await writeDeviations(telling.accept, report);
  if (telling.learn) await writeLearnt(telling.learn, report, apis);
  const left = report.targets.filter(({ leftovers }) => leftovers.length > 0);
  if (left.length === 0) return;
  const count = left.reduce((sum, { leftovers }) => sum + leftovers.length, 0);
  const next = areOver ? "" : `; ${REMEDY}`;
  const where = named(
    left.map(({ name }) => printable(name)),
    MOST_NAMES,
  );
  process.stdout.write(`${where}: up to ${count} left behind, as named above${next}\n`);
}

/** What a deviation can speak of. */
function knownIn({ apis, fleet }: Telling): Known {
  const ids = Object.values(apis).flatMap((api) => {
    const variants = Object.values(api.catalogue.variants);
    return idsOf(api, { variants, rules: everyRule(api) }).flat();
  });
  return { targets: fleet, ids: new Set(ids), checks: namesIn() };
}

/** The day in so many days, `YYYY-MM-DD`. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function writeDeviations(file: string, report: Report): Promise<void> {
  const expires = dayIn(ACCEPTED_FOR);
  await writeFile(file, deviationsFrom(report, { ...PLACEHOLDERS, expires }), { flag: "wx" });
  process.stdout.write(
    `${file} accepts these findings until ${expires}; say reason and owner in it\n`,
  );
}
