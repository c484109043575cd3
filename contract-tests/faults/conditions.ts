import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Api } from "../engine/api.ts";
import { FileJournal } from "../engine/exchange/journal.ts";
import { sleep } from "../engine/transport/pace.ts";
import { cleanUp, journalFile } from "../run/clean-up.ts";
import type { Report, TargetReport } from "../report/report.ts";
import { TargetRun } from "../run/target-run.ts";
import { runWithoutTools } from "../run/without-tools.ts";
import type { Condition, Entry } from "../sandbox/condition.ts";
import { FORM } from "../sandbox/conditions/form.ts";
import { OUTAGES } from "../sandbox/conditions/outages.ts";
import { SPELLS } from "../sandbox/conditions/spells.ts";
import { WAY } from "../sandbox/conditions/way.ts";
import { sendingTo, standBefore, type Front } from "../sandbox/front.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import { completeTarget } from "../target-file/load.ts";
import type { Attempt } from "./fault.ts";
import { JOBS } from "./trial.ts";
import { falsehoods, type Told } from "./truth.ts";

export function conditions(api: Api): Attempt[] {
  let undisturbed: Promise<Told> | undefined;
  return Object.entries({ ...WAY, ...FORM, ...SPELLS, ...OUTAGES, ...api.conditions }).map(
    ([name, condition]) => ({
      id: `${api.name}/condition/${name}`,
      family: "condition",
      api: api.name,
      title: condition.title,
      async perform() {
        try {
          const isUnchecked = condition.truth.says === "unchecked";
          const [told, clean] = await Promise.all([
            meet(api, condition),
            isUnchecked ? undefined : (undisturbed ??= meet(api, {})),
          ]);
          return { seenBy: [], instead: falsehoods(api, condition, told, clean ?? told) };
        } catch (error) {
          const isLate = error instanceof Error && error.name === "TimeoutError";
          const said = isLate ? "said nothing for three minutes" : `broke down: ${String(error)}`;
          return { seenBy: [], instead: [said] };
        }
      },
    }),
  );
}

/** Seconds after which a job counts as endless: many times what one takes. */
const JOB_TIMEOUT = 8;

async function meet(api: Api, condition: Omit<Condition, "title" | "truth">): Promise<Told> {
  const sandbox = await api.startSandbox({ ...JOBS.sure, ...condition.sandbox });
  const another =
    condition.elsewhere && (await anotherOf(api, sandbox.target, condition.elsewhere));
  const front = another?.front ?? condition.front?.();
  const standing = front && (await standBefore(sandbox, front, condition.host));
  try {
    const { origin } = new URL(sandbox.baseUrl);
    // As short a wait as possible: under many conditions a job never ends.
    const given = "jobTimeout" in sandbox.target ? { jobTimeout: JOB_TIMEOUT } : {};
    const text = JSON.stringify({ ...sandbox.target, ...given });
    const entry = JSON.parse(text.replaceAll(origin, standing?.origin ?? origin)) as Entry;
    const linesNow = () =>
      [sandbox, another].flatMap((one) => one?.fingerprint().split("\n").filter(Boolean) ?? []);
    const before = linesNow();
    const reports = await Promise.all(
      Array.from({ length: condition.twice ? 2 : 1 }, () =>
        reportOf(api, condition.target?.(entry) ?? entry, another?.move),
      ),
    );
    const after = linesNow();
    const isGone = (head: string) => !after.some((line) => line.startsWith(head));
    const isOurs = (line: string) => !front?.isOthers?.(line);
    return {
      reports,
      left: after.filter((line) => !before.includes(line) && isOurs(line)),
      lost: [
        ...before.filter((line) => !after.includes(line) && isOurs(line)),
        ...(front?.keeps?.() ?? []).filter(isGone),
      ],
    };
  } finally {
    await standing?.close();
    await another?.close();
    await sandbox.close();
  }
}

const PATIENCE = 180_000;

/**
 * What `verify` says, without the cost of Vitest. With `move`, the run is as if killed before it
 * removes anything, and `verify --clean-up` follows.
 */
async function reportOf(api: Api, entry: Entry, move?: () => void): Promise<Report> {
  const target = completeTarget(entry, { [api.name]: api });
  const signal = AbortSignal.timeout(PATIENCE);
  const reportOn = (report: TargetReport): Report => {
    return { schemaVersion: 1, tool: "conditions", startedAt: "", targets: [report] };
  };
  if (!move) {
    const run = new TargetRun(api, target, signal, {});
    const byDredd = () => run.byDredd((id, outcome) => run.settle("dredd", id, outcome), signal);
    await runWithoutTools(run, undefined, byDredd);
    return reportOn(run.report());
  }
  await using folder = await mkdtempDisposable(join(tmpdir(), "moved-"));
  const journal = () => new FileJournal(journalFile(folder.path, target), { target: target.name });
  const run = new TargetRun(api, target, signal, { journal });
  await run.preflight();
  for (const id of run.ids[0]) await run.exercise(id);
  move();
  const { leftovers } = await cleanUp({ api, target }, folder.path);
  return reportOn({ ...run.report(), leftovers });
}

async function anotherOf(
  api: Api,
  target: Entry,
  { which, has, altered }: NonNullable<Condition["elsewhere"]>,
) {
  const sandbox = await api.startSandbox(JOBS.sure as SandboxOptions);
  await has(sandbox.target, sendingTo(sandbox));
  await sleep(2 * JOBS.sure.jobMs, undefined);
  const [from, to] = [target, sandbox.target].map(textsIn);
  const pairs = from!.flatMap((text, at) => (text === to![at] ? [] : [[text, to![at]!] as const]));
  const theirs = (text: string) =>
    pairs.reduce((all, [own, other]) => all.replaceAll(own, other), text);
  let hasMoved = false;
  const front: Front = {
    ask(passing) {
      if (!(which === "clean-up" ? hasMoved : which(passing))) return undefined;
      passing.to = sandbox;
      passing.path = theirs(passing.path);
      passing.body = theirs(passing.body);
      return undefined;
    },
    answer: (reply, { to }) => (to === undefined ? undefined : altered(reply)),
  };
  return {
    front,
    /** From now on it answers the clean-up; undefined where it answers the run itself. */
    move: which === "clean-up" ? () => void (hasMoved = true) : undefined,
    fingerprint: () => sandbox.fingerprint().replace(/^(?=.)/gm, "elsewhere: "),
    close: () => sandbox.close(),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
