import { UsageError } from "../engine/exchange/errors.ts";
import type { RunBegins } from "./events.ts";
import type { Report } from "./report.ts";
import { present } from "./words.ts";

/** What a folder holds of a run: how it began, and what came of it, its targets in the same order. */
export interface Part {
  readonly folder: string;
  readonly run: RunBegins;
  readonly report: Report;
}

/**
 * One report of several runs: if they are all shards of a target file, the one that it would have had
 * as a whole; else one run after the other.
 * @param unusable where not all has to be there, the files that can't be used, each with what is wrong with it
 * @throws UsageError if they can't be merged into one report, or shards are missing that have to be there
 */
export function mergeReports(parts: readonly Part[], unusable?: readonly string[]): Report {
  if (parts.length === 0) {
    throw new UsageError(
      "none of these folders can be used; name at least one that a run has written its reports to",
    );
  }
  refuseMixed(parts);
  refuseTwice(parts);
  const missing = missingOf(parts);
  if (missing !== undefined && !unusable) {
    throw new UsageError(`${missing}; name the folders of all, or say --incomplete`);
  }
  const other = otherRunOf(parts);
  if (other !== undefined && !unusable) {
    throw new UsageError(`${other}; merge the shards of one run, or say --incomplete`);
  }
  const cut = parts.filter(({ report }) => report.cutShort !== undefined);
  const why = cut.map(({ folder, report }) => `${folder}: ${report.cutShort}`);
  const cutShort = present(missing, other, ...(unusable ?? []), ...why).join("; ");
  const { shard: _, cutShort: __, ...whole } = parts[0]!.report;
  const targets = parts.flatMap(({ run, report }) =>
    report.targets.map((target, index) => ({ target, place: run.targets[index]?.place ?? 0 })),
  );
  return {
    ...whole,
    startedAt: parts.map(({ report }) => report.startedAt).toSorted()[0]!,
    ...(cutShort !== "" && { cutShort }),
    targets: targets.toSorted((a, b) => a.place - b.place).map(({ target }) => target),
  };
}

/** What must be the same in all of them. */
const SAME: Readonly<Record<string, (report: Report) => unknown>> = {
  "digest of the descriptions": ({ contract }) => contract,
  "digest of the suite": ({ suite }) => suite?.digest,
  "version of the command": ({ tool }) => tool,
  "number of shards": ({ shard }) => shard?.count,
};

function refuseMixed([first, ...rest]: readonly Part[]): void {
  for (const [what, of] of Object.entries(SAME)) {
    const expected = of(first!.report);
    const other = rest.find(({ report }) => of(report) !== expected);
    if (!other) continue;
    const [here, there] = [of(other.report), expected].map((one) => String(one ?? "none"));
    throw new UsageError(
      `${other.folder} differs from ${first!.folder} in the ${what} (${here}, ${there}); merge only what agrees in it`,
    );
  }
}

/** Shards that began further apart are not of one run, in milliseconds. */
const DAY = 86_400_000;

/** What tells that shards are not of one run on one target file, if anything does. */
function otherRunOf([first, ...rest]: readonly Part[]): string | undefined {
  if (!first?.run.shard) return undefined;
  const began = ({ report }: Part) => Date.parse(report.startedAt);
  const differing: Readonly<Record<string, (one: Part) => boolean>> = {
    "is of a target file with other targets than": ({ run }) => run.fleet !== first.run.fleet,
    "was asked for something else than": ({ run }) => askedOf(run) !== askedOf(first.run),
    "began more than a day before or after": (one) => Math.abs(began(one) - began(first)) > DAY,
  };
  for (const [how, differs] of Object.entries(differing)) {
    const other = rest.find(differs);
    if (other) return `${other.folder} ${how} ${first.folder}`;
  }
  return undefined;
}

/** Each shard may name a file of its own for `--failed`. */
function askedOf({ asked: { only, tool, failed } = {} }: RunBegins): string {
  return JSON.stringify([only, tool, failed !== undefined]);
}

function refuseTwice(parts: readonly Part[]): void {
  const seen = new Map<string, string>();
  for (const { folder, report } of parts) {
    const { shard, targets } = report;
    const named = targets.map(({ name }) => `the target ${name}`);
    for (const what of present(shard && `shard ${shard.index}`, ...named)) {
      const before = seen.get(what);
      if (before !== undefined) {
        throw new UsageError(`${what} is in ${before} and in ${folder}; name just one of them`);
      }
      seen.set(what, folder);
    }
  }
}

/** Which shards are missing, if any are. */
function missingOf(parts: readonly Part[]): string | undefined {
  const count = parts[0]!.report.shard?.count ?? 0;
  const there = new Set(parts.map(({ report }) => report.shard?.index));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((one) => !there.has(one));
  if (missing.length === 0) return undefined;
  const which = `${missing.join(", ")} of ${count}`;
  return missing.length === 1 ? `shard ${which} is missing` : `shards ${which} are missing`;
}
