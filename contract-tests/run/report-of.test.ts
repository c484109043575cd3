import { expect, test } from "vitest";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import type { RunEvent } from "../report/events.ts";
import type { TargetReport } from "../report/report.ts";
import { reportOf } from "./report-of.ts";

const [NOTE, RULE] = ["notes/readNote/200/note", "notes/rules/notes-keep"];
const APIS = { [notesApi.name]: notesApi };
const finding = { check: "status-as-documented", message: "The status is 500." };
const violates: Outcome = { verdict: "violates", findings: [finding], undocumented: [] };

const planned = (name: string) => ({ name, api: TARGET.api, baseUrl: TARGET.baseUrl });
const AT = "2026-03-14T02:15:0";

const BEGINS: RunEvent = {
  event: "run",
  schemaVersion: 1,
  tool: "t 1",
  startedAt: `${AT}0.000Z`,
  contract: "c0ffee",
  targets: ["kitchen", "cellar", "attic"].map(planned),
};
const begun = (target: string): RunEvent => {
  return { event: "begun", target, at: `${AT}1.000Z`, asked: [NOTE, RULE] };
};
const outcome = (target: string): RunEvent => ({
  ...{ event: "outcome", target, at: `${AT}3.500Z`, requests: 7 },
  ...{ tool: "vitest", id: NOTE, outcome: violates },
});
const whole = (name: string): TargetReport => ({
  ...{ ...planned(name), durationMs: 1, requests: 1 },
  summary: { documented: 0, conforms: 0, violates: 0, notExercised: 0 },
  ...{ variants: [], rules: [], findings: [], notes: [], leftovers: [] },
});
const ended = whole("cellar");
const ENDED: RunEvent = { event: "target", report: ended };

test("what has ended is told as it was told, in the order of the run", async () => {
  const report = whole("kitchen");
  const events: RunEvent[] = [
    { ...BEGINS, targets: [planned("kitchen"), planned("cellar")] },
    ...[begun("cellar"), begun("kitchen"), outcome("kitchen"), ENDED],
    { event: "exchanges", target: "kitchen", entries: [] },
    { event: "target", report },
    { event: "end", at: `${AT}9.000Z` },
  ];
  expect((await reportOf(events, APIS)).report).toStrictEqual({
    ...{ schemaVersion: 1, tool: "t 1", startedAt: `${AT}0.000Z`, contract: "c0ffee" },
    targets: [report, ended],
  });
});

test("what a run was asked for is told of each target, also of one that has not ended", async () => {
  const asked = { only: "notes/**" };
  const events: RunEvent[] = [{ ...BEGINS, asked }, begun("kitchen"), ENDED];
  const { report } = await reportOf(events, APIS);
  expect(report).not.toHaveProperty("asked");
  expect(report.targets.map((target) => target.asked)).toEqual([asked, asked, asked]);
});

test.each<[what: string, end: RunEvent[], why: RegExp]>([
  ["killed", [], /^the run ended without a word/],
  ["interrupted", [{ event: "end", at: "", cutShort: "it rains" }], /^it rains$/],
])("of a run that was %s, it is told what was known", async (_, end, why) => {
  const events = [BEGINS, begun("kitchen"), begun("cellar"), outcome("kitchen"), ENDED, ...end];
  const left = [{ what: "a note", why: "perhaps" }];
  const leftOf = (name: string) => Promise.resolve(name === "kitchen" ? left : []);
  const {
    report: { cutShort, targets },
  } = await reportOf(events, APIS, leftOf);
  const [kitchen, cellar, attic] = targets;
  expect(cutShort).toMatch(why);
  expect(kitchen).toMatchObject({
    error: `cut short: ${cutShort}`,
    ...{ requests: 7, startedAt: `${AT}1.000Z`, durationMs: 2500, leftovers: left },
    rules: [{ verdict: "not-exercised", code: "unchecked" }],
  });
  expect(kitchen!.variants.find(({ id }) => id === NOTE)).toMatchObject({
    verdict: "violates",
    by: ["vitest"],
    findings: [finding],
  });
  expect(cellar).toEqual(ended);
  expect(kitchen!.notes).toEqual([]);
  expect(attic).toStrictEqual({
    ...{ ...whole("attic"), durationMs: 0, requests: 0 },
    error: `not begun: ${cutShort}`,
  });
});

test("a run that was killed says of which targets it has no journal", async () => {
  const events = [BEGINS, begun("kitchen"), begun("cellar"), begun("attic"), ENDED];
  const leftOf = (name: string) => Promise.resolve(name === "kitchen" ? [] : undefined);
  const { report } = await reportOf(events, APIS, leftOf);
  expect(report.cutShort).toMatch(
    /^the run ended without .*; no journal of attic is beside its events:/,
  );
  expect(report.targets[2]!.error).toMatch(/^cut short: the run ended without [^;]*$/);
});

test("a target whose end is in a damaged line is not whole, one that is told of whole is", async () => {
  const damaged = { event: "damaged", line: 4 } as const;
  const end: RunEvent = { event: "end", at: "" };
  const events = [BEGINS, begun("kitchen"), outcome("kitchen"), damaged, ENDED, end];
  const why = "of its events, line 4 is damaged and left out";
  const {
    report: { cutShort, targets },
  } = await reportOf(events, APIS);
  expect(cutShort).toBe(why);
  const errors = [`cut short: ${why}`, undefined, `nothing is known: ${why}`];
  expect(targets.map(({ error }) => error)).toEqual(errors);
  const whole = { ...BEGINS, targets: [planned("cellar")] };
  expect((await reportOf([whole, damaged, ENDED, end], APIS)).report.cutShort).toBeUndefined();
});

test("a target that is not told of is not whole, whatever the end says", async () => {
  const {
    report: { cutShort, targets },
  } = await reportOf([BEGINS, ENDED, { event: "end", at: "" }], APIS);
  expect(cutShort).toMatch(/^its events do not tell how each target ended/);
  const error = `nothing is known: ${cutShort}`;
  expect(targets).toMatchObject([{ error, leftovers: [] }, ended, { error, leftovers: [] }]);
});

test("a run that was interrupted is cut short, though each of its targets has ended", async () => {
  const begins = { ...BEGINS, targets: [planned("cellar")] };
  const end: RunEvent = { event: "end", at: "", cutShort: "it rains" };
  expect((await reportOf([begins, ENDED, end], APIS)).report).toMatchObject({
    cutShort: "it rains",
    targets: [ended],
  });
});

test("where a line is lost, nothing is known of a target that is not told to have begun", async () => {
  const events = [BEGINS, { event: "damaged", line: 2 } as const, outcome("kitchen"), ENDED];
  const { report } = await reportOf(events, APIS);
  expect(report.cutShort).toMatch(/^the run ended without .*; of its events, line 2 is damaged/);
  const error = `nothing is known: ${report.cutShort}`;
  expect(report.targets).toMatchObject([{ error, variants: [] }, ended, { error }]);
});

test.each([
  ["a variant that conforms is one object", [], true],
  ["a finding is each one's own: it may be accepted on one alone", [finding], false],
])("of what many targets have in common, %s", async (_, findings, isOne) => {
  const variant = { id: NOTE, provenance: "documented", verdict: "conforms", findings, by: [] };
  const events = ["kitchen", "cellar"].map((name): RunEvent => {
    const report = { ...whole(name), variants: [{ ...variant }] } as unknown as TargetReport;
    return { event: "target", report };
  });
  const [kitchen, cellar] = (await reportOf([BEGINS, ...events], APIS)).report.targets;
  expect(cellar!.variants).toEqual([variant]);
  expect(cellar!.variants[0] === kitchen!.variants[0]).toBe(isOne);
});
