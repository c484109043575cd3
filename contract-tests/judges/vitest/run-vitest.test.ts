import { expect, test } from "vitest";
import { outcomeOf } from "../../engine/judgement/outcome.ts";
import { runVitest } from "./run-vitest.ts";

/** How many listen to what Vitest would end this process at. */
const listening = () =>
  (["SIGINT", "SIGTERM", "unhandledRejection"] as const).map((name) =>
    (process as NodeJS.EventEmitter).listenerCount(name),
  );

test("Vitest may not end this process, and what fails beside it is told when it has ended", async () => {
  const before = listening();
  const told: unknown[] = [];
  const run = runVitest({
    targets: [{ name: "kitchen", tests: [{ id: "note", title: "The note" }] }],
    started: () => Promise.reject(new Error("beside it")),
    answer: async () => {
      told.push(listening());
      return outcomeOf([], { assertions: 1 });
    },
    done: (...ended) => void told.push(ended),
    signal: new AbortController().signal,
  });
  await expect(run).rejects.toThrow("beside it");
  expect(told).toEqual([before, [{ target: "kitchen", id: "note" }, "passed"]]);
});
