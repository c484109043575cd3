import { expect, test } from "vitest";
import { exchanged, notes } from "./invented.support.ts";
import { answerIn, Course, transitionsOf, type Chart } from "./model.ts";

/** A door that closes by itself, and may lock itself. */
const DOOR: Chart = {
  transitions: [
    ["shut", "push", "opens", "open"],
    ["open", "look", "open", "open"],
    ["shut", "look", "shut", "shut"],
  ],
  byItself: [["open", "shut"]],
  open: [["locked", "look", "shut", "locked"]],
  openByItself: [["shut", "locked"]],
};

type Took = readonly [step: string, answer: string, isSo: boolean];

test.each<[what: string, took: Took[], states: string[]]>([
  ["nothing has happened", [], ["shut", "locked"]],
  ["a step", [["push", "opens", true]], ["open", "shut"]],
  ["what can't be so", [["look", "open", false]], ["shut", "locked"]],
  [
    "a look that tells which of two it is",
    [
      ["push", "opens", true],
      ["look", "shut", true],
    ],
    ["shut", "locked"],
  ],
])("the states after %s", (_, took, states) => {
  const course = new Course(DOOR, "shut");
  for (const [step, answer, isSo] of took) expect(course.take(step, answer)).toBe(isSo);
  expect(course.states).toEqual(states);
});

test("a step is known only if it is for each state that the thing may be in", () => {
  const course = new Course(DOOR, "shut");
  expect([course.knows("look"), course.knows("push")]).toEqual([true, false]);
  expect(course.answers("look")).toEqual(["shut"]);
});

test("a transition is named by its states, its step and its answer; one without a step by its states", () => {
  expect(transitionsOf(DOOR)).toEqual([
    "shut, push, opens → open",
    "open, look, open → open",
    "shut, look, shut → shut",
    "open → shut",
  ]);
  expect(transitionsOf({ transitions: [] })).toEqual([]);
  expect(new Course({ transitions: [] }, "shut").states).toEqual(["shut"]);
});

test("what was seen for certain is covered, and what the vendor's page leaves open is not due", () => {
  const covered = new Set<string>();
  const course = new Course(DOOR, "shut", covered);
  expect(course.isUntouched).toBe(true);
  course.take("push", "opens");
  course.take("look", "open");
  course.take("look", "shut");
  expect(course.isUntouched).toBe(false);
  expect([...covered].toSorted()).toEqual(transitionsOf(DOOR).toSorted());
  expect(covered).not.toContain("locked, look, shut → locked");
});

const NOTE: Chart = { transitions: [["there", "read", "note", "there"]] };

test("an answer's name is that of its variant, if the chart has it", () => {
  expect(answerIn(notes, exchanged({ id: 1, text: "milk" }), NOTE)).toBe("note");
});

test.each<[what: string, body: object, status: number, why: string]>([
  ["that the chart has not", { locked: true }, 200, "readNote was answered 200, locked"],
  ["of no variant", { no: 1 }, 418, "readNote was answered 418, nothing documented"],
])("an answer %s says nothing of a thing", (_, body, status, why) => {
  const exchange = exchanged(body, { status });
  const failure = expect.objectContaining({ message: why, code: "unchecked", exchange }) as Error;
  expect(() => answerIn(notes, exchange, NOTE)).toThrow(failure);
});
