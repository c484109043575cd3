import { describe, expect, test, vi } from "vitest";
import { TargetError } from "../engine/exchange/errors.ts";
import { installation, TARGET } from "../engine/invented-api.support.ts";
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

  test("that can't even be begun ends the run once the others are cleaned up", async () => {
    const { api, sessions } = watched();
    const connect = (...connection: Parameters<typeof api.connect>) => {
      if (connection[0].name === "cellar") throw new Error("our own failure");
      return api.connect(...connection);
    };
    const own = { ...api, connect };
    const targets = [TARGET, CELLAR.target].map((target) => ({ api: own, target }));
    const verified = verifyAndReport(targets, { tool: "t", wanted });
    await expect(verified).rejects.toThrow("our own failure");
    expect(sessions.map(({ done }) => done.includes("undo"))).toEqual([true]);
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
