import { afterEach, describe, expect, test, vi } from "vitest";
import type { Effect } from "./description/catalogue.ts";
import { check } from "./exercise.ts";
import { KEY, notesApi, type NotesSession, type Answers } from "./invented-api.support.ts";
import type { Rule } from "./session.ts";
import { checks, connected, exercise, LOCKED, NOTE, variant } from "./exercise.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what was asked for before", () => {
  const asked = async (change: object) => {
    const { session, log } = connected();
    await session.send("readNote", { parameters: { id: 1 } });
    session.reaches = { ...notesApi.reaches, [NOTE]: { ...notesApi.reaches[NOTE]!, ...change } };
    expect((await exercise(session, variant(NOTE))).verdict).toBe("conforms");
    return log.length;
  };

  test.each<[what: string, change: object, requests: number]>([
    ["is not asked for again", {}, 1],
    ["is asked for again if it is to be new", { fresh: true }, 2],
    ["is asked for again if it passes by itself", { fleeting: true }, 2],
    ["is asked for again if it depends on what was done", { alone: true }, 2],
  ])("%s", async (_, change, requests) => {
    expect(await asked(change)).toBe(requests);
  });

  test.each<[effect: Effect, requests: number, change?: object]>([
    ["reads", 1],
    ["authenticates", 1],
    ["creates", 2],
    ["deletes", 2],
    ["creates", 1, { fresh: false }],
  ])("where its operation %s, after %i requests in all", async (effect, requests, change) => {
    const { catalogue } = notesApi;
    const operations = { ...catalogue.operations };
    operations["readNote"] = { ...operations["readNote"]!, effect };
    const { session, log } = connected(
      {},
      { ...notesApi, catalogue: { ...catalogue, operations } },
    );
    await session.send("readNote", { parameters: { id: 1 } });
    session.reaches = { [NOTE]: { ...notesApi.reaches[NOTE]!, ...change } };
    await exercise(session, variant(NOTE));
    expect(log).toHaveLength(requests);
  });
});

test.each<[times: number, requests: number, verdict: string]>([
  [0, 1, "conforms"],
  [1, 2, "conforms"],
  [4, 5, "conforms"],
  [5, 5, "violates"],
])("credentials that ended %i times take %i requests", async (times, requests, verdict) => {
  const { session, log } = connected();
  session.isToRepeat = ({ answer }) => Promise.resolve(answer.status === 401);
  let calls = 0;
  const call = () => ({ parameters: { id: 1 }, key: ++calls > times ? KEY : `ended-${calls}` });
  session.reaches = { [NOTE]: { how: "", call } as never };
  expect((await exercise(session, variant(NOTE))).verdict).toBe(verdict);
  expect(log).toHaveLength(requests);
});

describe("a fleeting state that is answered otherwise", () => {
  const exercised = async (states: boolean[]) => {
    const { session, log } = connected({ "GET /note?id=2": [200, { id: 2, text: "open" }] });
    const isStillSo = () => Promise.resolve(states.shift() === true);
    const call = () => ({ parameters: { id: 2 }, isStillSo });
    session.reaches = { ...notesApi.reaches, [LOCKED]: { ...notesApi.reaches[LOCKED]!, call } };
    return { outcome: await exercise(session, variant(LOCKED)), requests: log.length };
  };

  test("is a violation if it is still so afterwards", async () => {
    const { outcome, requests } = await exercised([false, true]);
    expect([outcome.verdict, requests]).toEqual(["violates", 2]);
    expect(checks(outcome)).toEqual(["is-this-variant"]);
  });

  test("is not exercised if it had passed each time", async () => {
    const { outcome, requests } = await exercised([]);
    expect(outcome).toMatchObject({
      verdict: "not-exercised",
      reason: "what it depends on had passed before each of 5 requests",
      code: "outrun",
    });
    expect(requests).toBe(5);
  });
});

describe("a state that passes by itself", () => {
  /** A session in which the note is locked at the given time of asking, if ever. */
  function passing(locked: number) {
    const answers: Answers = { "GET /note?id=2": [200, { id: 2, text: "milk" }] };
    const { session, log } = connected(answers);
    let calls = 0;
    const call = () => {
      if (++calls === locked) answers["GET /note?id=2"] = [200, { locked: true }];
      return { parameters: { id: 2 } };
    };
    return { session, log, reach: { how: "", call } };
  }

  test.each<[locked: number, requests: number, verdict: string]>([
    [1, 1, "conforms"],
    [2, 2, "conforms"],
    [5, 5, "conforms"],
    [6, 5, "violates"],
  ])("met at time %i is met within %i: %s", async (locked, requests, verdict) => {
    const { session, log, reach } = passing(locked);
    session.reaches = { [LOCKED]: { ...reach, fleeting: true } };
    const outcome = await exercise(session, variant(LOCKED));
    expect(outcome.verdict).toBe(verdict);
    expect(log).toHaveLength(requests);
  });

  test("is waited for where it is said to pass, and nowhere else", async () => {
    const { session, log, reach } = passing(2);
    session.reaches = { [LOCKED]: reach };
    expect(checks(await exercise(session, variant(LOCKED)))).toEqual(["is-this-variant"]);
    expect(log).toHaveLength(1);
  });

  test("is not waited for where what came is not a variant at all", async () => {
    const { session, log } = connected({ "GET /note?id=2": [500, {}] });
    expect((await exercise(session, variant(LOCKED))).verdict).toBe("violates");
    expect(log).toHaveLength(1);
  });
});

describe("what must be alone", () => {
  /** How many of two that are begun at once are under way together. */
  async function together(
    alone: object,
    begin: (session: NotesSession, rule: Rule) => Promise<unknown>[],
  ) {
    const { session } = connected();
    let [under, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, ++under);
      await new Promise((go) => setImmediate(go));
      under--;
      return { parameters: { id: 1 } };
    };
    session.reaches = { [NOTE]: { how: "", call: work, ...alone } };
    const rule = {
      id: "a",
      title: "A.",
      source: "Notes",
      check: async () => void (await work()),
      ...alone,
    };
    await Promise.all(begin(session, rule));
    return most;
  }

  test.each([
    [{ alone: true }, 1],
    [{}, 3],
  ])("%o: %i at once", async (alone, most) => {
    expect(
      await together(alone, (session, rule) => [
        exercise(session, variant(NOTE)),
        check(session, rule),
        exercise(session, variant(NOTE)),
      ]),
    ).toBe(most);
  });
});
