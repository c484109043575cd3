import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { VpnScriptTarget } from "../../apis/vpnscript/target.ts";
import type { Report } from "../../report/report.ts";
import { runHere, type Outcome } from "./command-line.ts";
import { ACCOUNT, BROKEN, Project, QUICK, TARGETS } from "./project.ts";

const project = new Project();
const { verify, write, read, report } = project;

const DEVIATION = { id: ACCOUNT, check: "body-matches-schema", reason: "known", owner: "ops" };

/** A run on each installation, into a folder of its own. */
let before: Outcome;
let after: Outcome;
beforeAll(async () => {
  before = await verify(...TARGETS, ...QUICK, "--strict", "--report", "before");
  const accepting = ["--github", "--accept", "known.yaml"];
  after = await verify(...BROKEN, ...QUICK, ...accepting, "--report", "after");
});

test("the exit status tells whether something does not conform", () => {
  expect([before.status, before.stderr]).toEqual([0, ""]);
  expect([after.status, after.stderr]).toEqual([1, ""]);
});

test("--init prints a file that can be used once it is filled in", async () => {
  const fill = async (api: string) => {
    const { status, stdout, stderr } = await verify("--init", api);
    expect([status, stderr]).toEqual([0, ""]);
    await write("new.yaml", stdout.replace(`https://${api}.example.com`, project.sound.baseUrl));
    return verify("--targets", "new.yaml", "--plan");
  };
  // All that it asks of the environment, if anything, is named; nothing else is in the way.
  expect(await fill("vpnscript")).toMatchObject({ status: 0, stderr: "" });
  const { status, stderr } = await fill("waveros");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^new\.yaml:\d+: .*environment variable \w+ is not set; set it\n$/);
});

test("twice in a row, a run comes to the same", async () => {
  const first = await report("before");
  const { status, stderr } = await verify(...TARGETS, ...QUICK, "--report", "twice");
  expect([status, stderr]).toEqual([0, ""]);
  const second = await report("twice");
  const verdictsOf = ({ targets }: Report) =>
    targets[0]!.variants.map(({ id, verdict }) => [id, verdict]);
  expect(verdictsOf(second)).toEqual(verdictsOf(first));
});

test("--only and --tool say what is exercised, and by what", async () => {
  const limits = ["--concurrency", "1", "--timeout", "9"];
  const dredd = await verify(...TARGETS, "--only", ACCOUNT, "--tool", "dredd", ...limits);
  expect([dredd.status, dredd.stderr]).toEqual([0, ""]);
  const [told] = (await report()).targets;
  expect(told!.asked).toEqual({ only: ACCOUNT, tool: "dredd" });
  expect(dredd.stdout).toMatch(
    /as far as it was exercised \(1 of \d+ documented variants;\s+--only/,
  );
  const exercised = told!.variants.filter(({ by }) => by.length > 0);
  expect(exercised).toMatchObject([{ id: ACCOUNT, by: ["dredd"] }]);
});

test("--complete makes a documented variant that was not exercised a failure", async () => {
  const needy = ["--only", "vpnscript/createToken/400/account-suspended", "--tool", "vitest"];
  expect((await verify(...TARGETS, ...needy, "--complete")).status).toBe(0);
  const target = { ...project.sound.target, name: "panel", personas: {} };
  await write("nobody.json", JSON.stringify({ targets: [target] }));
  const nobody = ["--targets", "nobody.json", ...QUICK];
  expect((await verify(...nobody)).status).toBe(0);
  const { status, stdout } = await verify(...nobody, "--complete");
  expect(status).toBe(1);
  expect(stdout).toContain("needs personas.active in the target file");
});

test("--failed exercises again exactly what failed", async () => {
  const failed = ["--failed", "after/report.json", "--tool", "vitest"];
  const again = await verify(...BROKEN, ...failed, "--report", "again");
  expect(again.status).toBe(1);
  const [target] = (await report("again")).targets;
  const exercised = target!.variants.filter(({ by }) => by.length > 0);
  expect(exercised.map(({ id }) => id)).toEqual([ACCOUNT]);
  expect(target!.rules).toEqual([]);
  // Mended, the same is exercised and conforms.
  const fixed = await verify(...TARGETS, "--failed", "again/report.json", "--tool", "vitest");
  expect([fixed.status, fixed.stderr]).toEqual([0, ""]);
});

test("--failed exercises again what could not be checked, and all of a target that could not be verified", async () => {
  const [target] = (await report("before")).targets;
  const lacking = { verdict: "not-exercised", code: "unchecked" };
  const variants = target!.variants.map((one) =>
    one.id === ACCOUNT ? { ...one, ...lacking } : one,
  );
  const earlier = async (change: object) => {
    const { targets, ...rest } = await report("before");
    await write(
      "earlier.json",
      JSON.stringify({ ...rest, targets: [{ ...targets[0], ...change }] }),
    );
    const run = await verify(...TARGETS, "--failed", "earlier.json", "--tool", "dredd");
    expect([run.status, run.stderr]).toEqual([0, ""]);
    return (await report()).targets[0]!.variants.filter(({ by }) => by.length > 0);
  };
  expect((await earlier({ variants, rules: [] })).map(({ id }) => id)).toEqual([ACCOUNT]);
  const dead = await earlier({ error: "no answer", variants: [], rules: [] });
  expect(dead.length).toBeGreaterThan(20);
});

test("--accept writes deviations, and --deviations makes only what is new a failure", async () => {
  const written = await read("known.yaml");
  expect(written).toContain(ACCOUNT);
  const unsaid = await verify(...BROKEN, ...QUICK, "--deviations", "known.yaml");
  expect([unsaid.status, unsaid.stdout]).toEqual([2, ""]);
  expect(unsaid.stderr).toMatch(
    /^known\.yaml:\d+: \[0\]\.reason: still has the words that --accept wrote/,
  );
  await write("known.yaml", written.replaceAll(/to be said: .*?"/g, 'the vendor knows"'));
  const known = await verify(...BROKEN, ...QUICK, "--deviations", "known.yaml");
  expect([known.status, known.stderr]).toEqual([0, ""]);
  expect(known.stdout).toMatch(/0 new findings, \d+ accepted/);
  const untrue = await verify(...TARGETS, ...QUICK, "--deviations", "known.yaml");
  expect(untrue.status).toBe(0);
  expect(untrue.stdout).toMatch(/no longer true/i);
  await write("old.yaml", JSON.stringify([{ ...DEVIATION, expires: "2020-01-01" }]));
  const expired = await verify(...BROKEN, ...QUICK, "--deviations", "old.yaml");
  expect(expired.status).toBe(1);
  expect(expired.stdout).toMatch(/expired/i);
});

test("--compare says what has changed since", async () => {
  const worse = await verify("--compare", "before/report.json", "--report", "after");
  expect([worse.status, worse.stderr]).toEqual([1, ""]);
  expect(worse.stdout).toMatch(/Newly violates \(1\)\n.*getAccount/);
  const reversed = await verify("--compare", "after/report.json", "--report", "before");
  expect([reversed.status, reversed.stdout]).toEqual([2, ""]);
  expect(reversed.stderr).toMatch(/^the run to compare with began \S+, after this one/);
  const same = await verify("--compare", "after/report.json", "--report", "after");
  expect([same.status, same.stdout]).toEqual([0, expect.stringContaining("Nothing has changed")]);
  await mkdir(join(project.folder, "unknown"), { recursive: true });
  const last = await report("after");
  for (const other of [{ error: "no answer" }, { name: "another" }]) {
    const targets = [{ ...last.targets[0]!, ...other }];
    await write("unknown/report.json", JSON.stringify({ ...last, targets }));
    const unknown = await verify("--compare", "after/report.json", "--report", "unknown");
    expect(unknown.status).toBe(2);
  }
});

test("--github prints annotations beside the result", () => {
  expect(after.stdout).toMatch(/^::error title=panel[^\n]*getAccount/m);
  expect(before.stdout).not.toContain("::error");
});

test("--statement makes of report.json alone a statement and a badge, and ends as the run did", async () => {
  await mkdir(join(project.folder, "alone"));
  await write("alone/report.json", await read("after/report.json"));
  const toldOf = (from: string, ...more: string[]) =>
    runHere(["report", "--from", from, "--statement", ...more], project.folder);
  const told = (...more: string[]) => toldOf("alone", ...more);
  expect(await told()).toEqual({
    status: 1,
    stdout: expect.stringMatching(
      /^panel {2}\u2717 The installation violates its contract \(2 of \d+ documented variants; --only vpnscript\/getAccount\/\*\*, --tool vitest\): alone.statements.panel\.html\n$/,
    ),
    stderr: "",
  });
  const { password } = (project.broken.target as unknown as VpnScriptTarget).personas.active!;
  for (const [file, says] of [
    ["panel.html", "getAccount/200/account"],
    ["panel.svg", 'role="img"'],
  ]) {
    const text = await read(`alone/statements/${file}`);
    expect(text).toContain(says);
    expect(text).not.toContain(password);
  }
  const known = await told("--deviations", "known.yaml", "--report", "elsewhere");
  expect(known).toMatchObject({ status: 0, stderr: "" });
  expect(await read("elsewhere/statements/panel.html")).toContain("the vendor knows");
  const none = await toldOf("nowhere");
  expect([none.status, none.stdout]).toEqual([2, ""]);
  expect(none.stderr).toMatch(/^nowhere.report\.json: there is no such file/);
});
