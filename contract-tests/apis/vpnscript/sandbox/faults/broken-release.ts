import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { differences, journey } from "../journey.ts";
import { startSandbox, type VpnScriptSandboxOptions } from "../start.ts";

/**
 * Tests that each fault is seen at the steps of the journey that its line names, and at no other.
 * `servers*` stands for all steps that begin with `servers`.
 */
export function testFaults(table: Readonly<Record<string, readonly string[]>>): void {
  let healthy: ReadonlyMap<string, string>;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    healthy = await walk();
  });
  afterAll(() => void vi.useRealTimers());

  test("two healthy panels look the same", async () => {
    expect(differences(healthy, await walk())).toEqual([]);
  });

  test.each(Object.entries(table))("%s", async (fault, steps) => {
    const changed = differences(healthy, await walk({ fault }));
    const elsewhere = changed.filter((step) => !steps.some((pattern) => matches(pattern, step)));
    const unseen = steps.filter((pattern) => !changed.some((step) => matches(pattern, step)));
    expect({ elsewhere, unseen }).toEqual({ elsewhere: [], unseen: [] });
  });
}

async function walk(options: VpnScriptSandboxOptions = {}): Promise<ReadonlyMap<string, string>> {
  const sandbox = await startSandbox(options);
  const seen = await journey(sandbox, async () => {
    await vi.advanceTimersByTimeAsync(100);
  });
  await sandbox.close();
  return seen;
}

function matches(pattern: string, step: string): boolean {
  return pattern.endsWith("*") ? step.startsWith(pattern.slice(0, -1)) : step === pattern;
}
