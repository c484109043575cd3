import { join, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import {
  TargetError,
  UsageError,
  NoAnswer,
  NotReachable,
} from "../contract-tests/engine/exchange/errors.ts";
import { Broken } from "../contract-tests/engine/judgement/finding.ts";
import { faultAt } from "../contract-tests/engine/judgement/outcome.ts";
import { Secrets } from "../contract-tests/engine/secrets/secrets.ts";
import { Transport } from "../contract-tests/engine/transport/transport.ts";
import { compareReports } from "../contract-tests/report/compare.ts";
import { comparisonText } from "../contract-tests/report/comparison-text.ts";
import { readReport } from "../contract-tests/report/json.ts";
import { printable } from "../contract-tests/report/printable.ts";
import { MOST_NAMES, named, together } from "../contract-tests/report/sections.ts";
import { plural } from "../contract-tests/report/words.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { cleanUp, leftByEarlierRun, otherJournals } from "../contract-tests/run/clean-up.ts";
import { loadTargets } from "../contract-tests/target-file/load.ts";
import { targetFileTemplate } from "../contract-tests/target-file/template.ts";
import { verifying } from "./options.ts";
import { overlaid } from "./overlay.ts";
import { refuseBusy } from "./report-folder.ts";
import { runAndReport } from "./run-and-report.ts";
import type { Apis } from "./sandboxes.ts";
import { FROM_CI, shardFrom, shardOf } from "./shard.ts";

/** `verify`: verifies the installations of a target file. */
export const command = verifying(
  new Command("verify")
    .description("verify installations: whether they keep their contract, variant by variant")
    .optionsGroup("What is verified:")
    .option(
      "--targets <file>",
      "the target file, YAML or JSON: which installations, and what is known of them",
    )
    .option(
      "--shard [i/n]",
      "only this part of the targets; without i/n, the one that CI_NODE_INDEX and CI_NODE_TOTAL name",
      (text: string) => shardFrom(text),
    ),
)
  .optionsGroup("In place of a run:")
  .option("--init <api>", "print a commented target file for an API, and end")
  .option(
    "--check-targets",
    "check by reads alone whether each target is what the target file says, and end",
  )
  .option("--clean-up", "remove what a killed run has left, as its journal lists it, and end")
  .option("--compare <file>", "say what has changed since an earlier report.json, and end")
  .action(async ({ targets: file, init, compare, name, shard: asked, ...options }) => {
    const shard = asked === true ? shardFrom(FROM_CI) : asked;
    const apis = await everyApi();
    if (init !== undefined) {
      const api = apis[init];
      const known = `no such API; there are ${Object.keys(apis).join(" and ")}`;
      if (!api) throw new UsageError(`--init ${init}: ${known}`);
      process.stdout.write(targetFileTemplate(api));
    } else if (compare !== undefined) {
      await compareWith(compare, options.report, apis);
    } else if (file === undefined) {
      throw new UsageError(
        "verify needs --targets FILE; --init API prints one to begin with, and the verb start verifies the bundled sandboxes",
      );
    } else {
      const isOurs = shard && ((target: string) => shardOf(target, shard.count) === shard.index);
      const { targets, fleet } = await loadTargets(file, apis, process.env, { name, isOurs });
      const places = new Map(fleet.map((target, place) => [target.name, place]));
      const pairs: Pair[] = [];
      const judged = new Map<string, Api>();
      for (const target of targets) {
        const key = `${target.api} ${target.overlay}`;
        const api = judged.get(key) ?? (await overlaid(apis[target.api]!, target, file));
        judged.set(key, api);
        pairs.push({ target, api, ...(shard && { place: places.get(target.name)! }) });
      }
      if (shard) {
        const size = `${pairs.length} of ${fleet.length} targets`;
        process.stderr.write(`shard ${shard.index}/${shard.count}: ${size}\n`);
      }
      const all = {
        apis,
        shard,
        fleet: fleet.map((target) => ({ target, api: apis[target.api]! })),
        keepsJournal: true,
      };
      if (options.checkTargets) for (const pair of pairs) await sayWhetherIs(pair);
      else if (!options.cleanUp) await runAndReport(pairs, { ...options, ...all });
      else await cleanUpAll(pairs, options.report, [...places.keys()]);
    }
  });

/** Says what has changed from an earlier report to the one in `folder`; status 1 if anything is newly violated, else 2 if a target could not be verified, or none is in both. */
async function compareWith(earlier: string, folder: string, apis: Apis): Promise<void> {
  const later = join(folder, "report.json");
  const comparison = compareReports(await readReport(earlier), await readReport(later), apis);
  process.stdout.write(comparisonText(comparison, process.stdout.columns ?? 100));
  const { changes, unverified, isOfOthers } = comparison;
  const isWorse = changes.some(({ kind }) => kind === "newly-violates");
  const isUnknown = unverified.length > 0 || isOfOthers;
  process.exitCode = isWorse ? 1 : isUnknown ? 2 : 0;
}

/** Says whether a target is what the target file says; status 2 if it is not, or can't be asked. */
async function sayWhetherIs({ api, target }: Pair): Promise<void> {
  const { requests, problem, doubts } = await checkTarget({ api, target });
  const is = `is an installation of the ${api.title}`;
  const sound =
    doubts.length === 0
      ? `${is}, as the target file says (${requests} requests)`
      : `${is} (${requests} requests); only a run can tell whether the target file is right: ${doubts.join("; and ")}`;
  process.stdout.write(`${target.name}: ${printable(problem ?? sound)}\n`);
  if (problem !== undefined) process.exitCode = 2;
}

/**
 * Checks that a target is an installation of its API and as the target file says. It only reads. The
 * problem is why the target can't be verified, in one line; undefined if it can.
 */
export async function checkTarget({ api, target }: Pair) {
  const secrets = new Secrets();
  const transport = new Transport({ ...target, allowWrites: false });
  try {
    const session = api.connect(target, transport, secrets);
    await session.preflight();
    const doubts = (await api.doubtsOf?.(session)) ?? [];
    return { requests: transport.requests, problem: undefined, doubts };
  } catch (error) {
    const known = KNOWN.some((one) => error instanceof one) ? error : faultAt(target.name, error);
    const said = secrets.mask((known as Error).message);
    const problem = said.replaceAll(`target "${target.name}": `, "");
    return { requests: transport.requests, problem, doubts: [] };
  }
}

const KNOWN = [TargetError, NoAnswer, NotReachable, Broken];

/** Cleans up after the runs on some targets; journals of others are named, be they of the fleet or not. */
async function cleanUpAll(
  pairs: readonly Pair[],
  folder: string,
  fleet: readonly string[],
): Promise<void> {
  await refuseBusy(folder);
  const without: string[] = [];
  for (const pair of pairs) {
    const hasJournal = await cleanUpAfter(pair, folder);
    if (!hasJournal) without.push(printable(pair.target.name));
  }
  if (without.length > 0) {
    const elsewhere = "a run with another --report keeps its journals in that folder";
    process.stdout.write(
      `no journal of ${named(without, MOST_NAMES)} in ${resolve(folder)}, so nothing was removed there; ${elsewhere}\n`,
    );
  }
  const names = pairs.map(({ target }) => target.name);
  const unknown = await otherJournals(folder, fleet);
  for (const name of await otherJournals(folder, names)) {
    const why = unknown.includes(name)
      ? "the target file names no such target; call it so again, and clean up once more"
      : "this clean-up left it out; clean up without --shard and --name";
    process.stdout.write(
      `${printable(name)}: perhaps left behind: there is a journal of it in ${folder}, and ${why}\n`,
    );
    process.exitCode ||= 1;
  }
}

/** Removes what a killed run has left on a target, and resolves to whether there is a journal of it; status 2 if a target could not be reached, else 1 if something could not be removed. */
async function cleanUpAfter(pair: Pair, folder: string): Promise<boolean> {
  const say = (text: string) => process.stdout.write(`${pair.target.name}: ${text}\n`);
  try {
    const { writes, unread, removed, leftovers } = await cleanUp(pair, folder);
    if (writes === undefined) return false;
    if (removed.length > 0) say(`removed ${printable(together(removed))}`);
    if (leftovers.every(({ isLost }) => isLost)) {
      say(`nothing is left of the ${plural(writes, "create")} in the journal`);
    }
    if (unread > 0) {
      const doubt = "what may be left is told by what else it holds";
      say(`${plural(unread, "line")} of its journal can't be read, so ${doubt}`);
    }
    for (const { what, why, isLost = false } of leftovers) {
      say(`${isLost ? "lost" : "left behind"}: ${printable(what)}: ${printable(why)}`);
      process.exitCode ||= 1;
    }
  } catch (error) {
    const isRead = error instanceof TargetError;
    if (!isRead && !(error instanceof UsageError)) throw error;
    // The others are cleaned up all the same.
    process.stderr.write(`${printable(error.message)}\n`);
    process.exitCode = 2;
    if (!isRead) return true;
    const all = await leftByEarlierRun(pair, folder).catch(() => undefined);
    const left = together(all ?? []) || "nothing that it names";
    const kept = `its journal is kept; perhaps left behind: ${printable(left)}`;
    process.stderr.write(`${pair.target.name}: ${kept}\n`);
  }
  return true;
}
