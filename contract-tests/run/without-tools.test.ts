import { afterEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../engine/exchange/errors.ts";
import {
  installation,
  notesApi,
  TARGET,
  type NotesSession,
} from "../engine/invented-api.support.ts";
import { TargetRun } from "./target-run.ts";
import { atOnce, runWithoutTools } from "./without-tools.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const [NOTE, RULE] = ["notes/readNote/200/note", "notes/rules/notes-keep"];

function running(observe?: () => void) {
  const { fetch, log } = installation();
  answerBy(fetch);
  const wanted = (id: string) => id === NOTE || id === RULE;
  const run = new TargetRun(notesApi, TARGET, new AbortController().signal, { wanted, observe });
  return { run, session: run.session as NotesSession, log };
}

test("four are under way at once, and what comes of each is in its place", async () => {
  let [underWay, most] = [0, 0];
  const work = async (one: number) => {
    most = Math.max(most, ++underWay);
    await new Promise((go) => setImmediate(go));
    underWay--;
    return -one;
  };
  expect(await atOnce([1, 2, 3, 4, 5, 6, 7, 8, 9], work)).toEqual([
    -1, -2, -3, -4, -5, -6, -7, -8, -9,
  ]);
  expect(most).toBe(4);
});

describe("a run without tools", () => {
  test("exercises all that both would ask for, and cleans up after it was judged", async () => {
    const { run, session, log } = running();
    const judged = vi.fn(() => {
      expect(session.done).toEqual(["preflight", "fingerprint"]);
      return Promise.resolve();
    });
    await runWithoutTools(run, undefined, judged);
    expect(judged).toHaveBeenCalledOnce();
    expect(log).toEqual(["GET /note?id=0", ...Array<string>(3).fill("GET /note?id=1")]);
    expect(session.done).toEqual(["preflight", "fingerprint", "undo", "fingerprint"]);
    const { variants, rules } = run.report();
    expect(variants[0]).toMatchObject({ id: NOTE, verdict: "conforms" });
    expect(rules).toMatchObject([{ id: RULE, verdict: "conforms" }]);
  });

  test("exercises no rule where Dredd alone is asked", async () => {
    const { run, log } = running();
    await runWithoutTools(run, ["dredd"]);
    expect(log).toEqual(["GET /note?id=0", "GET /note?id=1"]);
  });

  test("exercises and judges nothing where the target fails, and cleans up", async () => {
    const { run, session, log } = running();
    session.preflight = () => Promise.reject(new TargetError("no such installation"));
    const judged = vi.fn(() => Promise.resolve());
    await runWithoutTools(run, undefined, judged);
    expect(judged).not.toHaveBeenCalled();
    expect(log).toEqual([]);
    expect(session.done).toEqual(["undo"]);
  });

  test("cleans up after a failure of our own", async () => {
    const { run, session } = running(() => {
      throw new Error("ours");
    });
    await runWithoutTools(run);
    expect(run.failed?.message).toMatch(/this tool failed at it.*: ours \(/);
    expect(session.done).toContain("undo");
  });
});
