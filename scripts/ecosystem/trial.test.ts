import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Parts } from "./parts.ts";
import { TOOLS, type Tool } from "./tools.ts";
import { attempt, chosen, masked, merged, trialsOf, variablesOf, type Result } from "./trial.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const signal = new AbortController().signal;
/** Needs nothing of the machine; its program prints a secret and fails where there is none. */
const tool: Tool = {
  name: "invented",
  title: "An invented generator",
  forms: ["client.json"],
  program: "$API.txt",
  env: { WORD: "made" },
  generates: 'case "$FORM" in *odd*) echo "Error: odd form"; exit 1;; esac; echo $WORD > client',
  compiles:
    'test "$(cat client)" = made; test -z "$PROGRAM" || test "$(cat "$PROGRAM")" = "a program"',
  passes: 'echo "not with $API_KEY"; exit 1',
};
const forms = { harbour: ["client.json", "odd.json", "other.json"], tide: ["other.json"] };

async function tried(given: Tool, form: string, api = "harbour") {
  await using folder = await mkdtempDisposable(join(tmpdir(), "ecosystem-trial-"));
  const programs = join(folder.path, "programs");
  mkdirSync(programs);
  writeFileSync(join(programs, "harbour.txt"), "a program");
  const parts = new Parts(join(folder.path, "cache"), programs, signal);
  const trial = trialsOf([given], forms).find((one) => one.form === form && one.api === api)!;
  const variables = { harbour: { API_KEY: "0123456789" } };
  const fileOf = (_: string, name: string) => `/forms/${name}`;
  return await attempt(trial, { parts, fileOf, variables, signal });
}

test("a tool is judged by its own form, and each API has at most one", () => {
  const own = trialsOf([tool], forms).filter(({ isOwn }) => isOwn);
  expect(own.map(({ api, form }) => `${api}/${form}`)).toEqual(["harbour/client.json"]);
  expect(trialsOf([tool], forms)).toHaveLength(4);
  expect(trialsOf([{ ...tool, ownFormOnly: true }], forms)).toHaveLength(1);
});

test("a failure with its own form counts, and shows no secret", async () => {
  const result = await tried(tool, "client.json");
  expect(result).toMatchObject({ outcome: "failed", stages: ["generates", "compiles"] });
  expect(result.reason).toBe("not with $API_KEY");
});

test("another form is generated and compiled; what it is unfit for does not count", async () => {
  expect(await tried(tool, "other.json")).toMatchObject({ outcome: "ok" });
  const odd = await tried(tool, "odd.json");
  expect(odd).toMatchObject({ outcome: "unfit", stages: [] });
  expect(odd.reason).toContain("odd form");
});

test.each([
  ["- attribute paths.'/x'.links.y.requestBody is not of\n\t  type `string`", "mistaken"],
  [
    "-attribute .a.links.b.requestBody is not of type `string` (#/a)\n-attribute c.d is odd",
    "unfit",
  ],
  ["nothing at all", "unfit"],
])("what openapi-generator says, %j, is %s", async (printed, outcome) => {
  const { mistaken } = TOOLS.find(({ name }) => name === "openapi-generator-validate")!;
  const judge = { ...tool, mistaken: mistaken!, accepts: `cat <<'END'\n${printed}\nEND\nexit 1` };
  expect(await tried(judge, "odd.json")).toMatchObject({ outcome });
});

test("a tool whose toolchain the machine lacks is skipped, and what to install is said", async () => {
  vi.stubEnv("PATH", "/nowhere");
  const result = await tried({ ...tool, needs: ["rust"] }, "client.json");
  expect(result).toMatchObject({ outcome: "skipped", stages: [] });
  expect(result.reason).toMatch(/^no rust here: install Rust/);
});

test("nothing stays in the temporary folder", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "ecosystem-trial-"));
  vi.stubEnv("TMPDIR", folder.path);
  await tried(tool, "odd.json");
  expect(readdirSync(folder.path)).toEqual([]);
});

test("names choose tools, APIs and forms", () => {
  const trials = trialsOf([tool, { ...tool, name: "second" }], forms);
  const at = (only: string[]) => chosen(trials, only).map((one) => `${one.tool.name} ${one.api}`);
  expect(at([])).toHaveLength(8);
  expect(at(["second", "tide"])).toEqual(["second tide"]);
  expect(at(["invented", "second", "odd.json"])).toEqual(["invented harbour", "second harbour"]);
  expect(() => chosen(trials, ["third"])).toThrow("--only third: no tool, API or form");
});

test("a later result takes the place of an earlier one, and what is tried no more goes", () => {
  const result = (name: string, form: string, outcome: Result["outcome"]): Result => {
    return { tool: name, api: "harbour", form, isOwn: true, outcome, stages: [] };
  };
  const before = [result("gone", "odd.json", "ok"), result("invented", "odd.json", "failed")];
  const kept = result("invented", "client.json", "ok");
  const now = [result("invented", "odd.json", "ok")];
  expect(merged(trialsOf([tool], forms), [...before, kept], now)).toEqual([kept, now[0]]);
});

test("a text is masked, what is longest first", () => {
  expect(masked("at /a/b/c of /a", { A: "/a", C: "/a/b/c" })).toBe("at $C of $A");
});

test("a target is told by environment variables", () => {
  const target = { apiKey: "k", baseUrl: "http://h/api/", personas: { active: { name: "n" } } };
  expect(variablesOf(target)).toEqual({
    API_KEY: "k",
    BASE_URL: "http://h/api",
    PERSONAS_ACTIVE_NAME: "n",
  });
});
