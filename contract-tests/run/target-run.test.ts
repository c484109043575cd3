import { afterEach, describe, expect, test, vi } from "vitest";
import type { Effect } from "../engine/description/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import {
  installation,
  KEY,
  type Answers,
  type NotesSession,
  notesApi,
  TARGET,
} from "../engine/invented-api.support.ts";
import type { ReportBreach } from "../engine/judgement/finding.ts";
import { FileJournal } from "../engine/exchange/journal.ts";
import { TargetRun, type TargetRunOptions } from "./target-run.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A run on an invented installation, with what that was asked. */
function running(
  answers: Answers = {},
  options: TargetRunOptions = {},
  {
    signal = new AbortController().signal,
    ...target
  }: Partial<typeof TARGET> & { signal?: AbortSignal } = {},
) {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const run = new TargetRun(notesApi, { ...TARGET, ...target }, signal, options);
  return { run, session: run.session as NotesSession, log };
}

const NOTE = "notes/readNote/200/note";
const RULE = "notes/rules/notes-keep";
const EVERY_ANSWER = "notes/rules/every-answer-is-described";

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

describe("a target that fails", () => {
  const refused = new TargetError(`kitchen refuses ${KEY}`);

  test("ends its own run, and its reason is told for all that was not exercised", async () => {
    const { run, log } = running();
    await run.attempt(() => Promise.reject(refused));
    expect(run.failed).toBe(refused);
    expect(await run.exercise(NOTE)).toMatchObject({
      verdict: "not-exercised",
      reason: refused.message,
    });
    expect(log).toEqual([]);
    expect(run.report().error).toBe("kitchen refuses $KEY");
  });

  test("is told by its first failure, and nothing is begun after it", async () => {
    const { run } = running();
    const second = new TargetError("later");
    let failed = (_: Error) => undefined as unknown;
    const slow = run.attempt(() => new Promise((_, reject) => (failed = reject)));
    await run.attempt(() => Promise.reject(refused));
    failed(second);
    await slow;
    expect(run.failed).toBe(refused);
    const work = vi.fn(() => Promise.resolve());
    await run.attempt(work);
    expect(work).not.toHaveBeenCalled();
  });

  test("has what is under way stopped", async () => {
    const { run } = running();
    answerBy((_: string, { signal }: { signal: AbortSignal }) => {
      return new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error)),
      );
    });
    const under = run.exercise(NOTE);
    await run.attempt(() => Promise.reject(refused));
    expect(await under).toMatchObject({ verdict: "not-exercised", reason: refused.message });
  });

  test.each<[what: string, since: number | undefined, failed: boolean, taken: boolean]>([
    ["that came since it was down", 0, true, true],
    ["that came before", Infinity, true, false],
    ["where it was not down", undefined, true, false],
    ["where it has answered again", 0, false, false],
  ])("takes back a breach %s: %s, %s: %s", (_, since, failed, taken) => {
    const { run, session } = running();
    const findings = [{ check: "c", message: "It is wrong." }];
    run.settle("vitest", NOTE, { verdict: "violates", findings, undocumented: [] });
    session.outage.since = since;
    if (failed) run.fail(refused);
    const want = taken
      ? { verdict: "not-exercised", reason: "kitchen refuses $KEY", code: "unchecked" }
      : { verdict: "violates", findings };
    expect(run.report().variants.find(({ id }) => id === NOTE)).toMatchObject(want);
  });

  test("without a failure has no error in its report", () => {
    expect(running().run.report()).not.toHaveProperty("error");
  });

  test("may not have answered what can't be done without", async () => {
    const { run } = running();
    await run.attempt(() => Promise.reject(new NoAnswer("GET http://notes.example: ECONNREFUSED")));
    expect(run.failed?.message).toMatch(/^target "kitchen": it does not answer .*ECONNREFUSED/);
  });

  test("may have answered more than is read", async () => {
    const { run } = running();
    await run.attempt(() => Promise.reject(new NotReachable("an answer is too large")));
    expect(run.failed?.message).toBe('target "kitchen": an answer is too large');
  });

  test("is not one with a failure of our own", async () => {
    const { run } = running();
    const ours = new Error("ours");
    await expect(run.attempt(() => Promise.reject(ours))).rejects.toBe(ours);
    expect(run.failed).toBeUndefined();
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

describe("the end of a run", () => {
  test.each([[true], [false]])("is watched where a journal outlives it: %s", async (kept) => {
    const journal = new FileJournal("/nowhere/journal", {});
    vi.spyOn(journal, "close").mockResolvedValue();
    const { run, session } = running({}, kept ? { journal: () => journal } : {});
    const undo = vi.spyOn(session, "undo");
    await run.undo();
    expect(undo).toHaveBeenCalledExactlyOnceWith(kept);
  });

  test("asks no more whether this is the API, whatever answers come", async () => {
    const { run, session, log } = running({ "GET /note?id=9": [403, { message: "Forbidden" }] });
    session.undo = async () => {
      for (let n = 0; n < 9; n++) await session.send("readNote", { parameters: { id: 9 } });
      return [];
    };
    await run.undo();
    expect(log).toHaveLength(9);
    expect(session.done).toEqual([]);
  });

  test("says of what could not be seen after it that it was not compared", async () => {
    const { run, session } = running();
    session.seen = [{ kitchen: { 1: "" } }, new Error("it is gone")];
    await run.look();
    await run.undo();
    expect(run.report().notes).toEqual([expect.stringMatching(/^Not compared .*: kitchen\.$/)]);
  });

  test("removes what was created, and tells what could not be", async () => {
    const { run, session } = running();
    const left = [{ what: "note 7", why: "it is locked" }];
    session.left = left;
    await run.undo();
    expect(session.done).toEqual(["undo"]);
    expect(run.report().leftovers).toEqual(left);
  });

  test("tells that all may be left if removing failed", async () => {
    const { run, session } = running();
    session.left = new Error("it fell over");
    await run.undo();
    expect(run.report().leftovers).toEqual([
      { what: "whatever this run has created", why: "it fell over" },
    ]);
  });

  test("lets requests through again that an abortion held back", async () => {
    const stop = new AbortController();
    const { run, session, log } = running({}, {}, { signal: stop.signal });
    stop.abort(new Error("interrupted"));
    await expect(session.send("readNote", {})).rejects.toThrow("interrupted");
    await run.undo();
    await session.send("readNote", { parameters: { id: 1 } });
    expect(log).toEqual(["GET /note?id=1"]);
  });

  test("waits for what has begun", async () => {
    const { run, session } = running();
    let end = () => undefined as unknown;
    const under = run.attempt(() => new Promise<void>((resolve) => (end = resolve)));
    const undone = run.undo();
    await new Promise((go) => setImmediate(go));
    expect(session.done).toEqual([]);
    end();
    await undone;
    expect(session.done).toEqual(["undo"]);
    await under;
  });

  test.each([
    [
      "was looked at where the run may write",
      true,
      [/^There before and after the run: 1 kitchen\.$/],
    ],
    ["is not looked at where the run may not", false, []],
  ])("says whether the same is there: it %s", async (_, allowWrites, notes) => {
    const { run, session } = running({}, {}, { allowWrites });
    session.seen = [{ kitchen: { 1: "" } }];
    await run.look();
    await run.undo();
    const said = run.report().notes;
    expect(said).toHaveLength(notes.length);
    for (const [index, note] of notes.entries()) expect(said[index]).toMatch(note);
    expect(session.done).toEqual(allowWrites ? ["fingerprint", "undo", "fingerprint"] : ["undo"]);
  });

  test("says what has changed", async () => {
    const { run, session } = running();
    session.seen = [{ kitchen: { 1: "" } }, { kitchen: { 1: "", 2: "" } }];
    await run.look();
    await run.undo();
    expect(run.report().notes).toEqual([expect.stringContaining("kitchen: 2 has appeared")]);
  });

  test("says of what could not be seen before that it was not compared", async () => {
    const { run, session } = running();
    session.seen = [{ kitchen: undefined }, { kitchen: { 1: "" } }];
    await run.look();
    await run.undo();
    expect(run.report().notes).toEqual([
      expect.stringMatching(/^Not compared .* could not be read: kitchen\.$/),
    ]);
  });

  test.each<[what: string, left: NotesSession["left"], undone: boolean]>([
    ["that all was undone", [], true],
    ["that something is left", [{ what: "a", why: "b" }], false],
    ["that something is left where undoing failed", new Error("x"), false],
  ])("tells the journal %s, whatever that does", async (_, left, undone) => {
    const journal = new FileJournal("/nowhere/journal", {});
    const close = vi.spyOn(journal, "close").mockRejectedValue(new Error("the disk is full"));
    const made = vi.fn(() => journal);
    const { run, session } = running({}, { journal: made });
    expect(made).toHaveBeenCalledWith({ ...TARGET });
    expect(session.transport.journal).toBe(journal);
    session.left = left;
    await run.undo();
    expect(close).toHaveBeenCalledWith(undone);
  });
});

describe("what is met in passing", () => {
  const WRONG: Answers = { "GET /note?id=1": [200, { id: "1", text: "x" }] };
  const askAgain = (session: NotesSession) => session.send("readNote", { parameters: { id: 1 } });
  const toldBy = (run: TargetRun) => run.report().rules.find(({ id }) => id === EVERY_ANSWER);

  test("is judged, also while cleaning up", async () => {
    const { run, session } = running(WRONG);
    run.settle("vitest", EVERY_ANSWER, await run.exercise(EVERY_ANSWER));
    expect(toldBy(run)).toMatchObject({ verdict: "not-exercised", code: "no-occasion" });
    session.undo = async () => {
      await askAgain(session);
      return [];
    };
    await run.undo();
    expect(toldBy(run)).toMatchObject({
      verdict: "violates",
      findings: [{ check: "body-matches-schema", at: "/id", curl: expect.any(String) }],
    });
  });

  test("is told as it was where it can't be judged once more", async () => {
    let times = 0;
    const check = async (_: unknown, found: ReportBreach) => {
      if (times++) throw new NotReachable("it is over");
      found();
      return Promise.resolve();
    };
    const api = {
      ...notesApi,
      rules: [{ id: "once", title: "Once.", source: "Notes", last: true, check } as const],
    };
    answerBy(installation().fetch);
    const run = new TargetRun(api, TARGET, new AbortController().signal, {});
    run.settle("vitest", "notes/rules/once", await run.exercise("notes/rules/once"));
    await run.undo();
    expect(times).toBe(2);
    expect(run.report().rules[0]).toMatchObject({ title: "Once.", verdict: "conforms" });
  });

  test("is what is told last, of the rules that hold it and were told of before", async () => {
    const { run } = running();
    for (const id of [NOTE, RULE, EVERY_ANSWER]) run.settle("vitest", id, await run.exercise(id));
    expect(run.last).toEqual([[EVERY_ANSWER, expect.objectContaining({ verdict: "conforms" })]]);
  });

  test("is not told twice where a variant tells it later", async () => {
    const { run, session } = running(WRONG);
    await askAgain(session);
    run.settle("vitest", EVERY_ANSWER, await run.exercise(EVERY_ANSWER));
    expect(toldBy(run)).toMatchObject({ verdict: "violates" });
    await run.exercise(NOTE);
    await run.undo();
    expect(toldBy(run)).toMatchObject({ verdict: "conforms" });
  });
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
  expect(durationMs).toBeLessThan(20_000);
  expect(durationMs).toBe(Math.round(durationMs));
});
