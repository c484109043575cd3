import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import { Told } from "./told.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };
const violates: Outcome = {
  verdict: "violates",
  findings: [{ check: "c", message: "It is wrong." }],
  undocumented: [],
};

test("something is told once all the tools that are asked have told of it", () => {
  const told = new Told();
  told.take("vitest", "a", conforms);
  expect(told.isTold("a", ["vitest"])).toBe(true);
  expect(told.isTold("a", ["dredd"])).toBe(false);
  expect(told.isTold("a", ["vitest", "dredd"])).toBe(false);
  told.take("dredd", "a", violates);
  expect(told.isTold("a", ["vitest", "dredd"])).toBe(true);
  expect(told.isTold("b", ["vitest", "dredd"])).toBe(false);
});

test("taken back are the breaches from a moment on, and nothing else", () => {
  const told = new Told();
  told.take("vitest", "before", violates);
  vi.advanceTimersByTime(1);
  const since = performance.now();
  told.take("vitest", "then", violates);
  vi.advanceTimersByTime(1);
  told.take("vitest", "after", conforms);
  told.take("dredd", "after", violates);
  told.takeBack(since, "it was down");
  const gone = notExercised("it was down", "unchecked");
  expect(Object.fromEntries(told.of.vitest)).toEqual({
    ...{ before: violates, then: gone, after: conforms },
  });
  expect(Object.fromEntries(told.of.dredd)).toEqual({ after: gone });
});

test("excused is what a gateway has answered, where it has let no such request through or is over, and what failed in a spell that is over", () => {
  const told = new Told();
  const message = "POST http://a: a gateway answered 502 in its place";
  const findings = [{ check: "an-answer-comes", message }];
  told.take("vitest", "a", {
    ...violates,
    findings,
    unless: { by: "a gateway", kinds: ["POST createNote"], why: "it was kept out" },
  });
  told.take("dredd", "a", violates);
  told.take("vitest", "b", {
    ...violates,
    findings,
    unless: { by: "a gateway", kinds: ["DELETE deleteNote"], why: "so was this" },
  });
  told.take("vitest", "over", told.of.vitest.get("b")!);
  told.take("vitest", "c", violates);
  const failed = (...kinds: string[]) =>
    ({ by: "a spell", kinds, why: "it failed for a while" }) as const;
  told.take("dredd", "d", { ...violates, unless: failed("GET readNote") });
  told.take("dredd", "e", { ...violates, unless: failed("GET readNote", "GET listNotes") });
  const isOfInstallation = (kind: string) => kind === "DELETE deleteNote";
  expect([...told.blamed({ isOfInstallation })]).toEqual(["b", "over"]);
  told.excuse({ isOfInstallation }, new Set(["GET readNote", "over"]));
  const excused = notExercised("it was kept out", "unchecked");
  expect([told.of.vitest.get("a"), told.of.dredd.get("a")]).toEqual([excused, excused]);
  expect(told.of.vitest.get("b")?.verdict).toBe("violates");
  expect(told.of.vitest.get("over")).toEqual(notExercised("so was this", "unchecked"));
  expect(told.of.vitest.get("c")).toBe(violates);
  expect(told.of.dredd.get("d")).toEqual(notExercised("it failed for a while", "unchecked"));
  expect(told.of.dredd.get("e")?.verdict).toBe("violates");
});
