import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, NotReachable, TargetError, UsageError } from "../engine/exchange/errors.ts";
import { KEY } from "../engine/invented-api.support.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import { NOTE, running } from "./target-run.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a target that fails", () => {
  const refused = new TargetError(`kitchen refuses ${KEY}`);

  test("ends its own run, and its reason is told for all that was not exercised", async () => {
    const { run, log } = running();
    await run.attempt(() => Promise.reject(refused));
    expect(run.failed).toBe(refused);
    expect(await run.exercise(NOTE)).toMatchObject({
      verdict: "not-exercised",
      reason: refused.message,
    });
    expect(log).toEqual([]);
    expect(run.report().error).toBe("kitchen refuses $KEY");
  });

  test("is told by its first failure, and nothing is begun after it", async () => {
    const { run } = running();
    const second = new TargetError("later");
    let failed = (_: Error) => undefined as unknown;
    const slow = run.attempt(() => new Promise((_, reject) => (failed = reject)));
    await run.attempt(() => Promise.reject(refused));
    failed(second);
    await slow;
    expect(run.failed).toBe(refused);
    const work = vi.fn(() => Promise.resolve());
    await run.attempt(work);
    expect(work).not.toHaveBeenCalled();
  });

  test("has what is under way stopped", async () => {
    const { run } = running();
    answerBy((_: string, { signal }: { signal: AbortSignal }) => {
      return new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error)),
      );
    });
    const under = run.exercise(NOTE);
    await run.attempt(() => Promise.reject(refused));
    expect(await under).toMatchObject({ verdict: "not-exercised", reason: refused.message });
  });

  test.each<[what: string, since: number | undefined, failed: boolean, taken: boolean]>([
    ["that came since it was down", 0, true, true],
    ["that came before", Infinity, true, false],
    ["where it was not down", undefined, true, false],
    ["where it has answered again", 0, false, false],
  ])("takes back a breach %s: %s, %s: %s", (_, since, failed, taken) => {
    const { run, session } = running();
    const findings = [{ check: "c", message: "It is wrong." }];
    run.settle("vitest", NOTE, { verdict: "violates", findings, undocumented: [] });
    session.outage.since = since;
    if (failed) run.fail(refused);
    const want = taken
      ? { verdict: "not-exercised", reason: "kitchen refuses $KEY", code: "unchecked" }
      : { verdict: "violates", findings };
    expect(run.report().variants.find(({ id }) => id === NOTE)).toMatchObject(want);
  });

  test("without a failure has no error in its report", () => {
    expect(running().run.report()).not.toHaveProperty("error");
  });

  test("may not have answered what can't be done without", async () => {
    const { run } = running();
    await run.attempt(() => Promise.reject(new NoAnswer("GET http://notes.example: ECONNREFUSED")));
    expect(run.failed?.message).toMatch(/^target "kitchen": it does not answer .*ECONNREFUSED/);
  });

  test("may have answered more than is read", async () => {
    const { run } = running();
    await run.attempt(() => Promise.reject(new NotReachable("an answer is too large")));
    expect(run.failed?.message).toBe('target "kitchen": an answer is too large');
  });

  test("may have answered what this tool fails at", async () => {
    const { run } = running();
    await run.attempt(() => Promise.reject(new Error(`no ${KEY}`)));
    expect(run.report().error).toMatch(/^target "kitchen": this tool failed at it.*: no \$KEY \(/);
  });

  test("is not one where nothing can be written", async () => {
    const { run } = running();
    const ours = new UsageError("the disk is full");
    await expect(run.attempt(() => Promise.reject(ours))).rejects.toBe(ours);
    expect(run.failed).toBeUndefined();
  });
});
