import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { redocly } from "../../../scripts/generators/bundle.ts";
import type { Description } from "../../../scripts/generators/description.ts";
import { standBefore } from "../../sandbox/front.ts";
import { every, jsonAltered, type Json } from "../../sandbox/fronts.ts";
import type { Listening } from "../../sandbox/server.ts";
import type { TargetReport } from "../../report/report.ts";
import { runHere } from "./command-line.ts";
import { ACCOUNT, Project, QUICK, TARGETS } from "./project.ts";

const project = new Project();
const { verify, write, read, report } = project;
const fronts: Listening[] = [];
afterAll(() => Promise.all(fronts.map((front) => front.close())));

const isUser = (data: unknown): data is Json =>
  typeof data === "object" && data !== null && "suspend_reason" in data;

/** A target that answers with more than the vendor's page knows of an account. */
async function target(name: string, more: (user: Json) => Json): Promise<Json> {
  const change = ({ data, ...rest }: Json) =>
    isUser(data) ? { ...rest, data: more(data) } : undefined;
  const front = await standBefore(project.sound, jsonAltered(every, change)());
  fronts.push(front);
  return { ...project.sound.target, name, baseUrl: front.origin };
}

const targetsIn = (name: string, ...targets: Json[]) => write(name, JSON.stringify({ targets }));

const PLAN = { name: "Gold-4711", price: 5, ends: "2031-03-03 03:03:03" };
const REGION = "region-of-anna";
let large: Json;
let small: Json;
beforeAll(async () => {
  const byMail = { "anna@example.org": 1, "bob@example.org": 2 };
  large = await target("large", (user) => ({ ...user, plan: PLAN, region: REGION, byMail }));
  small = await target("small", (user) => ({ ...user, region: null, "bob@example.org": 1 }));
  await targetsIn("two.json", large, small);
  await targetsIn("one.json", large);
});

const overlayOf = (text: string) => parse(text) as { actions: { target: string; update: Json }[] };

test("what all installations have is proposed, and what some have is told apart", async () => {
  const { status, stdout, stderr } = await verify(
    ...["--targets", "two.json", ...QUICK, "--learn", "two.yaml"],
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("two.yaml describes what came and the vendor's page does not document");
  const text = await read("two.yaml");
  expect(overlayOf(text).actions).toEqual([
    {
      target: "$.components.schemas.User",
      update: { properties: { region: { type: ["null", "string"] } } },
    },
  ]);
  const rest = text.slice(text.indexOf("#\n# Only"));
  expect(rest.split("\n").every((line) => line.startsWith("#") || line === "")).toBe(true);
  expect(rest.match(/^# Only 1 of 2 installations sent this:$/gm)).toHaveLength(2);
  expect(rest).toContain("# Not in $.components.schemas.User: fields whose names may be data.");
  // Of what came, only names and types are in the file.
  expect(text).not.toMatch(/Gold|4711|anna|bob|example\.org|2031/);
});

test("the same is learnt of the reports alone, and of several", async () => {
  const before = await read("two.yaml");
  expect((await verify("--targets", "one.json", ...QUICK, "--report", "alone")).status).toBe(0);
  const small = ["--targets", "two.json", "--name", "small", ...QUICK, "--report", "other"];
  expect((await verify(...small)).status).toBe(0);
  const again = await run("report", "--from", "report", "--learn", "again.yaml");
  const merged = await run(
    "merge",
    "alone",
    "other",
    "--report",
    "merged",
    "--learn",
    "merged.yaml",
  );
  expect([again.status, merged.status]).toEqual([0, 0]);
  expect([await read("again.yaml"), await read("merged.yaml")]).toEqual([before, before]);
});

const run = (...args: string[]) => runHere(args, project.folder);

test("a target that is judged by what was learnt of it conforms, also strictly", async () => {
  const strict = ["--tool", "vitest", "--strict", "--only", "vpnscript/getAccount/**"];
  const before = await verify("--targets", "one.json", ...strict, "--learn", "own.yaml");
  expect([before.status, before.stdout]).toEqual([1, expect.stringContaining("/data/plan")]);
  await targetsIn("overlaid.json", { ...large, overlay: "own.yaml" });
  const both = ["--strict", "--only", "vpnscript/getAccount/**", "--report", "overlaid"];
  const { status, stdout, stderr } = await verify("--targets", "overlaid.json", ...both);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(", judged with the overlay own.yaml");
  const [target] = (await report("overlaid")).targets;
  const digest = createHash("sha256")
    .update(await read("own.yaml"))
    .digest("hex");
  expect(target!.overlay).toEqual({ file: "own.yaml", digest, variants: [ACCOUNT] });
  expect(target!.undocumented).toBeUndefined();
  expect(target!.variants.find(({ id }) => id === ACCOUNT)).toMatchObject({
    ...{ verdict: "conforms", by: ["vitest", "dredd"] },
  });
  for (const file of ["report.html", "summary.md"]) {
    expect(await read(`overlaid/${file}`), file).toContain("the overlay own.yaml");
  }
  const later = await verify("--compare", "report/report.json", "--report", "overlaid");
  expect(later.stdout).toContain("! large: judged by another overlay than before");
});

test("of a run that was killed, it is told as well by what a target was judged", async () => {
  const lines = (await read("overlaid/events.jsonl")).split("\n");
  const ended = lines.findIndex((line) => line.startsWith('{"event":"target"'));
  await mkdir(join(project.folder, "killed"));
  await write("killed/events.jsonl", lines.slice(0, ended).join("\n"));
  expect((await run("report", "--from", "killed")).status).toBe(2);
  const [[whole], [killed]] = (await Promise.all(["overlaid", "killed"].map(report))).map(
    ({ targets }) => targets,
  ) as [[TargetReport], [TargetReport]];
  expect(killed).toMatchObject({
    error: expect.stringContaining("killed"),
    overlay: whole.overlay,
  });
});

test("one without those fields conforms by the same overlay, and one with others does not", async () => {
  const plain = { ...project.sound.target, name: "plain", overlay: "own.yaml" };
  const price = await target("price", (user) => ({ ...user, plan: { ...PLAN, price: "5" } }));
  await targetsIn("plain.json", plain, { ...price, overlay: "own.yaml" });
  const only = ["--strict", "--only", ACCOUNT];
  const sound = await verify("--targets", "plain.json", "--name", "plain", ...only);
  expect([sound.status, sound.stderr]).toEqual([0, ""]);
  const { status } = await verify("--targets", "plain.json", "--name", "price", ...only);
  expect(status).toBe(1);
  expect((await report()).targets[0]!.findings).toMatchObject([
    { at: "/data/plan/price", by: ["vitest", "dredd"] },
  ]);
});

test("Redocly applies what was learnt", async () => {
  const bundled = ["bundle", "generated/vpnscript/openapi.json", "--lint-config", "off"];
  const { stdout } = await redocly([
    ...[...bundled, "--ext", "json", "--overlay", join(project.folder, "own.yaml")],
  ]);
  const { components } = JSON.parse(stdout) as Description;
  expect(Object.keys(components.schemas["User"]!.properties!)).toContain("plan");
});

test("a file that is there is kept, and nothing is sent for it", async () => {
  const { status, stderr } = await verify(...TARGETS, ...QUICK, "--learn", "own.yaml");
  expect([status, stderr]).toEqual([
    2,
    "--learn own.yaml: own.yaml exists already; name a new file, or remove it\n",
  ]);
});

test("a wrong overlay is refused before anything is sent", async () => {
  await write("wrong.yaml", "overlay: 1.0.0\nactions: [{ target: $.paths, remove: true }]");
  await targetsIn("wrong.json", { ...large, overlay: "wrong.yaml" });
  const { status, stdout, stderr } = await verify("--targets", "wrong.json");
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^wrong\.yaml: actions\[0\]: [^\n]+ \(overlay of target "large"\)\n$/);
});

test("a hostile installation neither breaks what is learnt nor gets into it", async () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => `guest-name-${index}`);
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(80)}1${"}".repeat(80)}`);
  const hostile = await target("hostile", (user) => {
    const own = `{"__proto__":{"is":"admin"},"$..[*]":1,"a']['b":2,"${"k".repeat(1_000_000)}":3}`;
    const odd = JSON.parse(own) as Json;
    const many = Object.fromEntries(keys.map((key) => [key, { [key]: key }]));
    const names = { [String(user["username"])]: 1, constructor: "x", deep, many, odd };
    return { ...user, ...names, ...(JSON.parse(own) as Json) };
  });
  await targetsIn("hostile.json", hostile);
  const { status, stderr } = await verify(
    ...["--targets", "hostile.json", ...QUICK, "--learn", "hostile.yaml"],
  );
  expect([status, stderr]).toEqual([0, ""]);
  const text = await read("hostile.yaml");
  expect(text.length).toBeLessThan(4000);
  expect(text).not.toMatch(/guest-name|__proto__|admin|\$\.\.|kkk|'b'/);
  const { username } = (hostile["personas"] as { active: { username: string } }).active;
  expect(Object.keys(overlayOf(text).actions[0]!.update["properties"] as Json)).not.toContain(
    username,
  );
  expect(overlayOf(text).actions[0]!.update["properties"]).toMatchObject({
    ...{ constructor: { type: "string" }, many: { type: ["array", "object"] } },
  });
  expect((await read("report/report.json")).length).toBeLessThan(200_000);
});
