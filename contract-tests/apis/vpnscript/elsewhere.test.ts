import { expect, test } from "vitest";
import { TargetRun } from "../../run/target-run.ts";
import { runWithoutTools } from "../../run/without-tools.ts";
import { api } from "./api.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptTarget } from "./target.ts";

test("what each login has made is named, also where the account's list is refused", async () => {
  const sandbox = await startSandbox({ fault: "login-creates" });
  try {
    const ids = () => sandbox.fingerprint().match(/^configuration \d+/gm) ?? [];
    const before: string[] = ids();
    const target = { timeout: 30, ...sandbox.target } as unknown as VpnScriptTarget;
    const run = new TargetRun(api, target, new AbortController().signal, {});
    await runWithoutTools(run);
    const { leftovers } = run.report();
    const left = ids().filter((one) => !before.includes(one));
    const told = leftovers.map(({ what }) => Number(/^perhaps (\d+)/.exec(what)?.[1] ?? 1));
    expect(left.length).toBeGreaterThan(5);
    expect(told.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(left.length);
    const refused = leftovers.filter(({ why }) => why.includes("list is refused"));
    expect(refused.map(({ what }) => what)).toContain(
      "perhaps a WireGuard configuration of personas.expired on server 2",
    );
  } finally {
    await sandbox.close();
  }
});
