import { afterEach, describe, expect, test, vi } from "vitest";
import type { Effect } from "../engine/description/catalogue.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import { KEY, type Answers, notesApi, TARGET } from "../engine/invented-api.support.ts";
import type { TargetRunOptions } from "./target-run.ts";
import { EVERY_ANSWER, NOTE, RULE, running } from "./target-run.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("exercised is", () => {
  test("a variant, by its id", async () => {
    const { run, log } = running();
    expect(await run.exercise(NOTE)).toMatchObject({ verdict: "conforms" });
    expect(log).toEqual(["GET /note?id=1"]);
  });

  test("a rule, by its id", async () => {
    const { run, log } = running();
    expect(await run.exercise(RULE)).toMatchObject({ verdict: "conforms" });
    expect(log).toEqual(["GET /note?id=1", "GET /note?id=1"]);
  });

  test.each(["notes/readNote", "notes/writeNote/422/too-long", "other/rules/notes-keep"])(
    "nothing that is called %s",
    async (id) => {
      expect(await running().run.exercise(id)).toMatchObject({
        verdict: "not-exercised",
        reason: `nothing is called ${id}`,
      });
    },
  );

  test("only what is wanted of this target", async () => {
    const wanted = vi.fn((id: string) => id === RULE);
    const { run } = running({}, { wanted });
    expect(run.variants).toEqual([]);
    expect(run.rules.map(({ id }) => id)).toEqual(["notes-keep"]);
    expect(wanted).toHaveBeenCalledWith(NOTE, "kitchen");
    expect(await run.exercise(NOTE)).toMatchObject({ reason: `nothing is called ${NOTE}` });
  });

  test("all, if nothing is said", () => {
    const { run } = running();
    expect([run.variants.length, run.rules.length]).toEqual([
      Object.keys(notesApi.reaches).length,
      notesApi.rules.length + 2,
    ]);
  });

  test("bad input, too, if it is asked for", () => {
    const { run } = running({}, { badInput: { budget: 1, seed: 1 } });
    expect(run.rules).toHaveLength(notesApi.rules.length + 3);
  });
});

describe("what can be seen is looked at before", () => {
  const WRITE = "notes/writeNote/401/wrong-key";

  test.each<[what: string, all: string[], looks: boolean]>([
    ["what only reads", [NOTE, "notes/readNote/404/no-note"], false],
    ["a create", [WRITE], true],
    ["a create beside what only reads", [NOTE, WRITE], true],
    ["a rule, which may send anything", [RULE], true],
    ["a rule that sends nothing", [EVERY_ANSWER], false],
    ["a rule of either kind", [RULE, EVERY_ANSWER], true],
  ])("%s", async (_, all, looks) => {
    const { run, session } = running({}, { wanted: (id) => all.includes(id) });
    await run.look();
    expect(session.done).toEqual(looks ? ["fingerprint"] : []);
  });

  test.each<[effect: Effect, alone: boolean, looks: boolean]>([
    ["reads", false, false],
    ["authenticates", false, false],
    ["creates", false, true],
    ["deletes", false, true],
    ["reads", true, true],
  ])("what %s, alone: %s: %s", async (effect, alone, looks) => {
    const { run, session } = running({}, { wanted: (id) => id === NOTE });
    const { catalogue, reaches } = session.api;
    const [operation, reach] = [catalogue.operations["readNote"]!, reaches["readNote/200/note"]!];
    const operations = { readNote: { ...operation, effect } };
    const own = { "readNote/200/note": { ...reach, ...(alone && { alone }) } };
    const api = { ...session.api, catalogue: { ...catalogue, operations }, reaches: own };
    Object.assign(session, { api });
    await run.look();
    expect(session.done).toEqual(looks ? ["fingerprint"] : []);
  });
});

test.each([true, false])("what is asked for nothing gets no request: %s", async (isAsked) => {
  const { run, session } = running({}, { wanted: (id) => isAsked && id === NOTE });
  await run.preflight();
  expect(session.done).toEqual(isAsked ? ["preflight"] : []);
});

test("what would be left if the run ended now is told without a secret", () => {
  const { run, session } = running();
  session.mayBeLeft = ["note 7", `note of ${KEY}`];
  expect(run.mayBeLeft).toEqual(["note 7", "note of $KEY"]);
});

test("nothing is left of what has not begun", () => {
  expect(running().run.report().leftovers).toEqual([]);
});

test("what is recorded of a variant is kept until both tools have told of it", async () => {
  const { run } = running();
  const note = run.variants.find(({ id }) => id === NOTE)!;
  const record = run.recordOf(note);
  const { outcome } = await record;
  run.settle("vitest", NOTE, outcome);
  expect(run.recordOf(note)).toBe(record);
  run.settle("dredd", NOTE, outcome);
  expect(run.recordOf(note)).not.toBe(record);
});

test.each([[true], [false]])("exchanges are told where they are kept: %s", async (keeps) => {
  const { run } = running({}, { isEvidence: keeps ? () => true : undefined });
  await run.exercise(NOTE);
  const told = run.exchanges();
  expect(told.map(({ request }) => request.method)).toEqual(keeps ? ["GET"] : []);
  expect(JSON.stringify(told)).not.toContain(KEY);
});

describe("what is sent", () => {
  test("is shown to the observer with its target", async () => {
    const observe = vi.fn<(exchange: Exchange, target: object) => void>();
    const { run } = running({}, { observe });
    await run.exercise(NOTE);
    expect(observe).toHaveBeenCalledOnce();
    expect(observe.mock.lastCall![0].request.judgedAs).toBe(NOTE);
    expect(observe.mock.lastCall![1]).toEqual(TARGET);
  });

  test.each<[options: TargetRunOptions, limit: number]>([
    [{}, 5000],
    [{ timeout: 0.07 }, 70],
  ])("is waited for as long as is said: %o", async (options, limit) => {
    const limits: number[] = [];
    vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      limits.push(milliseconds);
      return new AbortController().signal;
    });
    await running({}, options).run.exercise(NOTE);
    expect(limits).toEqual([limit]);
  });

  test("keeps the target's pace and permission", () => {
    const { session } = running({}, {}, { requestsPerMinute: 7, allowWrites: false });
    expect([session.transport.pace.perMinute, session.transport.allowWrites]).toEqual([7, false]);
  });

  test("makes secrets known, also in an answer that is not JSON", async () => {
    const { run, session } = running({ "GET /note?id=1": [200, '{"token":"tok-12345",}'] });
    await run.exercise(NOTE);
    expect(session.secrets.mask("tok-12345")).toBe("$TOKEN");
  });

  test("shows in no output what looks issued in a field that the vendor's page does not know, nor such a name", async () => {
    const issued = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
    const name = "sk_live_51HxyzABCDEFsecret";
    const body = { id: 1, text: "x", refresh: issued, [name]: { colour: "red" } };
    const { run } = running({ "GET /note?id=1": [200, body] }, { isEvidence: () => true });
    const outcome = await run.exercise(NOTE);
    run.settle("vitest", NOTE, outcome);
    const shown = JSON.stringify([outcome, run.exchanges(), run.report()]);
    expect(shown).toMatch(/\$REFRESH.*\$FIELD/);
    expect(shown).not.toMatch(/9f86d0|sk_live/i);
  });

  test("makes a field known as a secret in every answer", async () => {
    const { session } = running({
      "GET /note?id=1": [200, { id: 1, text: "x", token: "tok-12345" }],
    });
    await session.send("readNote", { parameters: { id: 1 } });
    expect(session.secrets.mask("tok-12345")).toBe("$TOKEN");
  });
});

test.each([
  [undefined, "conforms"],
  [false, "conforms"],
  [true, "violates"],
])("a field that the vendor's page does not know, strict: %s: %s", async (strict, verdict) => {
  const answers: Answers = { "GET /note?id=1": [200, { id: 1, text: "x", colour: "red" }] };
  const { run } = running(answers, { strict });
  expect(await run.exercise(NOTE)).toMatchObject({ verdict, undocumented: [{ at: "/colour" }] });
});

test("a field that the vendor's page does not know is told, whatever asked for the answer that has it", async () => {
  const note = { id: 1, text: "x" };
  const answers: Answers = { "GET /note?id=1": [200, note] };
  const { run, session } = running(answers);
  run.settle("vitest", NOTE, await run.exercise(NOTE));
  answers["GET /note?id=1"] = [200, { ...note, colour: "red" }];
  await session.send("readNote", { parameters: { id: 1 } });
  const fields = [{ at: "/colour", types: ["string"], optional: true }];
  expect(run.report().undocumented).toEqual([{ id: NOTE, fields }]);
});

test("what was settled is in the report, by tool", async () => {
  const began = performance.now();
  const { run } = running();
  const outcome = await run.exercise(NOTE);
  run.settle("dredd", NOTE, outcome);
  const { variants, requests, durationMs } = run.report();
  expect(variants.find(({ id }) => id === NOTE)).toMatchObject({
    verdict: "conforms",
    by: ["dredd"],
  });
  expect(requests).toBe(1);
  expect(durationMs).toBeGreaterThanOrEqual(0);
  expect(durationMs).toBeLessThanOrEqual(Math.ceil(performance.now() - began));
  expect(durationMs).toBe(Math.round(durationMs));
});
