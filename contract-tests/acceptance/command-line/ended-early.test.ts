import { describe, expect, test } from "vitest";
import { everyApi } from "../../apis/discover.ts";
import { expectUnchanged, visit, writesOf, type Stop } from "./visit.ts";

const all = Object.values(await everyApi())
  .filter((api) => writesOf(api).length > 0)
  .map(({ name }): Stop => [name]);

/** Ends at other writes are tried by `npm run test:all`: each takes a second or two. */
const more = process.env["ALL"] !== undefined;

describe("a run that is ended leaves what was there", () => {
  test.concurrent.each([
    ["SIGINT", 130, 1, []],
    ...(more ? ([["SIGINT", 130, 6, []]] as const) : []),
    ["SIGTERM", 143, 3, ["--tool", "dredd"]],
  ] as const)("by %s (%i) at write %i, %j", async (signal, status, atWrite, args) => {
    const there = await visit(all, { stop: { signal, atWrite }, args });
    const { run, late } = there;
    expect(run.status, run.stderr).toBe(status);
    expect(run.stderr).toContain("nothing is left behind");
    expect(run.stderr).not.toMatch(/^ +at /m);
    expectUnchanged(there);
    expect(late).toBe(0);
  });
});

describe("a run that is killed is cleaned up after", () => {
  test.concurrent.each(more ? [1, 3, 8] : [1, 8])(
    "by kill -9 at write %i and --clean-up",
    async (atWrite) => {
      const stop = { signal: "SIGKILL", atWrite } as const;
      const there = await visit(all, { stop, then: ["--clean-up"] });
      expect(there.run.status, there.run.stderr + there.run.stdout).toBe(0);
      expect(there.run.stdout).not.toMatch(/^(.*): nothing is left of .*\n\1: removed/m);
      expectUnchanged(there);
      expect([...there.files.keys()].filter((file) => file.includes("journal-"))).toEqual([]);
    },
  );
});
