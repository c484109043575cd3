import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { root } from "../../../scripts/root.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { deviationsFrom } from "../../report/deviations.ts";
import type { Report } from "../../report/report.ts";
import { REPORT_FILES } from "../../report/write.ts";
import { readWorkflow, runGithubNight, type Night, type NightOptions } from "./github-job.ts";
import { readPipeline, runGitlabNight } from "./gitlab-job.ts";
import {
  onceItDiffers,
  startOperator,
  type Operator,
  type OperatorOptions,
} from "./own-repository.ts";

const workflow = await readWorkflow(join(root, "docs/ci/github-nightly.yml"));
const pipeline = await readPipeline(join(root, "docs/ci/gitlab-nightly.yml"));

const FAULT = "success-error-flag-zero";
const REPORTS = REPORT_FILES.filter((name) => name !== "exchanges.har");

/** A night is a whole run, npm and Git included; three of them in a row take a while on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

let operator: Operator;
afterEach(() => operator.close());

const SERVERS = {
  GitHub: {
    step: "Verify",
    cleanUp: "Remove what a run that was cut short has left",
    run: (options: NightOptions) => runGithubNight(workflow, operator, options),
  },
  GitLab: {
    step: "script",
    cleanUp: "after_script",
    run: (options: NightOptions) => runGitlabNight(pipeline, operator, options),
  },
};

describe.each(Object.entries(SERVERS))("on %s", (server, { step, cleanUp, run }) => {
  /** A night, after which no secret may stand anywhere. */
  async function night(options: NightOptions): Promise<Night> {
    const ended = await run(options);
    const secrets = new Secrets();
    for (const [name, value] of Object.entries(operator.secrets)) secrets.add(name, value);
    const written = [...ended.uploaded, ...ended.kept].map(([path, text]) => `${path}\n${text}`);
    expect([ended.log, ended.summary, ...written].filter((text) => secrets.appearIn(text))).toEqual(
      [],
    );
    return ended;
  }

  /** Where the server tells people what has come of it. */
  const told = ({ summary, log }: Night) => (server === "GitHub" ? summary : log);

  async function begin(options?: OperatorOptions): Promise<void> {
    operator = await startOperator(options);
  }

  test("fails on what is new, until that is accepted", async () => {
    await begin();
    const { ALICE_PASSWORD: _others, ...secrets } = operator.secrets;
    const sound = await night({ target: "lobby", secrets });
    expect(sound.statuses).toMatchObject({ [step]: 0, [cleanUp]: 0 });
    expect(told(sound)).toContain("✓ lobby: nothing is new");
    expect(told(sound)).not.toContain("Compared with");
    const inReport = (name: string) => `nights/lobby/report/${name}`;
    expect(names(sound.uploaded)).toEqual(REPORTS.map(inReport));
    expect(names(sound.kept)).toEqual(["nights/lobby/previous.json"]);
    await operator.close();

    await begin({ faults: { lobby: FAULT } });
    const broken = await night({ target: "lobby", kept: sound.kept });
    expect(broken.statuses).toMatchObject({ [step]: 1, [cleanUp]: 0 });
    expect(told(broken)).toContain("✗ lobby: something is new");
    expect(told(broken)).toContain("Newly violates");
    expect(names(broken.uploaded)).toEqual(REPORT_FILES.map(inReport));

    const who = { reason: "the vendor knows", owner: "ops", expires: "2999-12-31" };
    operator.accept(deviationsFrom(reportIn(broken), who));
    const accepted = await night({ target: "lobby", kept: broken.kept });
    expect(accepted.statuses).toMatchObject({ [step]: 0 });
    expect(told(accepted)).toContain("✓ lobby: nothing is new");
    expect(told(accepted)).toContain("Nothing has changed");
  });

  test("what could not be checked is told apart, and is nothing to compare with", async () => {
    await begin();
    const kept = new Map([["nights/lobby/previous.json", "the last report"]]);
    await operator.installations.lobby.close();
    const silent = await night({ target: "lobby", kept });
    expect(silent.statuses).toMatchObject({ [step]: 2, [cleanUp]: 0 });
    expect(told(silent)).toContain("! lobby could not be checked");
    expect(told(silent)).not.toContain("Compared with");
    expect(silent.kept).toEqual(kept);
    expect(names(silent.uploaded)).toHaveLength(REPORTS.length);
  });

  test("a secret that the store lacks is named, and nothing is sent", async () => {
    await begin();
    const poor = await night({ target: "panel", secrets: { ALICE_PASSWORD: "" } });
    expect(poor.statuses).toMatchObject({ [step]: 2 });
    expect(poor.log).toContain("ALICE_PASSWORD");
    expect(told(poor)).toContain("! panel could not be checked");
    expect(poor.uploaded.size + poor.kept.size).toBe(0);
    expect(operator.installations.panel.log).toEqual([]);
  });

  test("a cancelled run leaves nothing behind", async () => {
    await begin();
    const { lobby } = operator.installations;
    const before = lobby.fingerprint();
    const cancelled = await night({ target: "lobby", cancel: onceItDiffers(lobby, before) });
    expect(cancelled.statuses).toMatchObject({ [step]: 137, [cleanUp]: 0 });
    expect(cancelled.log).toContain("lobby: nothing is left of the");
    expect(lobby.fingerprint()).toBe(before);
    expect(cancelled.kept.size).toBe(0);
  });

  test("what could not be removed at once is removed the next night", async () => {
    await begin();
    const { lobby } = operator.installations;
    const before = lobby.fingerprint();
    const secrets = { ...operator.secrets };
    const cancel = onceItDiffers(lobby, before);
    // The store changes under the job, so that its clean-up can't log in.
    cancel.addEventListener("abort", () => (secrets["WAVEROS_KEY"] = "no longer this one"));
    const cancelled = await night({ target: "lobby", secrets, cancel });
    expect(cancelled.statuses).toMatchObject({ [step]: 137, [cleanUp]: 2 });
    expect(lobby.fingerprint()).not.toBe(before);
    expect(names(cancelled.kept)).toEqual(["nights/lobby/report/journal-lobby.jsonl"]);

    const next = await night({ target: "lobby", kept: cancelled.kept });
    expect(next.statuses).toMatchObject({ [step]: 0 });
    expect(lobby.fingerprint()).toBe(before);
    expect(names(next.kept)).toEqual(["nights/lobby/previous.json"]);
  });
});

function names(files: Night["kept"]): string[] {
  return [...files.keys()].toSorted();
}

function reportIn({ uploaded }: Night): Report {
  const [path] = [...uploaded.keys()].filter((name) => name.endsWith("report.json"));
  return JSON.parse(uploaded.get(path!)!) as Report;
}
