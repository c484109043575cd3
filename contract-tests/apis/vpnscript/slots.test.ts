import { expect, test } from "vitest";
import { TargetRun } from "../../run/target-run.ts";
import { runWithoutTools } from "../../run/without-tools.ts";
import { api } from "./api.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptTarget } from "./target.ts";

/** A customer's. */
const OLD = {
  ...{ server_id: 2, config: null, status: 1, fail_reason: null },
  ...{ created_at: "2020-01-01T00:00:00.000000Z", updated_at: "2020-01-01T00:00:00.000000Z" },
};

/** How many slots of the WireGuard server the list shows as taken by the end of a run, which has removed its own. */
test.concurrent.each([
  [3, 0, /As many free slots of server 2 .* personas\.noService.* look at the panel\./],
  [1, 0, undefined],
  [3, 3, undefined],
])("where %s slots fewer are free, and %s more are listed", async (fewer, more, note) => {
  let lists = 0;
  let isOver = false;
  const sandbox = await startSandbox({
    alter({ url, method }, answer) {
      if (method === "DELETE") isOver = true;
      const isList = url.pathname.endsWith("/configs") && url.search === "?server_id=2";
      if (isList && isOver && more > 0 && [200, 404].includes(answer.status)) {
        const { data = [] } = JSON.parse(String(answer.body)) as { data?: object[] };
        const rows = Array.from({ length: more }, (_, at) => ({ ...OLD, id: 777_000 + at }));
        const all = { status: true, message: null, data: [...data, ...rows] };
        return { ...answer, status: 200, body: JSON.stringify(all) };
      }
      if (url.pathname !== "/api/servers" || url.search !== "" || !isOver) return answer;
      lists++;
      const body = String(answer.body).replace(/(?<="id":2,.*?"wg_available_slots":)\d+/, (free) =>
        String(Number(free) - fewer),
      );
      return { ...answer, body };
    },
  });
  try {
    const target = { timeout: 30, ...sandbox.target } as unknown as VpnScriptTarget;
    const run = new TargetRun(api, target, new AbortController().signal, {});
    await runWithoutTools(run);
    expect(lists).toBeGreaterThan(0);
    const { notes, leftovers } = run.report();
    expect(leftovers).toEqual([]);
    const told = notes.filter((one) => one.includes("free slots of server"));
    expect(told).toEqual(note ? [expect.stringMatching(note)] : []);
  } finally {
    await sandbox.close();
  }
});

test.concurrent.each([
  ["each create", 1, true],
  ["each create, and another customer", 0, false],
])("where %s has taken a slot of another's", async (_what, isSteady, isTold) => {
  let taken = 0;
  let isOver = false;
  const sandbox = await startSandbox({
    jobMs: 50,
    alter({ url, method }, answer) {
      if (url.pathname.endsWith("/create") && String(answer.body).includes("dispatched")) taken++;
      if (method === "DELETE") isOver = true;
      if (url.pathname !== "/api/servers" || url.search !== "" || !isOver) return answer;
      // Once the run is over, what customers take and leave shows at each reading.
      const fewer = isSteady === 1 ? taken : taken++;
      const body = String(answer.body).replace(/(?<="id":2,.*?"wg_available_slots":)\d+/, (free) =>
        String(Number(free) - fewer),
      );
      return { ...answer, body };
    },
  });
  try {
    const settings = { timeout: 30, jobTimeout: 2 };
    const target = { ...settings, ...sandbox.target } as unknown as VpnScriptTarget;
    const run = new TargetRun(api, target, new AbortController().signal, {});
    await runWithoutTools(run);
    const left = run.report().leftovers.map(({ what }) => what);
    expect(left).toEqual(isTold ? [`perhaps ${taken} WireGuard configurations on server 2`] : []);
  } finally {
    await sandbox.close();
  }
});
