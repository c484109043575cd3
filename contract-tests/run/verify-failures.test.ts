import { describe, expect, test, vi } from "vitest";
import { TargetError, UsageError } from "../engine/exchange/errors.ts";
import { installation, TARGET } from "../engine/invented-api.support.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { RunEvent } from "../report/events.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import {
  byDredd,
  byVitest,
  CELLAR,
  eventsOf,
  KITCHEN,
  verifyAndReport,
  wanted,
  watched,
  useOwnJudges,
} from "./verify.support.ts";

useOwnJudges();

const FAULT = (what: string) =>
  expect.stringContaining(
    `target "kitchen": this tool failed at it; please report this as a fault of the tool: ${what} (`,
  ) as string;

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

  test("that can't even be begun says so alone, and the others are verified", async () => {
    const { api, sessions } = watched();
    const connect = (...connection: Parameters<typeof api.connect>) => {
      if (connection[0].name === "kitchen") throw new Error("no way");
      return api.connect(...connection);
    };
    const own = { ...api, connect };
    const pairs = [TARGET, CELLAR.target].map((target) => ({ api: own, target }));
    const { targets } = await verifyAndReport(pairs, { tool: "t", wanted });
    expect(targets).toMatchObject([{ error: FAULT("no way"), variants: [] }, { name: "cellar" }]);
    expect(targets[1]).not.toHaveProperty("error");
    expect(sessions.map(({ done }) => done.includes("undo"))).toEqual([true]);
  });

  test("so that not even that can be told says so alone, with what is left", async () => {
    const { api, sessions } = watched();
    const isEvidence = ({ name }: { name: string }) => {
      if (name === "kitchen") throw new Error("no way");
      return true;
    };
    const pairs = [{ api, target: TARGET }, CELLAR];
    const { targets } = await verifyAndReport(pairs, { tool: "t", wanted, isEvidence });
    expect(targets[0]).toMatchObject({ error: FAULT("no way"), leftovers: [], variants: [] });
    expect(targets[1]).not.toHaveProperty("error");
    expect(sessions[0]!.done).toContain("undo");
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

  test.each([
    [new TargetError("it throttles"), "it throttles"],
    [new Error("no way"), FAULT("no way")],
  ])("under Dredd does not keep the next from being exercised: %s", async (error, told) => {
    byDredd.mockRejectedValueOnce(error);
    const { targets } = await verifyAndReport([KITCHEN, CELLAR], { tool: "t", wanted });
    expect(targets.map((target) => target.error)).toEqual([told, undefined]);
    expect(byDredd).toHaveBeenCalledTimes(2);
  });

  test("at what it has answered does not end the others, and is cleaned up", async () => {
    const { api, sessions } = watched();
    answerBy(vi.fn().mockImplementation(installation().fetch));
    const observe = (_: unknown, { name }: { name: string }) => {
      if (name === "kitchen") throw new Error("no way");
    };
    const pairs = [TARGET, CELLAR.target].map((target) => ({ api, target }));
    const { targets } = await verifyAndReport(pairs, { tool: "t", wanted, observe });
    expect(targets.map(({ error }) => error)).toEqual([FAULT("no way"), undefined]);
    expect(sessions.map(({ done }) => done.includes("undo"))).toEqual([true, true]);
  });
});

describe("what can't be written", () => {
  const ours = new UsageError("the disk is full");

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
    const hurry = vi.spyOn(Transport.prototype, "hurry");
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
    expect(hurry).toHaveBeenCalledOnce();
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
