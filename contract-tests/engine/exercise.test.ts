import { afterEach, describe, expect, test, vi } from "vitest";
import type { Way } from "./description/catalogue.ts";
import { type Code, TargetError } from "./exchange/errors.ts";
import { exercise as record, timed, waysOf } from "./exercise.ts";
import { exchanged } from "./invented.support.ts";
import { notExercised, UNPROVOKED } from "./judgement/outcome.ts";
import type { Answers } from "./invented-api.support.ts";
import { CONFORMS, connected, exercise, LOCKED, NOTE, variant } from "./exercise.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});
const COLOUR = { at: "/colour" };

describe("a variant conforms", () => {
  // Judged are status, media type, JSON and schema; of what may have any status, the others.
  test.each<[key: string, asked: string[], assertions: number]>([
    [NOTE, ["GET /note?id=1"], 4],
    ["readNote/404/no-note", ["GET /note?id=404"], 4],
    // By every way that the target allows.
    ["writeNote/written", ["POST /notes", "GET /notes"], 6],
    // What all operations share is exercised by one way of each, in turn.
    ["readNote/401/wrong-key", ["GET /note with a wrong key"], 4],
    ["writeNote/401/wrong-key", ["GET /notes with a wrong key"], 4],
    [LOCKED, ["GET /note?id=2"], 4],
  ])("%s, asked by %j", async (key, asked, assertions) => {
    const { session, log } = connected();
    expect(await exercise(session, variant(key))).toEqual({ ...CONFORMS, assertions });
    expect(log).toEqual(asked);
  });
});

test("what a request is held against is said in it", async () => {
  const { session } = connected();
  const judged: unknown[] = [];
  session.transport.observe(({ request }) => void judged.push(request.judgedAs));
  await exercise(session, variant(NOTE));
  expect(judged).toEqual([`notes/${NOTE}`]);
});

describe("a variant is not exercised", () => {
  test.each<[key: string, reason: string, code: Code]>([
    ["writeNote/422/too-long", UNPROVOKED, "unprovokable"],
    ["writeNote/refused", "needs an installation that is full", "precondition"],
  ])("%s: %s", async (key, reason, code) => {
    const { session, log } = connected();
    expect(await exercise(session, variant(key))).toEqual(notExercised(reason, code));
    expect(log).toEqual([]);
  });

  test("if the target allows none of its ways", async () => {
    const { session } = connected();
    session.allows = () => false;
    expect(await exercise(session, variant(NOTE))).toEqual(
      notExercised("the target allows none of the operation's methods", "not-allowed"),
    );
  });

  test.each([new TargetError("it throttles"), new Error("ours")])(
    "and an error that is nobody's answer passes through: %s",
    async (error) => {
      const { session } = connected();
      session.reaches = { [NOTE]: { how: "", call: () => Promise.reject(error) } };
      await expect(exercise(session, variant(NOTE))).rejects.toBe(error);
    },
  );
});

test("fields that the vendor's page does not know are told, each once for all ways", async () => {
  const { session } = connected({
    "POST /notes": [201, { written: true, colour: 1 }],
    "GET /notes": [201, { written: true, colour: 2, size: 3 }],
  });
  expect(await exercise(session, variant("writeNote/written"))).toMatchObject({
    verdict: "conforms",
    undocumented: [
      { at: "/colour", types: ["integer"] },
      { at: "/size", types: ["integer"], optional: true },
    ],
  });
});

describe("ways", () => {
  const by =
    (method: string) =>
    (way: Way): boolean =>
      way.method === method;

  test.each<[key: string, allows: (way: Way) => boolean, ways: number[]]>([
    [NOTE, () => true, [0]],
    ["writeNote/written", () => true, [0, 1]],
    ["writeNote/written", by("GET"), [1]],
    ["writeNote/written", by("PUT"), []],
    ["writeNote/401/wrong-key", () => true, [1]],
    ["writeNote/401/wrong-key", by("POST"), [0]],
    ["readNote/401/wrong-key", () => true, [0]],
    ["writeNote/401/wrong-key", by("PUT"), []],
  ])("of %s", (key, allows, ways) => {
    const { session } = connected();
    session.allows = allows;
    expect(waysOf(session, variant(key))).toEqual(ways);
  });

  test("of a shared variant, by all methods", () => {
    const { session } = connected();
    session.allMethods = true;
    expect(waysOf(session, variant("writeNote/401/wrong-key"))).toEqual([0, 1]);
  });

  test("of a shared variant that begins one further", () => {
    const { session } = connected();
    session.turnOf = () => 1;
    expect(waysOf(session, variant("writeNote/401/wrong-key"))).toEqual([0]);
  });
});

test("a variant took as long as its exchanges, and no time if it had none", async () => {
  const recorded = await record(connected().session, variant("writeNote/written"));
  const [first] = recorded.exercised;
  const exercised = [1.4, 2.3].map((durationMs) => {
    return { ...first!, exchange: { ...exchanged({}), durationMs } };
  });
  expect(timed({ ...recorded, exercised })).toEqual({ ...CONFORMS, durationMs: 4 });
  expect(timed({ ...recorded, exercised: [] })).toEqual(CONFORMS);
});

const recorded = (key: string, answers: Answers = {}) =>
  record(connected(answers).session, variant(key));

test("each exchange of a variant is kept with what the engine says of it", async () => {
  const { exercised, outcome, ...rest } = await recorded("writeNote/written", {
    "POST /notes": [201, { written: true, colour: "red" }],
    "GET /notes": [201, { written: 1 }],
  });
  expect(exercised.map(({ way, exchange }) => [way, exchange.request.method])).toEqual([
    [0, "POST"],
    [1, "GET"],
  ]);
  expect(exercised.map(({ judgement }) => judgement)).toMatchObject([
    { findings: [], undocumented: [COLOUR] },
    { findings: [{ at: "/written" }], undocumented: [] },
  ]);
  expect(outcome).toMatchObject({
    verdict: "violates",
    findings: [{ at: "/written" }],
    undocumented: [COLOUR],
  });
  expect(rest).toEqual({});
});

test.each<[key: string, reason: string, code?: Code]>([
  ["writeNote/refused", "needs an installation that is full"],
  ["writeNote/422/too-long", UNPROVOKED, "unprovokable"],
])("a variant that could not be exercised is kept with the reason: %s", async (key, ...why) => {
  const failure = notExercised(...why);
  expect(await recorded(key)).toEqual({ exercised: [], outcome: failure, failure });
});
