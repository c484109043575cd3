import { mkdirSync, mkdtempDisposableSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chosenOf } from "./serving.ts";
import { projectsIn, told, tryProject } from "./test-clients.ts";

let folder: ReturnType<typeof mkdtempDisposableSync>;
beforeEach(() => {
  folder = mkdtempDisposableSync(join(tmpdir(), "client-projects-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

function write(name: string, manifest: object): string {
  const place = join(folder.path, name);
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
  return place;
}

test("a project is known by its name and chosen by it", () => {
  write("tide", { description: "in a browser" });
  write("harbour", { description: "in a worker" });
  mkdirSync(join(folder.path, "shared"));
  const all = projectsIn(folder.path);
  expect(all).toEqual({ harbour: "in a worker", tide: "in a browser" });
  const chosen = (...names: string[]) => chosenOf(names, Object.keys(all), "project");
  expect(chosen()).toEqual(["harbour", "tide"]);
  expect(chosen("tide")).toEqual(["tide"]);
  expect(() => chosen("tide", "reef")).toThrow('there is no project "reef".');
});

const notSupported =
  "throw '\\nnpm error code EBADPLATFORM\\nnpm error notsup Unsupported platform\\n'";

test.each([
  ["works", 'require("./app.cjs")', "passed", ""],
  ["fails", "throw Error('not with ' + process.env.API_KEY)", "failed", "not with $API_KEY"],
  ["lacks something", "console.log('no browser'); process.exit(77)", "skipped", "no browser"],
  ["is for other systems", notSupported, "skipped", "notsup Unsupported platform"],
])("a project that %s", async (_, script, outcome, said) => {
  const shared = write("shared", {});
  const project = write("project", {});
  writeFileSync(join(project, "app.cjs"), "if (process.env.BASE_URL !== 'http://h') throw 1");
  const temporary = write("temporary", {});
  vi.stubEnv("TMPDIR", temporary);
  const facts = { BASE_URL: "http://h", API_KEY: "0123456789" };
  const commands = [[process.execPath, "-e", script]];
  const { signal } = new AbortController();
  const result = await tryProject([shared, project], commands, facts, signal);
  expect(result.outcome).toBe(outcome);
  if (outcome === "failed") expect(result.says).toContain(said);
  else expect(result.says).toBe(said);
  expect(readdirSync(temporary)).toEqual(["package.json"]);
});

test.each([
  [{ outcome: "passed" as const, says: "" }, "passed   tide 1.2 s\n"],
  [{ outcome: "skipped" as const, says: "no browser" }, "skipped  tide 1.2 s: no browser\n"],
  [{ outcome: "failed" as const, says: "one\n\ntwo" }, "failed   tide 1.2 s\n    one\n\n    two\n"],
])("%j is told", (result, line) => {
  expect(told("tide", result, 1234)).toBe(line);
});
