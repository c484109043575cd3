import { afterEach, describe, expect, test, vi } from "vitest";
import { NotReachable } from "../engine/exchange/errors.ts";
import {
  installation,
  type Answers,
  type NotesSession,
  notesApi,
  TARGET,
} from "../engine/invented-api.support.ts";
import type { ReportBreach } from "../engine/judgement/finding.ts";
import { FileJournal } from "../engine/exchange/journal.ts";
import { TargetRun } from "./target-run.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import { EVERY_ANSWER, NOTE, RULE, running } from "./target-run.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
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
