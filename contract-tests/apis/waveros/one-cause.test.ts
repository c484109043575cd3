import { expect, test } from "vitest";
import { causeOf } from "../../report/findings.ts";
import { checksTold } from "../../report/told.support.ts";
import { textOf, withBody, type Answer, type Asked } from "../../sandbox/server.ts";
import { api } from "./api.ts";
import { messageOf } from "./answers.ts";
import { AN_HOUR, momentOf, timeText } from "./sandbox/voucher.ts";
import { runOver, type SandboxRun } from "./verify-sandbox.support.ts";

test.concurrent.each([
  "create-ignores-passcode",
  "create-stores-other-passcode",
  "create-escapes-fullname",
  "limits-swapped",
  "limits-ignored",
  "duplicate-overwrites-passcode",
])("%s is told once, though the answer and the list both show it", async (fault) => {
  const { outcomes } = await runOver({ fault });
  const findings = Object.values(outcomes).flatMap((outcome) => outcome.findings);
  expect([...new Set(findings.map(causeOf))]).toHaveLength(1);
});

test.concurrent.each([
  ["remove-get-keeps-voucher", "only-the-whole-username-removes"],
  ["list-keeps-removed", "limits-are-kept"],
])("%s breaks no rule but those of removals: not %s", async (fault, rule) => {
  const { outcomes } = await runOver({ fault });
  expect(outcomes[rule]!.findings).toEqual([]);
  expect(outcomes["removed-voucher-is-gone"]!.verdict).toBe("violates");
});

test.concurrent.each([
  "duplicate-accepted",
  ...["key-by-prefix", "key-missing-over-get", "create-get-refused", "remove-get-lowercases"],
])("%s is told once, though several orders show it", async (fault) =>
  expect(toldIn(await runOver({ fault }))).toEqual(["is-this-variant"]),
);

test("orders that are refused and carried out are told once, though each refusal shows it", async () => {
  const run = await runOver({ fault: "refused-yet-creates" });
  expect(toldIn(run)).toEqual(["refused-order-leaves-nothing"]);
});

test("vouchers that are not stored are told as such, though their usernames are free again", async () => {
  const run = await runOver({ fault: "create-stores-nothing" });
  expect(toldIn(run)).toEqual(["created-voucher-is-listed"]);
});

test("a username that is accepted twice is told as such, though a removal leaves one of the two", async () => {
  const run = await runOver({ fault: "duplicate-of-endless-accepted" });
  expect(toldIn(run)).toEqual(["duplicate-username-changes-nothing"]);
});

test("a username that stays empty is told once, though its voucher is not found for its removal", async () => {
  const run = await runOver({ fault: "create-keeps-username-empty" });
  expect(toldIn(run)).toEqual(["left-out-values-are-invented"]);
});

test("orders that are carried out and said to have failed are told once, though one is for a removed username", async () => {
  const failed = '{"message":"An error occurred","error":true}';
  let created = 0;
  const run = await runOver({
    alter: (_, answer) => {
      const isFourth = textOf(answer).includes("added successfully") && ++created % 4 === 0;
      return isFourth ? withBody(answer, failed) : answer;
    },
  });
  expect(toldIn(run)).toEqual(["refused-order-leaves-nothing"]);
});

test("a value that is lost is told once, where each voucher is listed as modified later than created", async () => {
  const modified = /(?<="last_modified":")20[^"]*/g;
  const later = (time: string) => timeText(momentOf(time) + AN_HOUR);
  const alter = (_: Asked, answer: Answer) =>
    withBody(answer, textOf(answer).replace(modified, later));
  const { outcomes } = await runOver({ fault: "create-drops-time-of-day", alter });
  const findings = Object.values(outcomes).flatMap((outcome) => outcome.findings);
  expect([...new Set(findings.map(causeOf))]).toHaveLength(1);
});

const [NOT_SET, INCORRECT] = [messageOf("KeyNotSet"), messageOf("KeyIncorrect")];

test.concurrent.each<[what: string, alter: (asked: Asked, answer: Answer) => Answer]>([
  [
    "a key that is said to be incorrect where it is not set, or the method is off,",
    (_, answer) => withBody(answer, textOf(answer).replace(NOT_SET, INCORRECT)),
  ],
  [
    "an action that is carried out before the key and the method are looked at",
    ({ url, body }, answer) => {
      const isIt = `${url.search}${body}`.includes("get_logins") && !url.href.includes("failing");
      const isRefused = [NOT_SET, INCORRECT].some((one) => textOf(answer).includes(one));
      return isIt && isRefused ? withBody(answer, '{"logins":[{"id":1,"login":"ada"}]}') : answer;
    },
  ],
])("%s is told once", async (_, alter) => {
  expect(toldIn(await runOver({ alter }))).toEqual(["is-this-variant"]);
});

/** The checks of what is told, where several variants and rules have found something. */
function toldIn({ outcomes }: SandboxRun): string[] {
  const found = Object.entries(outcomes).map(
    ([id, one]) => [`waveros/${id.includes("/") ? id : `rules/${id}`}`, one] as const,
  );
  expect(found.filter(([, { findings }]) => findings.length > 0).length).toBeGreaterThan(1);
  return checksTold(found, api.causes);
}
