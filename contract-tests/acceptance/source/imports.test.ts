import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { importsGoDown, isSource, levelOf, wrongImports } from "../../../.config/imports.ts";
import { apiNames } from "../../apis/discover.ts";
import {
  importGraph,
  importsOf,
  packagesOf,
  projectFiles,
  root,
  type ImportGraph,
} from "./import-graph.ts";

const CLIENT = "scripts/client/";

const files = projectFiles();
const sources = files.filter(isSource);
const graph = importGraph(sources);

describe("imports go down only", () => {
  test("every source has a level", () => {
    const above = sources.filter((file) => !file.startsWith("openapi/"));
    expect(above.filter((file) => levelOf(file) < 0)).toEqual([]);
    expect(above.length).toBeGreaterThan(200);
  });

  test("no import goes up, in a circle, into a test or into another API", () => {
    expect(forbidden(graph)).toEqual([]);
  });

  test("what ships to apps needs openapi-fetch alone, but for the entry for MSW", () => {
    const client = sources.filter((file) => file.startsWith(CLIENT) && !file.endsWith("/msw.ts"));
    const packages = client.flatMap((file) => packagesOf(readFileSync(join(root, file), "utf8")));
    expect([...new Set(packages)]).toEqual(["openapi-fetch"]);
    expect(packagesOf('import { join } from "node:path";')).toEqual(["node:path"]);
  });
});

describe("the checks see", () => {
  test.each([
    ["an arrow up", "engine/judge.ts", "../report/report.ts", "upwards"],
    ["an arrow up by a type", "engine/judge.ts", "../run/compile.ts", "upwards"],
    ["a lower part of the engine", "engine/exchange/x.ts", "../tracker/kind.ts", "upwards"],
    ["a lower part of the tracker", "engine/tracker/seen/x.ts", "../whose/again.ts", "upwards"],
    [
      "a sandbox that knows the engine",
      "apis/x/sandbox/start.ts",
      "../../../engine/api.ts",
      "upwards",
    ],
    ["an engine that knows an API", "engine/judge.ts", "../../generated/x/catalogue.ts", "upwards"],
    [
      "a sandbox that reads the contract",
      "apis/x/sandbox/a.ts",
      "../../../../generated/x/a.ts",
      "upwards",
    ],
    [
      "a source that imports test support",
      "run/compile.ts",
      "../engine/shelf.support.ts",
      "of tests",
    ],
    ["an import whose path has a value in it", "engine/judge.ts", "../run/${name}.ts", "upwards"],
    ["an API that imports another", "apis/x/session.ts", "../y/session.ts", "of another API"],
  ])("%s", (_, file, path, reason) => {
    const from = `contract-tests/${file}`;
    const statement = `import type { A } from "${path}";`;
    const texts = path.includes("$") ? [] : [statement, `await import("${path}");`];
    for (const text of [...texts, `await import(/* of its name */ \`${path}\`);`]) {
      const planted = new Map([[from, importsOf(from, text)]]);
      const [to] = importsOf(from, text);
      expect(forbidden(planted)).toEqual([`${from} imports ${to}: ${reason}`]);
    }
  });

  test("a client that imports what does not ship", () => {
    const planted = new Map([["scripts/client/answer.ts", ["scripts/root.ts"]]]);
    expect(forbidden(planted)).toHaveLength(1);
  });

  test("nothing in imports that go down, or to the side", () => {
    const planted = new Map([
      ["contract-tests/run/compile.ts", ["contract-tests/engine/api.ts"]],
      ["contract-tests/apis/x/session.ts", ["generated/x/catalogue.ts"]],
      ["contract-tests/report/json.ts", ["contract-tests/run/compile.ts"]],
    ]);
    expect(forbidden(planted)).toEqual([]);
  });

  test("a circle of files, of whatever length", () => {
    const planted = new Map([
      ["contract-tests/run/a.ts", ["contract-tests/run/b.ts"]],
      ["contract-tests/run/b.ts", ["contract-tests/run/c.ts", "contract-tests/run/d.ts"]],
      ["contract-tests/run/c.ts", ["contract-tests/run/a.ts"]],
      ["contract-tests/run/d.ts", ["contract-tests/run/e.ts"]],
    ]);
    expect(forbidden(planted)).toEqual([
      expect.stringMatching(/b\.ts: in a circle, \S+a\.ts → \S+b\.ts → \S+c\.ts → \S+a\.ts$/),
      expect.stringMatching(/b\.ts imports .*\/c\.ts: in a circle/),
      expect.stringMatching(/c\.ts imports .*\/a\.ts: in a circle/),
    ]);
  });

  test.each([
    ["", "report/a.ts"],
    [", by one inside it", "report/parts/a.ts"],
  ])("a circle of folders whose files make none%s", (_, file) => {
    const planted = new Map([
      [`contract-tests/${file}`, ["contract-tests/run/b.ts"]],
      ["contract-tests/run/c.ts", ["contract-tests/report/d.ts"]],
    ]);
    const [one, other] = ["contract-tests/report", "contract-tests/run"];
    expect(forbidden(planted)).toEqual([
      `contract-tests/${file} imports ${other}/b.ts: in a circle, ${one} → ${other} → ${one}`,
      `${other}/c.ts imports ${one}/d.ts: in a circle, ${other} → ${one} → ${other}`,
    ]);
  });

  test("by ESLint as well, so that `npm run check` fails", async () => {
    const file = join(root, "contract-tests/engine/judgement/judge.ts");
    const eslint = new ESLint({ cwd: root, overrideConfigFile: ".config/eslint.config.js" });
    const { rules } = (await eslint.calculateConfigForFile(file)) as Linter.Config;
    expect(rules!["house/imports-go-down"]).toEqual([2]);

    const planted = '// Reads chosen.ts.\nexport * from "../../run/chosen.ts";\n';
    const plugins = { house: { rules: { "imports-go-down": importsGoDown } } };
    const config = { files: ["**"], plugins, rules: { "house/imports-go-down": 2 as const } };
    expect(new Linter({ cwd: root }).verify(planted, config, file)).toMatchObject([
      { line: 2, message: expect.stringMatching(/^imports .*\/chosen.ts: upwards/) },
    ]);
  });
});

test("openapi/ has at most 30 files for each API", () => {
  const described = files.filter((file) => file.startsWith("openapi/"));
  expect(described.length).toBeLessThanOrEqual(30 * apiNames().length);
});

/** Each import that the house does not allow, with the reason. */
function forbidden(graph: ImportGraph): string[] {
  return [...graph.keys()].flatMap((file) =>
    wrongImports(graph, file).map(({ path, reason }) => `${file} imports ${path}: ${reason}`),
  );
}
