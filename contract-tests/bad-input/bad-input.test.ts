import { describe, expect, test } from "vitest";
import { loadApi } from "../apis/discover.ts";
import { finding, type Finding } from "../engine/judgement/finding.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/transport/target.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import { badInputRule } from "./bad-input.ts";

const BUDGET = 200;

interface Outcome {
  readonly findings: readonly Finding[];
  readonly requests: number;
  readonly asBefore: boolean;
  readonly log: readonly string[];
}

/** What comes of asking a sandbox wrongly, and whether it is left as it was. */
async function ask(
  name: string,
  options: SandboxOptions = {},
  changes: Partial<Target> = {},
  prepare: (session: Session) => void = () => undefined,
): Promise<Outcome> {
  const api = await loadApi(name);
  const sandbox = await api.startSandbox(options);
  try {
    const target = { ...sandbox.target, ...changes } as unknown as Target;
    const transport = new Transport({ allowWrites: target.allowWrites, requestsPerMinute: 60_000 });
    const secrets = new Secrets();
    const session = api.connect(target, transport, secrets);
    prepare(session);
    const before = sandbox.fingerprint();
    const findings: Finding[] = [];
    await badInputRule({ budget: BUDGET, seed: 7 }).check(session, (...breaches) => {
      for (const breach of breaches) {
        findings.push(finding({ check: "bad-input-is-refused", ...breach }, secrets));
      }
    });
    const { requests } = transport;
    await session.undo();
    return {
      findings,
      requests,
      asBefore: sandbox.fingerprint() === before,
      log: sandbox.log.map(({ method, path, status }) => `${method} ${path} ${status}`),
    };
  } finally {
    await sandbox.close();
  }
}

describe.concurrent.each(["vpnscript", "waveros"])("%s", (name) => {
  test("an installation that refuses in order is found to, within the budget, and asked the same again by that seed", async () => {
    const outcome = await ask(name);
    expect(outcome).toMatchObject({ findings: [], asBefore: true });
    expect(outcome.requests).toBeGreaterThan(100);
    expect(outcome.requests).toBeLessThanOrEqual(BUDGET + 20);
    expect((await ask(name)).log).toEqual(outcome.log);
  });

  test("where nothing may be written, nothing that writes is tried", async () => {
    const { asBefore, findings, log } = await ask(name, {}, { allowWrites: false });
    expect({ asBefore, findings }).toEqual({ asBefore: true, findings: [] });
    expect(log.filter((line) => /create|DELETE/.test(line))).toEqual([]);
  });
});

test.concurrent.each([
  ["vpnscript", "server-error-on-text-id", "bad-input-breaks-nothing"],
  ["vpnscript", "errors-missing", "bad-input-is-answered-as-documented"],
  ["vpnscript", "errors-as-list", "bad-input-is-answered-as-documented"],
  ["vpnscript", "wrong-method-html", "bad-input-is-answered-in-json"],
  ["waveros", "username-array-500", "bad-input-breaks-nothing"],
  ["waveros", "unknown-action-html", "bad-input-is-answered-in-json"],
  ["waveros", "missing-action-lists-vouchers", "bad-input-is-answered-as-documented"],
])("%s, %s: %s", async (name, fault, check) => {
  const { findings } = await ask(name, { fault });
  expect(findings.map((one) => one.check)).toContain(check);
  for (const { curl } of findings) expect(curl).toMatch(/^curl /);
});

test("what is there after refused requests and was not before is found", async () => {
  let looks = 0;
  const { findings } = await ask("waveros", {}, {}, (session) => {
    session.fingerprint = () => Promise.resolve({ vouchers: { [++looks]: "" } });
  });
  expect(new Set(findings.map(({ check }) => check))).toEqual(
    new Set(["refused-requests-create-nothing"]),
  );
});

test("JSON of another media type breaks nothing where the vendor's page names none for answers", async () => {
  const alter: SandboxOptions["alter"] = (_, answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-type": "text/html" },
  });
  expect((await ask("waveros", { alter })).findings).toEqual([]);
});

test("a documented refusal breaks nothing by its status where the vendor's page gives none", async () => {
  const alter: SandboxOptions["alter"] = (_, answer) => {
    const isRefused = String(answer.body).includes('"error":true');
    return isRefused ? { ...answer, status: 500 } : answer;
  };
  expect((await ask("waveros", { alter })).findings).toEqual([]);
});
