import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { causeOf, findingsOf, withoutOwn, type LocatedFinding } from "./findings.ts";
import { kept, readTargets } from "./json.ts";
import type { Judged, PastRun, Report, TargetReport } from "./report.ts";
import { MOST_NAMES, named } from "./sections.ts";
import { isUnchecked } from "./standing.ts";

/** Runs that a trend shows, the latest of them. */
const MOST_RUNS = 30;

/** A run in short, by those of its findings that nothing accepts. */
export function inShort(
  { startedAt, targets }: Report,
  fresh: readonly LocatedFinding[] = targets.flatMap(findingsOf),
): PastRun {
  const byName = new Map(targets.map((target) => [target.name, target]));
  const causes = fresh.map(({ target: name, finding }) => {
    const target = byName.get(name)!;
    return `${target.api} ${withoutOwn(target, causeOf(finding))}`;
  });
  return {
    startedAt,
    targets: targets.length,
    violate: new Set(fresh.map(({ target }) => target)).size,
    unchecked: targets.filter(isUnchecked).length,
    findings: new Set(causes).size,
    ...(targets.some(({ asked }) => asked) && { partial: true }),
  };
}

/**
 * The runs before that of a report in short, the oldest first, of report.json files and of folders that hold some. Each
 * report brings those that it knew of, so the last one is enough. What can't be used costs no run:
 * `remarks` says what was left out, and why. `freshIn` tells which findings of a run nothing accepts.
 */
export async function readHistory(
  paths: readonly string[],
  { startedAt, targets }: Report,
  freshIn?: (report: Report) => readonly LocatedFinding[] | undefined,
): Promise<{ readonly history: readonly PastRun[]; readonly remarks: readonly string[] }> {
  const runs = new Map<string, PastRun>();
  const unused: { readonly what: string; readonly why: string }[] = [];
  const own = new Set(targets.map(({ name }) => name));
  for (const file of (await Promise.all(paths.map(reportsIn))).flat()) {
    const counted: TargetReport[] = [];
    const rest = await readTargets(file, (target) => counted.push(countedOf(target))).catch(
      (error: unknown) => error as NodeJS.ErrnoException,
    );
    const why = whyNot(rest, counted, own);
    if (why !== undefined) {
      unused.push({ what: file, why });
      continue;
    }
    const known = { ...(rest as Report), targets: counted };
    const told = known.history ?? [];
    const past = Array.isArray(told)
      ? told.filter((run): run is PastRun => kept("pastRun")(run))
      : [];
    for (const run of [...past, inShort(known, freshIn?.(known))]) runs.set(run.startedAt, run);
    if (past.length !== told.length) {
      unused.push({ what: `part of the history in ${file}`, why: "not as a report.json has it" });
    }
  }
  const earlier = [...runs.values()].filter((run) => run.startedAt < startedAt);
  const history = earlier.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  return {
    history: history.slice(-(MOST_RUNS - 1)),
    remarks: [...Map.groupBy(unused, ({ why }) => why)].map(([why, all]) => {
      const files = all.map(({ what }) => what);
      return `--history leaves out ${named(files, MOST_NAMES)}: ${why}`;
    }),
  };
}

/** As much of a target as a run in short counts: of a fleet, the whole would take a gigabyte. */
function countedOf(target: TargetReport): TargetReport {
  const tells = ({ findings, code }: Judged) => findings.length > 0 || code === "unchecked";
  const [variants, rules] = [target.variants.filter(tells), target.rules.filter(tells)];
  return { ...target, variants, rules, findings: [], notes: [] };
}

function whyNot(
  rest: Omit<Report, "targets"> | Error | undefined,
  targets: readonly TargetReport[],
  own: ReadonlySet<string>,
): string | undefined {
  if (rest instanceof SyntaxError) return "cannot be read (not JSON)";
  if (rest instanceof Error) {
    const { code, message } = rest as NodeJS.ErrnoException;
    return code === "ENOENT" ? "nothing is there yet" : `cannot be read (${code ?? message})`;
  }
  if (typeof rest?.startedAt !== "string") return "not a report.json of a run";
  return targets.some(({ name }) => own.has(name)) ? undefined : "a report of other targets";
}

/** A file itself; of a folder, all JSON files below it. */
async function reportsIn(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (one) => one.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const files = await readdir(path, { recursive: true });
  return files.filter((file) => file.endsWith(".json")).map((file) => join(path, file));
}
