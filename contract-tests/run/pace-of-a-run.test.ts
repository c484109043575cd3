import { expect, test } from "vitest";
import { api as vpnscript } from "../apis/vpnscript/api.ts";
import { startSandbox } from "../apis/vpnscript/sandbox/start.ts";
import { throttledTo } from "../apis/vpnscript/sandbox/throttle.support.ts";
import type { VpnScriptTarget } from "../apis/vpnscript/target.ts";
import { ruleId } from "../engine/work.ts";
import { TargetRun } from "./target-run.ts";

/** A minute of this test, in milliseconds. */
const MINUTE = 500;

/** As in a real run, a place of the pace is free again a sixtieth later. */
const WINDOW = MINUTE + MINUTE / 60;

const PER_MINUTE = 30;

test("throttled by the minute, a whole run sees no 429, and takes at least what the pace costs", async () => {
  const throttled = throttledTo(PER_MINUTE, () => (performance.now() * 60_000) / MINUTE);
  let refused = 0;
  const sandbox = await startSandbox({
    // A job outlasts the pauses of the pace.
    jobMs: 600,
    async alter(asked, answer) {
      const told = await throttled(asked, answer);
      if (told.status === 429) refused++;
      return told;
    },
  });
  try {
    const before = sandbox.fingerprint();
    const target = { timeout: 30, ...sandbox.target, requestsPerMinute: PER_MINUTE };
    const run = new TargetRun(
      vpnscript,
      target as unknown as VpnScriptTarget,
      new AbortController().signal,
      { windowMs: WINDOW, tools: ["vitest"] },
    );
    const begun = performance.now();
    await run.session.preflight();
    const ids = [
      ...run.variants.map(({ id }) => id),
      ...run.rules.map((rule) => ruleId(run.session.api, rule)),
    ];
    const waiting = ids.values();
    const worker = async () => {
      for (const id of waiting) run.settle("vitest", id, await run.exercise(id));
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    await run.undo();
    const took = performance.now() - begun;
    const { summary, leftovers, notes, requests, rules } = run.report();

    const all = Object.values(vpnscript.catalogue.variants);
    const documented = all.filter(({ provenance }) => provenance === "documented").length;
    expect(summary).toEqual({ documented, conforms: documented, violates: 0, notExercised: 0 });
    expect(rules.filter(({ verdict }) => verdict !== "conforms")).toEqual([]);
    expect([refused, leftovers]).toEqual([0, []]);
    expect(notes.filter((note) => /429|throttles/.test(note))).toEqual([]);
    expect(sandbox.fingerprint()).toBe(before);
    expect(requests).toBe(sandbox.log.length);

    const cost = Math.floor((requests - 1) / PER_MINUTE) * WINDOW;
    expect(cost).toBeGreaterThanOrEqual(2 * WINDOW);
    // How much comes on top of it depends on the machine; pace.test.ts has the times to the millisecond.
    expect(took).toBeGreaterThan(cost);
  } finally {
    await sandbox.close();
  }
});

test.each([1, 3])("no more than %i exchanges are under way at once, logins too", async (most) => {
  let [underWay, seen] = [0, 0];
  const sandbox = await startSandbox({
    async alter(_, answer) {
      seen = Math.max(seen, ++underWay);
      await new Promise((go) => setTimeout(go, 20));
      underWay--;
      return answer;
    },
  });
  try {
    const target = { timeout: 30, ...sandbox.target, requestsPerMinute: 60_000 };
    const run = new TargetRun(
      vpnscript,
      target as unknown as VpnScriptTarget,
      new AbortController().signal,
      { concurrency: most },
    );
    await run.preflight();
    expect(run.session.transport.requests).toBeGreaterThan(7);
    expect(seen).toBeLessThanOrEqual(most);
  } finally {
    await sandbox.close();
  }
});
