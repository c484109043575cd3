import fc from "fast-check";
import { expect, test } from "vitest";
import { Course } from "../../engine/model.ts";
import { neverSeen, tryModels } from "../../run/try-models.support.ts";
import { api } from "./api.ts";
import { voucherModel } from "./model-voucher.ts";
import { vouchers } from "./sandbox/conditions/answers.ts";
import { startSandbox } from "./sandbox/start.ts";

test("every transition that the vendor's page knows of a voucher is seen, and nothing is left", async () => {
  expect(await neverSeen(api, "model-of-a-voucher", 80)).toEqual([]);
  expect(await tryModels(api, { sequences: 8 })).toMatchObject({
    findings: [],
    reasons: [],
    leftovers: [],
    isAsBefore: true,
  });
});

test("once a removed voucher stays, no more are created", async () => {
  const { findings, leftovers } = await tryModels(api, { fault: "remove-keeps-voucher" });
  expect(findings).toMatchObject([{ check: "model-of-a-voucher", expected: "unlisted" }]);
  // One sequence has two at most.
  expect(leftovers.length).toBeLessThanOrEqual(2);
});

test("a password in another form than the documented one is not taken for another password", async () => {
  const front = vouchers((rows) => rows.map((row) => ({ ...row, password: 7 })))();
  const { findings } = await tryModels(api, { front, sequences: 3 });
  expect(findings.filter(({ check }) => check === "model-of-a-voucher")).toEqual([]);
});

test("whichever of two requests for one username comes first, all is as after one and then the other", async () => {
  const sandbox = await startSandbox();
  const key = String(sandbox.target["apiKey"]);
  const send = async (action: string, username?: string) => {
    const body = JSON.stringify({ "api-key": key, action, username });
    const headers = { "content-type": "application/json" };
    const response = await fetch(sandbox.baseUrl, { method: "POST", headers, body });
    return (await response.json()) as { message?: string; users?: { username: string }[] };
  };
  const NAMES: Readonly<Record<string, string>> = {
    "User added successfully": "user-added",
    "Username already exists": "username-exists",
    "User removed successfully": "user-removed",
    "Username doesn't exist": "username-unknown",
  };
  let count = 0;
  const pairs = fc.constantFrom(["create", "create"], ["create", "remove"], ["remove", "remove"]);
  try {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), pairs, fc.boolean(), async (scheduler, pair, isStored) => {
        const name = `race-${++count}`;
        if (isStored) await send("create_voucher", name);
        const answers: string[] = [];
        const racing = pair.map(async (step, index) => {
          await scheduler.schedule(Promise.resolve(), step);
          const { message = "" } = await send(`${step}_voucher`, name);
          answers[index] = NAMES[message] ?? message;
        });
        await scheduler.waitFor(Promise.all(racing));
        const { users = [] } = await send("get_voucher_users");
        const shown = users.filter(({ username }) => username === name).length;
        const orders = [
          [0, 1],
          [1, 0],
        ].filter((order) => {
          const course = new Course(voucherModel.chart, isStored ? "stored" : "absent");
          const areSo = order.every((index) => course.take(pair[index]!, answers[index]!));
          return areSo && course.take("list", ["unlisted", "listed"][shown] ?? "twice");
        });
        expect(orders).not.toEqual([]);
      }),
      { seed: 1, numRuns: 60 },
    );
  } finally {
    await sandbox.close();
  }
});
