import fc from "fast-check";
import { expect, test } from "vitest";
import { libertiesOf } from "../../sandbox/sandbox.ts";
import { api as vpnscript } from "./api.ts";
import { notExercised, remarkedOn, violated, verifySandbox } from "./verify-sandbox.support.ts";

const ALL = Object.keys(libertiesOf(vpnscript));

/** All but those in the form of answers, several at once. The campaign tries each alone, and those as well. */
const OWN = [0, 1, 2, 3].map((quarter) =>
  Object.keys(vpnscript.liberties).filter((_, at) => at % 4 === quarter),
);

/** What may not come about with a liberty; where a request happens to come in between, it does. */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  // What is done at once is hardly ever seen pending.
  "jobs-at-once": [
    "deleteWireguardConfig/422/config-pending",
    "pending-creation-is-not-deleted",
    "waiting-configurations-are-listed",
  ],
  "profile-for-all": ["config-id-tells-of-a-profile"],
};

/** Rules and inferred variants that remark on a liberty; none does on the others. */
const REMARKS: Readonly<Record<string, readonly string[]>> = {
  "one-moment": ["created-configuration-becomes-active"],
  "own-not-found": ["unknown-route-is-not-found"],
  "wrong-method-not-found": ["wrong-method-is-not-allowed"],
  "service-runs-on": ["requests-do-nothing-else"],
  "behind-a-proxy": ["pages-add-up"],
  "full-unlisted": ["server-list-tells-the-state"],
  "slots-unsaid": ["server-list-tells-the-state"],
  "profile-for-all": ["getOpenvpnProfile/404/profile-not-found", "no-profile-where-there-is-none"],
  "profile-server-not-found": ["getOpenvpnProfile/422/not-openvpn"],
};

async function conformingRun(liberties: readonly string[]) {
  let run = await verifySandbox({ jobMs: 150, liberties }, { jobTimeout: 12 });
  // On a busy machine a job may be over before anything is seen of it.
  if ([...run.outcomes.values()].some(({ code }) => code === "outrun")) {
    run = await verifySandbox({ jobMs: 900, liberties }, { jobTimeout: 30 });
  }
  const found = violated(run).map((id) => [id, run.outcomes.get(id)?.findings]);
  expect(found).toEqual([]);
  const missed = liberties.flatMap((liberty) => MISSED[liberty] ?? []);
  expect(missed).toEqual(expect.arrayContaining(Object.keys(notExercised(run))));
  expect(run.leftovers).toEqual([]);
  expect(run.stood.after).toBe(run.stood.before);
  return run;
}

test.concurrent.each(OWN.map((some) => [some]))(
  "a panel that takes its liberties conforms: %s",
  async (some) => {
    const run = await conformingRun(some);
    expect([...run.used]).toEqual(expect.arrayContaining(some));
    const remarks = some.flatMap((liberty) => REMARKS[liberty] ?? []);
    expect(remarkedOn(run).toSorted()).toEqual(remarks.toSorted());
  },
);

const several = fc.sample(fc.subarray(ALL, { minLength: 2 }), {
  seed: Number(process.env["FAULTS_SEED"] ?? 20_250_221),
  numRuns: 3,
});

test.concurrent.each(several.map((some) => [some]))(
  "a panel that takes several conforms: %s",
  async (some) => void (await conformingRun(some)),
);

test("one that there is not is an error before anything listens", async () => {
  await expect(verifySandbox({ liberties: ["slots-unseen"] })).rejects.toThrow(
    /has no liberty "slots-unseen"; choose one of .*slots-unsaid/,
  );
});
