import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";
import { levelOf } from "../../../.config/imports.ts";
import { importGraph, root } from "./import-graph.ts";

const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const [, afterTitle = ""] = text.split("## From `npm start` to a verdict\n");
const [section = ""] = afterTitle.split("\n## ");
const way = [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path]) => path!);

describe("CONTRIBUTING.md", () => {
  test("follows npm start to a verdict by imports, in at most 8 hops", () => {
    expect(way.at(0)).toBe("scripts/access-contracts.js");
    expect(way).toContain("contract-tests/run/verify.ts");
    expect(way.at(-1)).toBe("contract-tests/engine/judgement/judge.ts");
    expect(way.length - 1).toBeLessThanOrEqual(8);
    const graph = importGraph(way);
    for (const [index, next] of way.slice(1).entries()) {
      expect(graph.get(way[index]!), `${way[index]} imports ${next}`).toContain(next);
    }
  });

  test("the command of npm start is where the way begins", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(scripts.start).toBe(`node ${way[0]} start`);
  });

  test("its tables of folders have every level that imports are held to, in order", () => {
    const [levels = [], parts = []] = text
      .split("\nWithin the engine")
      .map((table) =>
        Array.from(table.matchAll(/^\|(?: \d +\|)? `([^`]+)`/gm), ([, path]) => path!),
      );
    const inEngine = [...parts, ""].map((part) => `contract-tests/engine/${part}`);
    const all = levels.reverse().flatMap((one) => (/engine/.test(one) ? inEngine : [one]));
    expect(all.map(levelOf)).toEqual(all.map((_, index) => index));
    expect(levelOf("scripts/cli.ts")).toBe(all.length - 1);
  });

  const named = [...text.matchAll(/`((?:scripts|contract-tests|openapi|docs)\/[^`\s]*)`/g)];
  test.each([...new Set(named.map(([, path]) => path!))])(
    "%s exists, of one API at least",
    (path) => {
      const paths = apiNames().map((api) => join(root, path.replace("<api>", api)));
      expect(paths.some(existsSync)).toBe(true);
    },
  );

  test("README.md leads to it", () => {
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain("](CONTRIBUTING.md)");
  });
});
