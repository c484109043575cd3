import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";
import { describedApis } from "../../../scripts/generators/bundle.ts";
import { projectFiles, root } from "./import-graph.ts";

const names = apiNames();
const OWN = new RegExp(`^(contract-tests/apis|openapi|scripts/client)/(${names.join("|")})/`);
const SOURCE =
  /^(contract-tests|scripts|openapi|\.config)\/.*(?<!\.d|\.test|\.support)\.([jt]s|cjs)$/;
const EXEMPT = /^contract-tests\/acceptance\//;

describe("an API is a folder in openapi/ and a folder in contract-tests/apis/", () => {
  test("each described one can be verified", () => {
    expect(names.toSorted()).toEqual(describedApis());
  });

  test("nothing outside those folders names one", () => {
    const shared = projectFiles().filter(
      (file) => SOURCE.test(file) && !OWN.test(file) && !EXEMPT.test(file),
    );
    expect(shared.length).toBeGreaterThan(100);
    const naming = shared.flatMap((file) =>
      namesIn(readFileSync(join(root, file), "utf8")).map((line) => `${file}: ${line}`),
    );
    expect(naming).toEqual([]);
  });

  test.each([
    ['if (api === "vpnscript") return;', 1],
    ['switch (target.api) { case "waveros": }', 1],
    ["const BARS = { vpnscript: 5000, waveros: 4000 };", 2],
    ['import { createVpnScriptClient } from "../generated/vpnscript/index.js";', 2],
    ["const path = `generated/${x}/waveros`;", 1],
    ["/** Such as `vpnscript`. */", 0],
    ['const help = "matches, such as vpnscript/createToken/**";', 0],
  ])("%s", (line, count) => {
    expect(namesIn(line)).toHaveLength(count);
  });
});

/** Words and texts of a source that name an API. Comments may, and texts that give an example. */
function namesIn(text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest);
  const examples = new RegExp(`such as (${names.join("|")})`, "g");
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) ||
      ts.isLiteralExpression(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isTemplateHead(node)
    ) {
      const rest = node.text.toLowerCase().replaceAll(examples, "");
      if (names.some((name) => rest.includes(name))) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
