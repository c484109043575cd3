import { expect, test } from "vitest";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { listen, type Asked } from "../../sandbox/server.ts";
import { inFolder, runHere, targetFile } from "./command-line.ts";
import { writesOf } from "./visit.ts";

/** Plans a run on a server that must never be asked for anything; resolves to what is printed. */
async function planOn(name: string, change: (entry: Entry) => object): Promise<string> {
  const api = await loadApi(name);
  const asked: Asked[] = [];
  const untouched = await listen((one) => {
    asked.push(one);
    return { status: 200, headers: {}, body: "{}" };
  });
  const sandbox = await api.startSandbox();
  try {
    return await inFolder(async (folder) => {
      const from = new URL(sandbox.baseUrl).origin;
      const text = JSON.stringify(change({ ...sandbox.target, requestsPerMinute: 50 }));
      const file = await targetFile(folder, [
        JSON.parse(text.replaceAll(from, untouched.origin)) as object,
      ]);
      const { status, stdout, stderr } = await runHere(
        ["verify", "--targets", file, "--plan"],
        folder,
      );
      expect(status, stderr).toBe(0);
      expect(stderr).toBe("");
      expect([...asked, ...sandbox.log]).toEqual([]);
      expect(stdout).toMatch(
        new RegExp(`^sandbox-${name}: \\d+ requests to ${untouched.origin}.*none of them sent now`),
      );
      return stdout;
    });
  } finally {
    await sandbox.close();
    await untouched.close();
  }
}

type Entry = Readonly<Record<string, unknown>>;

/** How often each line's request would be sent, the whole of it, and what the first line says of that. */
function countsOf(plan: string): { readonly sum: number; readonly said: number } {
  const times = [...plan.matchAll(/^ +(\d+) × /gm)].map(([, number]) => Number(number));
  return {
    sum: times.reduce((sum, one) => sum + one, 0),
    said: Number(/: (\d+) requests/.exec(plan)?.[1]),
  };
}

test.each(apiNames())("%s: every request is told of, and none is sent", async (name) => {
  const plan = await planOn(name, (entry) => entry);
  const { sum, said } = countsOf(plan);
  expect(sum).toBe(said);
  const api = await loadApi(name);
  expect(said).toBeGreaterThanOrEqual(Object.keys(api.reaches).length);
  const isWriting = writesOf(api).length > 0;
  expect(/\d+ of them may create or delete something/.test(plan)).toBe(isWriting);
  expect(plan).toMatch(/At 50 requests a minute the pace alone takes about (\d min|no time)/);
});

test.each(apiNames())("%s: without allowWrites, nothing that writes is planned", async (name) => {
  const plan = await planOn(name, (entry) => ({ ...entry, allowWrites: false }));
  expect(plan).toContain("Nothing would be created or deleted.");
  expect(plan).not.toMatch(/ (creates|deletes) /);
});

test("what the target does not give is not planned with, and nothing secret is shown", async () => {
  const plan = await planOn("vpnscript", ({ servers: _, ...entry }) => ({
    ...entry,
    personas: { active: { username: "me", password: "mine-alone" } },
  }));
  expect(plan).toContain("as active");
  expect(plan).not.toMatch(/as (?!active)\w+ {2}|mine-alone/);
});
