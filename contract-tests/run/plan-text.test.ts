import { expect, test } from "vitest";
import { TARGET } from "../engine/invented-api.support.ts";
import { planText, type Plan } from "./plan.ts";

type PlannedRequest = Plan["requests"][number];

const read: PlannedRequest = {
  method: "GET",
  path: "/note?id",
  operation: "readNote",
  persona: "owner",
  effect: "reads",
  times: 12,
};
const write = { ...read, method: "POST", path: "/notes", operation: "writeNote" };

const text = (requests: PlannedRequest[], seconds: number, hasModels = false) => {
  const target = { ...TARGET, requestsPerMinute: 50 };
  return planText({ target, requests, total: 16, seconds, hasModels });
};

test("a plan has a line for each kind of request, in columns, and what it comes to", () => {
  const requests: PlannedRequest[] = [
    read,
    { ...write, effect: "creates", times: 3, persona: undefined },
    { ...write, effect: "deletes", times: 1, method: "DELETE" },
  ];
  expect(text(requests, 120)).toBe(
    [
      "kitchen: 16 requests to http://notes.example/api, none of them sent now",
      "",
      "  12 ×  GET     /note?id  as owner  reads    readNote",
      "   3 ×  POST    /notes    nobody    creates  writeNote",
      "   1 ×  DELETE  /notes    as owner  deletes  writeNote",
      "",
      "  4 of them may create or delete something; what the run creates it deletes again.",
      "  At 50 requests a minute the pace alone takes about 2 min.",
      "  Rehearsed on the bundled sandbox: how often a job is looked at depends on how long it takes.",
      "",
    ].join("\n"),
  );
});

test("a plan that reads only says so", () => {
  const lines = text([read, { ...read, effect: "authenticates" }], 0).split("\n");
  expect(lines).toContain("  Nothing would be created or deleted.");
});

test("a plan of nothing is a plan, too", () => {
  expect(text([], 0).split("\n").slice(1, 3)).toEqual(["", ""]);
});

test.each<[seconds: number, says: string]>([
  [0, "no time"],
  [59, "no time"],
  [60, "1 min"],
  [89, "1 min"],
  [90, "2 min"],
  [600, "10 min"],
])("%i s are %s", (seconds, says) => {
  expect(text([read], seconds)).toContain(`the pace alone takes about ${says}.`);
});

test("with models, it says that they are counted, and what may come on top", () => {
  expect(text([read], 0, true)).toMatch(
    /Models are counted, too;.*up to\n {2}40 shorter sequences follow, of 24 steps at most\.\n$/,
  );
});
