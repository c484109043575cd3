import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../engine/exchange/errors.ts";
import { installation, notesApi, TARGET } from "../engine/invented-api.support.ts";
import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import type { VitestRun } from "../judges/vitest/run-vitest.ts";
import { SharedVitest } from "./shared-vitest.ts";
import { TargetRun } from "./target-run.ts";
import type { Judges } from "./tools.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

const [NOTE, RULE] = ["notes/readNote/200/note", "notes/rules/notes-keep"];
const PAIRS = ["kitchen", "cellar"].map((name) => ({ api: notesApi, target: { ...TARGET, name } }));
const inKitchen = { target: "kitchen", id: NOTE };
const inCellar = { target: "cellar", id: NOTE };
const aMoment = () => new Promise((go) => setImmediate(go));

/** A Vitest for two targets that does what is given, and a run on the first of them. */
function sharing(
  runVitest: Judges["runVitest"],
  wanted = (id: string, _target: string) => id === NOTE,
) {
  const stop = new AbortController();
  const failed = vi.fn();
  const judges = { runVitest: vi.fn(runVitest) } as unknown as Judges;
  const vitest = new SharedVitest(PAIRS, { wanted, judges, signal: stop.signal, failed });
  const run = new TargetRun(notesApi, TARGET, new AbortController().signal, { wanted });
  const settle = vi.fn<(id: string, outcome: Outcome) => void>();
  return { vitest, run, settle, judges, stop, failed };
}

beforeEach(() => {
  answerBy(installation().fetch);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test("it has the tests of all its targets, with their titles", async () => {
  const { vitest, run, settle, judges } = sharing(
    () => Promise.resolve(),
    (id) => id === NOTE || id === RULE,
  );
  await vitest.judge(run, settle);
  const tests = [
    { id: NOTE, title: `${NOTE}: The note` },
    { id: RULE, title: "A note that is read twice is the same." },
  ];
  expect(judges.runVitest).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      targets: [
        { name: "kitchen", tests },
        { name: "cellar", tests },
      ],
    }),
  );
});

test("a target without tests is not waited for, and no Vitest starts for it", async () => {
  const { vitest, run, settle, judges } = sharing(
    () => new Promise(() => undefined),
    (_, target) => target === "cellar",
  );
  await vitest.judge(run, settle);
  expect(judges.runVitest).not.toHaveBeenCalled();
  await vitest.end();
});

test("a target that can't be verified has its tests skipped, and is told why", async () => {
  let told: Outcome | undefined;
  const { vitest, run, settle } = sharing(async ({ answer, done }) => {
    told = await answer(inCellar);
    done(inCellar, "skipped");
    await answer(inKitchen);
    done(inKitchen, "passed");
  });
  vitest.skip("cellar", new TargetError("it took too long", { code: "budget" }));
  await vitest.judge(run, settle);
  expect(told).toEqual(notExercised("it took too long", "budget"));
  expect(settle.mock.calls).toEqual([[NOTE, expect.objectContaining({ verdict: "conforms" })]]);
});

describe("a target that has been judged", () => {
  test("is told nothing more", async () => {
    let vitestRun: VitestRun | undefined;
    const { vitest, run, settle } = sharing(async (own) => {
      vitestRun = own;
      await own.answer(inKitchen);
    });
    await vitest.judge(run, settle);
    vitestRun!.done(inKitchen, "passed");
    expect(settle).not.toHaveBeenCalled();
  });

  test("does not wait for the others, and the end does", async () => {
    const other = Promise.withResolvers<undefined>();
    const { vitest, run, settle } = sharing(async ({ answer, done }) => {
      await answer(inKitchen);
      done(inKitchen, "passed");
      await other.promise;
      throw new Error("a worker has ended early");
    });
    await vitest.judge(run, settle);
    let isOver = false;
    const ending = vitest.end().then(() => (isOver = true));
    await aMoment();
    expect(isOver).toBe(false);
    other.resolve(undefined);
    await ending;
  });
});

test("interrupted, what waits for its target ends with the reason, which is not a failure", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  let told: unknown;
  const { vitest, run, settle, stop, failed } = sharing(async ({ answer }) => {
    told = await answer(inCellar).catch((error: unknown) => error);
  });
  const reason = new Error("interrupted");
  const judging = vitest.judge(run, settle);
  stop.abort(reason);
  await expect(judging).rejects.toBe(reason);
  expect(told).toBe(reason);
  expect(failed).not.toHaveBeenCalled();
  await aMoment();
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test("interrupted before anything asks, it leaves no failure that nobody handles", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const ending = Promise.withResolvers<undefined>();
  const { vitest, run, settle, stop } = sharing(() => ending.promise);
  const judging = vitest.judge(run, settle);
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(1);
  stop.abort(new Error("interrupted"));
  ending.resolve(undefined);
  await expect(judging).rejects.toThrow("interrupted");
  await aMoment();
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  expect(getEventListeners(stop.signal, "abort")).toEqual([]);
});
