import { performance } from "node:perf_hooks";
import { describe, expect, test, vi } from "vitest";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import * as run from "./verify.ts";
import { byVitest, eventsOf, useOwnJudges } from "./verify.support.ts";

useOwnJudges();

test("one Vitest has the tests of no more than 34 targets", async () => {
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
  expect(byVitest.mock.calls.map(([one]) => one.targets.length)).toEqual([34, 17]);
});

describe("one more target may begin", () => {
  const never = new Promise<void>(() => undefined);
  const underWay = (count: number) =>
    new Map(Array.from({ length: count }, (_, index) => [index, never]));
  const namesOf = (count: number) =>
    new Set(Array.from({ length: count }, (_, index) => `${index}`));

  /** After how many milliseconds there is room, if this process is that busy whenever it is looked at; a second means never. */
  async function roomAfter(
    runs: ReadonlyMap<number, Promise<void>>,
    busy: number[],
    answering = runs.size,
  ) {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(performance, "eventLoopUtilization").mockImplementation((before) => {
      return { idle: 0, active: 0, utilization: before ? busy.shift()! : 0 };
    });
    let hasRoom = false;
    const room = run.room(runs, namesOf(answering)).then(() => (hasRoom = true));
    await vi.advanceTimersByTimeAsync(0);
    let ms = 0;
    for (; !hasRoom && ms < 1000; ms += 20) await vi.advanceTimersByTimeAsync(20);
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

  test.each<[count: number, answering: number, ms: number]>([
    [499, 99, 100],
    [499, 4, 100],
    [499, 3, 20],
    [499, 100, 1000],
    [500, 0, 1000],
  ])("beside %i of which %i answer: after %i ms", async (count, answering, ms) => {
    expect(await roomAfter(underWay(count), [0.1], answering)).toBe(ms);
  });

  test("beside five hundred when one of them has ended", async () => {
    const runs = underWay(500);
    runs.set(
      7,
      Promise.resolve().then(() => void runs.delete(7)),
    );
    expect(await roomAfter(runs, [0.1], 99)).toBe(100);
  });
});
