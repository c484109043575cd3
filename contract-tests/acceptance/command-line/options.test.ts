import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { targetFile } from "./command-line.ts";
import { ACCOUNT, BROKEN, inProject, QUICK, sound, TARGETS } from "./project.ts";

const DEVIATION = { id: ACCOUNT, check: "body-matches-schema", reason: "known", owner: "ops" };

test.concurrent("--init prints a file that can be used once it is filled in", async () => {
  await inProject(async ({ folder, verify }) => {
    const fill = async (api: string) => {
      const { status, stdout, stderr } = await verify("--init", api);
      expect([status, stderr]).toEqual([0, ""]);
      const filled = stdout.replace(`https://${api}.example.com`, sound.baseUrl);
      await writeFile(join(folder, "new.yaml"), filled);
      return verify("--targets", "new.yaml", "--plan");
    };
    // All that it asks of the environment, if anything, is named; nothing else is in the way.
    expect(await fill("vpnscript")).toMatchObject({ status: 0, stderr: "" });
    const { status, stderr } = await fill("waveros");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^new\.yaml:\d+: .*environment variable \w+ is not set; set it\n$/);
  });
});

test.concurrent(
  "twice in a row, a run comes to the same, and its report is the later one's",
  async () => {
    await inProject(async ({ verify, report }) => {
      const verdicts = async () => {
        const { status, stderr } = await verify(...TARGETS, ...QUICK);
        expect([status, stderr]).toEqual([0, ""]);
        const { startedAt, targets } = await report();
        return {
          startedAt,
          verdicts: targets[0]!.variants.map(({ id, verdict }) => [id, verdict]),
        };
      };
      const [first, second] = [await verdicts(), await verdicts()];
      expect(second.verdicts).toEqual(first.verdicts);
      expect(second.startedAt > first.startedAt).toBe(true);
    });
  },
);

test.concurrent("--only, --tool, --complete and --strict: the exit status", async () => {
  await inProject(async ({ verify, report }) => {
    const dredd = await verify(
      ...TARGETS,
      "--only",
      ACCOUNT,
      "--tool",
      "dredd",
      "--concurrency",
      "1",
      "--timeout",
      "9",
    );
    expect([dredd.status, dredd.stderr]).toEqual([0, ""]);
    const exercised = (await report()).targets[0]!.variants.filter(({ by }) => by.length > 0);
    expect(exercised).toMatchObject([{ id: ACCOUNT, by: ["dredd"] }]);
    const needy = ["--only", "vpnscript/createToken/400/account-suspended", "--tool", "vitest"];
    expect((await verify(...TARGETS, ...needy, "--complete")).status).toBe(0);
    expect((await verify(...TARGETS, ...QUICK, "--strict")).status).toBe(0);
  });
});

test.concurrent(
  "--complete makes a documented variant that was not exercised a failure",
  async () => {
    await inProject(async ({ folder, verify }) => {
      await targetFile(folder, [{ ...sound.target, name: "panel", personas: {} }]);
      expect((await verify(...TARGETS, ...QUICK)).status).toBe(0);
      const { status, stdout } = await verify(...TARGETS, ...QUICK, "--complete");
      expect(status).toBe(1);
      expect(stdout).toContain("needs personas.active in the target file");
    });
  },
);

test.concurrent("--failed exercises again exactly what failed", async () => {
  await inProject(async ({ verify, report }) => {
    expect((await verify(...BROKEN, ...QUICK)).status).toBe(1);
    const again = await verify(
      ...BROKEN,
      "--failed",
      "report/report.json",
      "--report",
      "again",
      "--tool",
      "vitest",
    );
    expect(again.status).toBe(1);
    const [target] = (await report("again")).targets;
    expect(target!.variants.filter(({ by }) => by.length > 0).map(({ id }) => id)).toEqual([
      ACCOUNT,
    ]);
    expect(target!.rules).toEqual([]);
    // Mended, the same is exercised and conforms.
    const fixed = await verify(...TARGETS, "--failed", "again/report.json", "--tool", "vitest");
    expect([fixed.status, fixed.stderr]).toEqual([0, ""]);
  });
});

test.concurrent(
  "--accept writes deviations, and --deviations makes only what is new a failure",
  async () => {
    await inProject(async ({ folder, verify }) => {
      const accepted = await verify(...BROKEN, ...QUICK, "--accept", "known.yaml");
      expect(accepted.status).toBe(1);
      expect(await readFile(join(folder, "known.yaml"), "utf8")).toContain(ACCOUNT);
      const known = await verify(...BROKEN, ...QUICK, "--deviations", "known.yaml");
      expect([known.status, known.stderr]).toEqual([0, ""]);
      expect(known.stdout).toMatch(/0 new findings, \d+ accepted/);
      const untrue = await verify(...TARGETS, ...QUICK, "--deviations", "known.yaml");
      expect(untrue.status).toBe(0);
      expect(untrue.stdout).toMatch(/no longer true/i);
      const old = [{ ...DEVIATION, expires: "2020-01-01" }];
      await writeFile(join(folder, "old.yaml"), JSON.stringify(old));
      const expired = await verify(...BROKEN, ...QUICK, "--deviations", "old.yaml");
      expect(expired.status).toBe(1);
      expect(expired.stdout).toMatch(/expired/i);
    });
  },
);

test.concurrent("--compare says what has changed since", async () => {
  await inProject(async ({ verify }) => {
    await verify(...TARGETS, ...QUICK, "--report", "before");
    await verify(...BROKEN, ...QUICK, "--report", "after");
    const worse = await verify("--compare", "before/report.json", "--report", "after");
    expect([worse.status, worse.stderr]).toEqual([1, ""]);
    expect(worse.stdout).toMatch(/Newly violates \(1\)\n.*getAccount/);
    const better = await verify("--compare", "after/report.json", "--report", "before");
    expect(better.status).toBe(0);
    expect(better.stdout).toMatch(/Fixed \(1\)/);
    const same = await verify("--compare", "after/report.json", "--report", "after");
    expect([same.status, same.stdout]).toEqual([0, expect.stringContaining("Nothing has changed")]);
  });
});

test.concurrent("--github prints annotations beside the result", async () => {
  await inProject(async ({ verify }) => {
    const { status, stdout } = await verify(...BROKEN, ...QUICK, "--github");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error title=panel[^\n]*getAccount/m);
    expect((await verify(...TARGETS, ...QUICK)).stdout).not.toContain("::error");
  });
});
