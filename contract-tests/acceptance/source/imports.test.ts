import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import {
  circles,
  importGraph,
  importsOf,
  packagesOf,
  projectFiles,
  root,
  type ImportGraph,
} from "./import-graph.ts";

/** Each level imports itself and those before it. */
const LEVELS = [
  /^contract-tests\/(apis\/[^/]+\/)?sandbox\//,
  /^contract-tests\/engine\/description\//,
  /^contract-tests\/engine\/exchange\//,
  /^contract-tests\/engine\/secrets\//,
  /^contract-tests\/engine\/judgement\//,
  /^contract-tests\/engine\/transport\//,
  /^contract-tests\/engine\/tracker\/kind\.ts$/,
  /^contract-tests\/engine\/tracker\/seen\//,
  /^contract-tests\/engine\/tracker\/whose\//,
  /^contract-tests\/engine\/tracker\/harm\//,
  /^contract-tests\/engine\/tracker\/behind\.ts$/,
  /^contract-tests\/engine\/tracker\/left\//,
  /^contract-tests\/engine\/tracker\//,
  /^contract-tests\/engine\/[^/]+$/,
  /^contract-tests\/apis\//,
  /^contract-tests\/(report|judges|run|target-file|bad-input)\//,
  /^contract-tests\/(mock|faults)\//,
  /^scripts\//,
];

/** The lowest level that may look into `generated/`: the engine knows no API. */
const APIS = LEVELS.findIndex((level) => level.test("contract-tests/apis/x/api.ts"));

const TEST = /\.(test|support)\.ts$|^contract-tests\/acceptance\//;
const CLIENT = "scripts/client/";
/** Code that people write, and read. */
const WRITTEN = /^(?!generated\/).*\.[cm]?[jt]sx?$/;

const files = projectFiles();
const sources = files.filter(
  (file) =>
    /^(contract-tests|scripts|openapi)\/.*(?<!\.d)\.(ts|js|cjs)$/.test(file) && !TEST.test(file),
);
const graph = importGraph(sources);

describe("imports go down only", () => {
  test("every source has a level", () => {
    const above = sources.filter((file) => !file.startsWith("openapi/"));
    expect(above.filter((file) => levelOf(file) < 0)).toEqual([]);
    expect(above.length).toBeGreaterThan(200);
  });

  test("no import goes up, into a test or into another API", () => {
    expect(forbidden(graph)).toEqual([]);
  });

  test("what ships to apps needs openapi-fetch alone, but for the entry for MSW", () => {
    const client = sources.filter((file) => file.startsWith(CLIENT) && !file.endsWith("/msw.ts"));
    const packages = client.flatMap((file) => packagesOf(readFileSync(join(root, file), "utf8")));
    expect([...new Set(packages)]).toEqual(["openapi-fetch"]);
    expect(packagesOf('import { join } from "node:path";')).toEqual(["node:path"]);
  });

  test("no circle of files", () => {
    expect(circles(graph)).toEqual([]);
  });

  test("no circle of folders", () => {
    expect(circles(folders(graph))).toEqual([]);
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
    ["an API that imports another", "apis/x/session.ts", "../y/session.ts", "of another API"],
  ])("%s", (_, file, path, reason) => {
    const from = `contract-tests/${file}`;
    for (const text of [`import type { A } from "${path}";`, `await import("${path}");`]) {
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
    expect(circles(planted)).toEqual([]);
    expect(circles(folders(planted))).toEqual([]);
  });

  test("a circle of files, of whatever length", () => {
    const planted = new Map([
      ["run/a.ts", ["run/b.ts"]],
      ["run/b.ts", ["run/c.ts", "run/d.ts"]],
      ["run/c.ts", ["run/a.ts"]],
      ["run/d.ts", ["run/e.ts"]],
    ]);
    expect(circles(planted)).toEqual([["run/a.ts", "run/b.ts", "run/c.ts"]]);
  });

  test("a circle of folders whose files make none", () => {
    const planted = new Map([
      ["contract-tests/report/a.ts", ["contract-tests/run/b.ts"]],
      ["contract-tests/run/c.ts", ["contract-tests/report/d.ts"]],
    ]);
    expect(circles(planted)).toEqual([]);
    expect(circles(folders(planted))).toEqual([["contract-tests/report", "contract-tests/run"]]);
  });
});

describe("files are small and few", () => {
  test("no file is longer than 250 lines, tests and their support included", () => {
    const written = files.filter((file) => WRITTEN.test(file));
    expect(written).toContain("contract-tests/acceptance/source/imports.test.ts");
    const long = written.filter((file) => linesOf(file) > 250).map((file) => [file, linesOf(file)]);
    expect(long).toEqual([]);
  });

  test("openapi/ has at most 60 files", () => {
    const described = files.filter((file) => file.startsWith("openapi/"));
    expect(described.length).toBeLessThanOrEqual(60);
  });
});

function levelOf(file: string): number {
  return LEVELS.findIndex((level) => level.test(file));
}

/** Each import that the house does not allow, with the reason. */
function forbidden(graph: ImportGraph): string[] {
  const all = [...graph].flatMap(([file, imports]) => imports.map((path) => [file, path] as const));
  return all.flatMap(([file, path]) => {
    const reason = reasonAgainst(file, path);
    return reason === undefined ? [] : [`${file} imports ${path}: ${reason}`];
  });
}

function reasonAgainst(file: string, path: string): string | undefined {
  if (TEST.test(path)) return "of tests";
  const isGenerated = path.startsWith("generated/");
  if (file.startsWith(CLIENT) && !path.startsWith(CLIENT) && !isGenerated) return "does not ship";
  const level = levelOf(file);
  if (level >= 0 && (isGenerated ? APIS : levelOf(path)) > level) return "upwards";
  const [api, other] = [file, path].map((one) => /^contract-tests\/apis\/[^/]+\//.exec(one)?.[0]);
  return api !== undefined && other !== undefined && api !== other ? "of another API" : undefined;
}

/** The imports between folders. A folder and one inside it are parts of the same, and may import each other. */
function folders(graph: ImportGraph): ImportGraph {
  const found = new Map<string, string[]>();
  for (const [file, imports] of graph) {
    const from = posix.dirname(file);
    const others = imports.map((path) => posix.dirname(path));
    const apart = others.filter(
      (to) => !`${from}/`.startsWith(`${to}/`) && !`${to}/`.startsWith(`${from}/`),
    );
    found.set(from, [...(found.get(from) ?? []), ...apart]);
  }
  return found;
}

function linesOf(file: string): number {
  return readFileSync(join(root, file), "utf8").split("\n").length - 1;
}
