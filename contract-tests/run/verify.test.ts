import { describe, expect, test, vi } from "vitest";
import type { Exchange } from "../engine/exchange/exchange.ts";
import { installation, notesApi, TARGET, KEY } from "../engine/invented-api.support.ts";
import type { RunEvent } from "../report/events.ts";
import { stepsOf } from "./chosen.ts";
import { reportOf } from "./report-of.ts";
import type { Tool } from "../report/report.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import {
  byDredd,
  byVitest,
  CELLAR,
  eventsOf,
  KITCHEN,
  transactionsOf,
  verify,
  verifyAndReport,
  wanted,
  useOwnJudges,
} from "./verify.support.ts";

useOwnJudges();

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
  expect(told).toMatchObject([
    { target: "kitchen", entries: [] },
    { target: "cellar", entries: [{}, {}, {}, {}] },
  ]);
  expect(JSON.stringify(told)).not.toContain(KEY);
});
