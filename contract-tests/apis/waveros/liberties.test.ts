import fc from "fast-check";
import { expect, test } from "vitest";
import { libertiesOf } from "../../sandbox/sandbox.ts";
import { api as waveros } from "./api.ts";
import {
  notExercised,
  remarksIn,
  verifySandbox,
  withRouter,
  withVerdict,
} from "./verify-sandbox.support.ts";

/** Whether a reading or a write has cleared the logins, a run can't tell: it says so. */
const ALL = Object.keys(libertiesOf(waveros)).filter((one) => one !== "logins-cleared-by-reading");

/** All but those in the form of answers, several at once. The campaign tries each alone, and those as well. */
const OWN = [0, 1, 2].map((third) =>
  Object.keys(waveros.liberties).filter((_, at) => at % 3 === third),
);

/** The rules that remark on a liberty; none does on the others. */
const REMARKS: Readonly<Record<string, readonly string[]>> = {
  "usernames-any-case": ["only-the-whole-username-removes"],
  "names-ascii": ["documented-orders-are-accepted"],
  "names-bare": ["given-values-come-back"],
  "usernames-with-letters": ["documented-orders-are-accepted"],
  "passcodes-to-16": ["documented-orders-are-accepted"],
  "passcodes-plain": ["documented-orders-are-accepted"],
  "lists-taken": ["username-that-is-no-text-is-refused"],
  "null-for-none": ["limits-are-kept"],
  "limits-left-out": ["limits-are-kept"],
  "answer-as-listed": ["created-voucher-is-listed", "limits-are-kept"],
  "answer-without-id": ["created-voucher-is-listed"],
  "created-an-hour-behind": ["voucher-without-start-is-valid-at-once"],
};

function conformingRun(liberties: readonly string[]) {
  return withRouter({ liberties }, async (session, sandbox) => {
    const before = sandbox.fingerprint();
    const run = await verifySandbox(session, { twice: true });
    const found = withVerdict(run, "violates").map((name) => [name, run.outcomes[name]?.findings]);
    expect(found).toEqual([]);
    expect(notExercised(run)).toEqual({});
    expect(run.leftovers).toEqual([]);
    expect(sandbox.fingerprint()).toBe(before);
    return { run, used: sandbox.used };
  });
}

test.concurrent.each(OWN.map((some) => [some]))(
  "a router that takes its liberties conforms: %s",
  async (some) => {
    const { run, used } = await conformingRun(some);
    expect([...used]).toEqual(expect.arrayContaining(some));
    const remarks = [...new Set(some.flatMap((liberty) => REMARKS[liberty] ?? []))];
    // Two short passcodes may be the same by chance.
    const isChance = (rule: string) =>
      rule === "left-out-values-are-invented" && some.includes("passcodes-short");
    const made = remarksIn(run).filter((rule) => !isChance(rule));
    expect(made.toSorted()).toEqual(remarks.toSorted());
  },
);

const several = fc.sample(fc.subarray(ALL, { minLength: 2 }), {
  seed: Number(process.env["FAULTS_SEED"] ?? 20_250_221),
  numRuns: 3,
});

test.concurrent.each(several.map((some) => [some]))(
  "a router that takes several conforms: %s",
  async (some) => void (await conformingRun(some)),
);
