import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import {
  installation,
  notesApi,
  TARGET,
  KEY,
  type NotesSession,
} from "../engine/invented-api.support.ts";
import type { VitestRun } from "../judges/vitest/run-vitest.ts";
import type { RunEvent } from "../report/events.ts";
import { stepsOf } from "./chosen.ts";
import { reportOf } from "./report-of.ts";
import type { Tool } from "../report/report.ts";
import type { Judges } from "./tools.ts";
import * as run from "./verify.ts";
import type { VerifyOptions } from "./verify.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

const byVitest = vi.fn<Judges["runVitest"]>();
const byDredd = vi.fn<Judges["runDredd"]>();
const transactionsOf = vi.fn<Judges["transactionsOf"]>();
const judges: Judges = { runVitest: byVitest, runDredd: byDredd, transactionsOf };

const verify: typeof run.verify = (targets, options) => run.verify(targets, { ...options, judges });
const verifyAndReport: typeof run.verifyAndReport = (targets, options) =>
  run.verifyAndReport(targets, { ...options, judges });

const STATE = { conforms: "passed", violates: "failed", "not-exercised": "skipped" } as const;
const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };

/** What Vitest does with a run: it asks for each outcome, and tells the end of each test. */
async function asking({ targets, answer, done, started }: VitestRun): Promise<void> {
  await started?.();
  const asked = targets.map(async ({ name: target, tests }) => {
    for (const { id } of tests) {
      const { verdict } = await answer({ target, id });
      done({ target, id }, STATE[verdict]);
    }
  });
  await Promise.all(asked);
}

/** An API whose sessions are kept. */
function watched() {
  const sessions: NotesSession[] = [];
  const connect = (...connection: Parameters<typeof notesApi.connect>) => {
    const session = notesApi.connect(...connection);
    sessions.push(session);
    return session;
  };
  return { api: { ...notesApi, connect }, sessions };
}

const KITCHEN = { api: notesApi, target: TARGET };
const CELLAR = {
  api: notesApi,
  target: { ...TARGET, name: "cellar", baseUrl: "http://b.example" },
};
const wanted = (id: string) => id === "notes/readNote/200/note" || id === "notes/rules/notes-keep";

beforeEach(() => {
  answerBy(installation().fetch);
  byVitest.mockReset().mockImplementation(asking);
  byDredd.mockReset().mockImplementation(({ work, done }) => {
    for (const { id } of work.variants) done(id, conforms);
    return Promise.resolve();
  });
  transactionsOf.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("all is exercised by both tools, and told step by step", async () => {
  const events = await eventsOf([KITCHEN, CELLAR], {});
  const steps = events.filter((event) => event.event === "outcome");
  const { report } = await reportOf(events, {});
  expect(report).toMatchObject({ schemaVersion: 1, tool: "t 1" });
  expect(report.startedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(report.targets.map(({ name }) => name)).toEqual(["kitchen", "cellar"]);
  for (const { variants, rules } of report.targets) {
    expect(variants[0]).toMatchObject({ verdict: "conforms", by: ["vitest", "dredd"] });
    expect(rules).toMatchObject([{ verdict: "conforms" }]);
  }
  expect(steps).toHaveLength(stepsOf([KITCHEN, CELLAR], ["vitest", "dredd"], { wanted }));
  const toldOf = (target: string) =>
    steps.filter((step) => step.target === target).map(({ tool, id }) => `${tool} ${id}`);
  for (const target of ["kitchen", "cellar"]) {
    expect(toldOf(target)).toEqual([
      "vitest notes/readNote/200/note",
      "vitest notes/rules/notes-keep",
      "dredd notes/readNote/200/note",
    ]);
  }
  expect(steps[0]!.outcome.verdict).toBe("conforms");
  expect(transactionsOf).toHaveBeenCalledExactlyOnceWith(notesApi.dredd);
});

describe("of the tools", () => {
  test("each has every variant, and Vitest the rules and what is met in passing", () => {
    const steps = stepsOf([KITCHEN], ["vitest", "dredd"], {});
    expect(steps).toBe(2 * Object.keys(notesApi.reaches).length + notesApi.rules.length + 2);
  });

  test("Vitest alone loads no Dredd", async () => {
    const events = await eventsOf([KITCHEN], { tools: ["vitest"] });
    expect(byDredd).not.toHaveBeenCalled();
    expect(transactionsOf).not.toHaveBeenCalled();
    expect(byVitest.mock.lastCall![0].started).toBeUndefined();
    expect(events.filter(({ event }) => event === "outcome")).toHaveLength(2);
  });

  test.each<[tools: Tool[] | undefined]>([[undefined], [["vitest"]], [["dredd"]]])(
    "%j: a variant is exercised once, and Dredd reads what is recorded",
    async (tools) => {
      const verdicts: string[] = [];
      byDredd.mockImplementation(async ({ work, recordOf, done }) => {
        for (const variant of work.variants) {
          const [{ outcome, exercised }] = await Promise.all([
            recordOf(variant),
            recordOf(variant),
          ]);
          expect(exercised.map(({ exchange }) => exchange.answer.status)).toEqual([200]);
          verdicts.push(outcome.verdict);
          done(variant.id, outcome);
        }
      });
      const sent: (string | undefined)[] = [];
      const observe = ({ request }: Exchange) => void sent.push(request.judgedAs);
      const { targets } = await verifyAndReport([KITCHEN], { tool: "t", tools, wanted, observe });
      expect(targets[0]!.summary.conforms).toBe(1);
      expect(sent.filter((id) => id !== undefined)).toEqual(["notes/readNote/200/note"]);
      expect(verdicts).toEqual(tools?.[0] === "vitest" ? [] : ["conforms"]);
    },
  );

  test("Dredd alone leaves the rules out", async () => {
    const { targets } = await verifyAndReport([KITCHEN], { tool: "t", wanted, tools: ["dredd"] });
    expect(byVitest).not.toHaveBeenCalled();
    expect(targets[0]!.rules).toMatchObject([{ reason: "only Vitest tries rules" }]);
  });
});

test("a test that ends otherwise than its outcome says is not taken for exercised", async () => {
  byVitest.mockImplementation(async ({ answer, done }) => {
    const question = { target: "kitchen", id: "notes/readNote/200/note" };
    done(question, "passed");
    await answer(question);
    done(question, "failed");
  });
  const { targets } = await verifyAndReport([KITCHEN], { tool: "t", wanted, tools: ["vitest"] });
  expect(targets[0]!.variants[0]).toMatchObject({ verdict: "not-exercised", by: [] });
});

describe("a tool that tells nothing of what it was asked for", () => {
  test.each<[tool: Tool, of: number]>([
    ["vitest", 2],
    ["dredd", 1],
  ])("is a failure of the run: %s", async (tool, of) => {
    (tool === "vitest" ? byVitest : byDredd).mockResolvedValue(undefined);
    const { targets } = await verifyAndReport([KITCHEN], { tool: "t", wanted });
    expect(targets[0]!.error).toBe(
      `target "kitchen": ${tool} has not reported on ${of} of ${of} variants and rules; that is a failure of this run and not of the installation: run it again`,
    );
  });
});

describe("a target that fails", () => {
  test("at the first request is not exercised, and the others are", async () => {
    const { api, sessions } = watched();
    const refused = new TargetError("no such installation");
    const connect = (...connection: Parameters<typeof api.connect>) => {
      const session = api.connect(...connection);
      if (session.target.name === "kitchen") session.preflight = () => Promise.reject(refused);
      return session;
    };
    const own = { ...api, connect };
    const { targets } = await verifyAndReport(
      [
        { api: own, target: TARGET },
        { api: own, target: CELLAR.target },
      ],
      { tool: "t", wanted },
    );
    expect(targets[0]).toMatchObject({ error: "no such installation" });
    expect(targets[1]).not.toHaveProperty("error");
    expect(targets[1]!.variants[0]).toMatchObject({ verdict: "conforms" });
    expect(byDredd).toHaveBeenCalledOnce();
    expect(sessions.map(({ done }) => done)).toEqual([
      ["undo"],
      ["preflight", "fingerprint", "undo", "fingerprint"],
    ]);
  });

  test("as every target does has neither tool started for it", async () => {
    const { api } = watched();
    const refused = () => Promise.reject(new TargetError("no such installation"));
    const connect = (...connection: Parameters<typeof api.connect>) =>
      Object.assign(api.connect(...connection), { preflight: refused });
    await verifyAndReport([{ api: { ...api, connect }, target: TARGET }], { tool: "t", wanted });
    expect(byVitest).not.toHaveBeenCalled();
    expect(byDredd).not.toHaveBeenCalled();
  });

  test("under Dredd does not keep the next from being exercised", async () => {
    byDredd.mockRejectedValueOnce(new TargetError("it throttles"));
    const { targets } = await verifyAndReport([KITCHEN, CELLAR], { tool: "t", wanted });
    expect(targets.map(({ error }) => error)).toEqual(["it throttles", undefined]);
    expect(byDredd).toHaveBeenCalledTimes(2);
  });

  test("with an error that is not its own passes through", async () => {
    byDredd.mockRejectedValueOnce(new Error("ours"));
    await expect(verifyAndReport([KITCHEN], { tool: "t", wanted })).rejects.toThrow("ours");
  });
});

describe("each target goes its own way", () => {
  /** An API of which one target's preflight is what is given. */
  const withPreflight = (name: string, preflight: () => Promise<void>) => {
    const connect = (...connection: Parameters<typeof notesApi.connect>) => {
      const session = notesApi.connect(...connection);
      if (session.target.name === name) session.preflight = preflight;
      return session;
    };
    return { ...notesApi, connect };
  };

  test("to its end while another hangs", async () => {
    const hanging = Promise.withResolvers<undefined>();
    const api = withPreflight("kitchen", () => hanging.promise);
    const told: string[] = [];
    const tell = (event: RunEvent) => {
      if (event.event === "target") told.push(event.report.name);
      if (told.length === 2) hanging.resolve(undefined);
    };
    const attic = { ...CELLAR.target, name: "attic" };
    const targets = [TARGET, CELLAR.target, attic].map((target) => ({ api, target }));
    await verify(targets, { tool: "t", wanted, tell });
    expect(told).toEqual(expect.arrayContaining(["cellar", "attic"]));
    expect(told.at(-1)).toBe("kitchen");
  });

  test("no further than its budget", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { fetch } = installation();
    const aborted: boolean[] = [];
    answerBy((url: string, how: { signal: AbortSignal }) => {
      if (!url.startsWith(TARGET.baseUrl) || !url.includes("id=1")) return fetch(url, how);
      for (const passing of [6999, 1]) {
        vi.advanceTimersByTime(passing);
        aborted.push(how.signal.aborted);
      }
      return Promise.reject(how.signal.reason as Error);
    });
    const kitchen = { api: notesApi, target: { ...TARGET, budget: 7 } };
    const { targets } = await verifyAndReport([kitchen, CELLAR], { tool: "t", wanted });
    expect(aborted).toEqual([false, true]);
    expect(targets[0]!.error).toMatch(/kitchen.*within its budget of 7 s; give it more/);
    expect(targets[0]!.variants[0]).toMatchObject({ verdict: "not-exercised", code: "budget" });
    expect(targets[1]!.error).toBeUndefined();
  });

  test("and its budget is not counted when it has ended", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const kitchen = { api: notesApi, target: { ...TARGET, budget: 7 } };
    await verifyAndReport([kitchen], { tool: "t", wanted });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("the exchanges are told of the targets that are asked for", async () => {
  const events: RunEvent[] = [];
  await verify([KITCHEN, CELLAR], {
    ...{ tool: "t", wanted, isEvidence: ({ name }) => name === "cellar" },
    tell: (event) => events.push(event),
  });
  const told = events.filter(({ event }) => event === "exchanges");
  expect(told).toMatchObject([{ target: "cellar", entries: expect.any(Array) as unknown }]);
  expect(JSON.stringify(told)).not.toContain(KEY);
});

test("no event shows a secret, whatever the installation makes of it", async () => {
  const body = { id: 1, text: KEY, [`debug_${KEY}`]: KEY };
  answerBy(installation({ "GET /note?id=1": [200, body] }).fetch);
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => void events.push(event);
  const all = { isEvidence: () => true };
  await verify([KITCHEN], { tool: "t", wanted, ...all, tell });
  expect(events.some((event) => event.event === "outcome")).toBe(true);
  expect(JSON.stringify(events)).not.toContain(KEY);
});

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;

/** The events of a run on targets. */
async function eventsOf(targets: Parameters<typeof verify>[0], options: Partial<VerifyOptions>) {
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => void events.push(event);
  await verify(targets, { tool: "t 1", wanted, tell, ...options });
  return events;
}

test("a run is told as events, from how it begins to its end", async () => {
  const NOTE = "notes/readNote/200/note";
  const { name, api, baseUrl } = TARGET;
  const given = { contract: "c0ffee", shard: { index: 1, count: 2 } };
  const own = { wanted: (id: string) => id === NOTE, tools: ["vitest"] as const };
  const all = { ...given, ...own, isEvidence: () => false };
  const begins = { event: "run", schemaVersion: 1, tool: "t 1", startedAt: TIME };
  expect(await eventsOf([{ ...KITCHEN, place: 3 }], all)).toStrictEqual([
    { ...begins, ...given, targets: [{ name, api, baseUrl, place: 3 }] },
    { event: "begun", target: name, at: TIME, asked: [NOTE] },
    {
      ...{ event: "outcome", target: name, at: TIME, requests: 2, tool: "vitest", id: NOTE },
      outcome: expect.objectContaining({ verdict: "conforms" }) as unknown,
    },
    { event: "target", report: expect.objectContaining({ name, notes: [] }) as unknown },
    { event: "end", at: TIME },
  ]);
  const [first] = await eventsOf([KITCHEN], own);
  expect(first).toStrictEqual({ ...begins, targets: [{ name, api, baseUrl }] });
});

test("when a run ends, nothing of Vitest goes on", async () => {
  const released = Promise.withResolvers<undefined>();
  let isOver = false;
  byVitest.mockImplementation(async (run) => {
    await asking(run);
    await released.promise;
    isOver = true;
  });
  const tell = ({ event }: RunEvent) => {
    if (event === "target") setImmediate(released.resolve, undefined);
    if (event === "end") expect(isOver).toBe(true);
  };
  await eventsOf([KITCHEN], { tell });
  expect(isOver).toBe(true);
});

test("what may be left can be asked for at any time, and is nothing when all have ended", async () => {
  const { api, sessions } = watched();
  const begun = vi.fn<NonNullable<VerifyOptions["begun"]>>();
  const mayBeLeft = () => begun.mock.lastCall![0]();
  let told: unknown;
  byDredd.mockImplementation(() => {
    sessions[0]!.mayBeLeft = [`note of ${KEY}`];
    told = mayBeLeft();
    return Promise.resolve();
  });
  await eventsOf([{ api, target: TARGET }], { begun });
  expect(told).toEqual([{ name: "kitchen", left: ["note of $KEY"] }]);
  expect(mayBeLeft()).toEqual([]);
});

test("one Vitest has the tests of fifty targets", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const own = {
    wanted: (id: string) => id === "notes/readNote/200/note",
    tools: ["vitest"] as const,
  };
  const targets = Array.from({ length: 51 }, (_, index) => {
    return { api: notesApi, target: { ...TARGET, name: `room ${index}` } };
  });
  let isOver = false;
  const ending = eventsOf(targets, own).finally(() => (isOver = true));
  while (!isOver) await vi.advanceTimersByTimeAsync(100);
  const ended = (await ending).filter(({ event }) => event === "target");
  expect(ended).toHaveLength(51);
  expect(byVitest.mock.calls.map(([one]) => one.targets.length)).toEqual([50, 1]);
});

describe("one more target may begin", () => {
  const never = new Promise<void>(() => undefined);
  const underWay = (count: number) =>
    new Map(Array.from({ length: count }, (_, index) => [index, never]));

  /** After how many milliseconds there is room, if this process is that busy whenever it is looked at; a second means never. */
  async function roomAfter(runs: ReadonlyMap<number, Promise<void>>, busy: number[]) {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(performance, "eventLoopUtilization").mockImplementation((before) => {
      return { idle: 0, active: 0, utilization: before ? busy.shift()! : 0 };
    });
    let hasRoom = false;
    const room = run.room(runs).then(() => (hasRoom = true));
    await vi.advanceTimersByTimeAsync(0);
    let ms = 0;
    for (; !hasRoom && ms < 1000; ms += 100) await vi.advanceTimersByTimeAsync(100);
    if (hasRoom) await room;
    return ms;
  }

  test.each<[count: number, busy: number[], ms: number]>([
    [0, [], 0],
    [3, [], 0],
    [4, [0.1], 100],
    [4, [0.9, 0.9, 0.1], 300],
    [4, [0.7, 0.69], 200],
    [99, [0.1], 100],
    [100, [0.1], 1000],
  ])("beside %i under way, the process busy by %j: after %i ms", async (count, busy, ms) => {
    expect(await roomAfter(underWay(count), busy)).toBe(ms);
  });

  test("beside a hundred when one of them has ended", async () => {
    const runs = underWay(100);
    runs.set(
      7,
      Promise.resolve().then(() => void runs.delete(7)),
    );
    expect(await roomAfter(runs, [0.1])).toBe(100);
  });
});

describe("a failure of our own", () => {
  const ours = new Error("ours");

  test("ends the run with it, and everything is undone", async () => {
    let told: unknown;
    let stopped: boolean | undefined;
    const { api, sessions } = watched();
    byVitest.mockImplementation(async ({ answer, signal }) => {
      const question = { target: "kitchen", id: "notes/readNote/200/note" };
      told = await answer(question).catch((error: unknown) => error);
      stopped = signal?.aborted;
      throw new Error("a worker has ended early");
    });
    answerBy(vi.fn().mockImplementation(installation().fetch));
    const observe = ({ request: { judgedAs } }: { request: { judgedAs?: string | undefined } }) => {
      if (judgedAs !== undefined) throw ours;
    };
    await expect(
      verifyAndReport([{ api, target: TARGET }], { tool: "t", wanted, observe }),
    ).rejects.toBe(ours);
    expect([told, stopped]).toEqual([ours, true]);
    expect(sessions[0]!.done).toContain("undo");
    expect(byDredd).not.toHaveBeenCalled();
  });

  test("in a tool ends the run, too", async () => {
    const { api, sessions } = watched();
    byDredd.mockRejectedValue(ours);
    const told: RunEvent[] = [];
    const tell = (event: RunEvent) => void told.push(event);
    await expect(eventsOf([{ api, target: TARGET }], { tell })).rejects.toBe(ours);
    expect(sessions[0]!.done).toContain("undo");
    expect(told.at(-1)).toMatchObject({ event: "target", report: { leftovers: [] } });
  });

  test("in telling what was sent ends the run, too", async () => {
    const tell = ({ event }: RunEvent) => {
      if (event === "exchanges") throw ours;
    };
    const all = { isEvidence: () => true };
    await expect(eventsOf([KITCHEN], { ...all, tell })).rejects.toBe(ours);
  });
});

describe("interrupted", () => {
  test("a run ends, undoes all, and reports what there was", async () => {
    const { api, sessions } = watched();
    const stop = new AbortController();
    let told: unknown;
    let stopped: boolean | undefined;
    byVitest.mockImplementation(async ({ answer, done, signal }) => {
      const question = { target: "kitchen", id: "notes/readNote/200/note" };
      await answer(question);
      done(question, "passed");
      stop.abort(new Error("interrupted"));
      stopped = signal?.aborted;
      told = await answer({ ...question, id: "notes/rules/notes-keep" }).catch(
        (error: unknown) => error,
      );
    });
    const { targets, cutShort } = await verifyAndReport([{ api, target: TARGET }], {
      tool: "t",
      wanted,
      signal: stop.signal,
    });
    expect([cutShort, targets[0]!.error]).toEqual(["interrupted", "cut short: interrupted"]);
    expect([told, stopped]).toEqual([new Error("interrupted"), true]);
    expect(targets[0]!.variants[0]).toMatchObject({ verdict: "conforms", by: ["vitest"] });
    expect(targets[0]!.rules).toMatchObject([{ verdict: "not-exercised" }]);
    expect(byDredd).not.toHaveBeenCalled();
    expect(sessions[0]!.done).toEqual(["preflight", "fingerprint", "undo", "fingerprint"]);
  });

  test("before it begins, a run begins with no target", async () => {
    const signal = AbortSignal.abort(new Error("interrupted"));
    expect(await eventsOf([KITCHEN], { signal })).toMatchObject([
      { event: "run" },
      { event: "end", cutShort: "interrupted" },
    ]);
  });
});
