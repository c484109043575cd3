import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filled } from "../../report/markdown-table.ts";
import { ecosystemBlocks } from "../../../scripts/ecosystem/page.ts";
import { TOOLS } from "../../../scripts/ecosystem/tools.ts";
import type { Result } from "../../../scripts/ecosystem/trial.ts";
import { root } from "../../../scripts/root.ts";
import { COMPILED } from "../client/snippets.ts";
import { blocksOf, DOCUMENTS, inlineOf, type Block } from "./blocks.ts";
import { ADDS_AN_API, FOLLOWED } from "./follow.ts";
import { commandProblem, fieldProblem } from "./said.ts";

/** Blocks that no test follows, by their first line, each with the reason. */
const LISTED: Readonly<Record<string, string>> = {
  "openapi.yaml     a table of contents: servers, tags, security, an index of paths":
    "shows what is where",
  "WireGuard Configuration (POST), tab 7          a tab below that heading, counted from 1":
    "shows forms, of which sources.test.ts has a parser",
  "npm ci": "installed-command.test.ts installs the packed command from the registry",
  "npm install --loglevel=error ./access-contracts-toolkit-0.1.0.tgz":
    "installed-command.test.ts installs the packed command from the registry",
  "npm install --ignore-scripts @stoplight/prism-http@5": "asks a registry",
  "npm install --save-dev msw": "asks a registry",
  "npm pack ./access-contracts/generated": "installed-package.test.ts packs and installs it",
  "npm install ./access-contracts-0.1.0.tgz": "installed-package.test.ts packs and installs it",
  '<a href="panel-berlin.html"><img src="panel-berlin.svg" alt="Conformance of panel-berlin" /></a>':
    "is for a page of the reader's",
};

const ECOSYSTEM = "docs/reference/ecosystem.md";

test("the page of other ecosystems is made of the scripts that were run", async () => {
  const read = (file: string) => readFile(join(root, file), "utf8");
  const results = JSON.parse(await read(ECOSYSTEM.replace(".md", ".json"))) as Result[];
  const page = await read(ECOSYSTEM);
  expect(page).toBe(filled(page, ecosystemBlocks(TOOLS, results)));
});

const firstLine = ({ text }: Block) => text.split("\n", 1)[0]!;

/** What is done with a block; undefined if it is nothing. */
function heldBy(block: Block): string | undefined {
  const { file, language, use } = block;
  if (language === "ts" && COMPILED.includes(file)) return "compiled and run";
  // The next test holds the whole page against what the run has tried.
  if (file === ECOSYSTEM) return "written by the run of its tools";
  if (![...FOLLOWED, ADDS_AN_API].includes(file) || use.is === "other")
    return LISTED[firstLine(block)] && "listed";
  const does = {
    step: "run",
    output: "compared",
    left: "compared",
    written: "used",
    fields: "parsed",
  };
  return does[use.is];
}

describe.each(DOCUMENTS.map((file) => [file, blocksOf(file)] as const))("%s", (file, blocks) => {
  const held = Object.groupBy(blocks, (block) => heldBy(block) ?? "NOT HELD");
  const counts = Object.entries(held).map(([by, some]) => `, ${some!.length} ${by}`);

  test(`${blocks.length} blocks of code${counts.join("")}`, () => {
    const free = blocks.filter((block) => heldBy(block) === undefined);
    expect(free.map((block) => `${file}:${block.line}: ${firstLine(block)}`)).toEqual([]);
  });

  test("commands, options and fields of a target file are such as there are", async () => {
    const steps = blocks.filter(({ language }) => language === "sh").flatMap(commandsIn);
    const fields = blocks.filter(({ use }) => use.is === "fields").map(({ text }) => text);
    const problems = [...inlineOf(file), ...steps, ...fields].map((code) => {
      return [code, commandProblem(code) ?? fieldProblem(code)] as const;
    });
    expect(problems.filter(([, problem]) => problem !== undefined)).toEqual([]);
  });
});

test.each(DOCUMENTS)("samples of %s are of one day", (file) => {
  const samples = blocksOf(file).filter(({ use }) => use.is === "output" || use.is === "left");
  const days = samples.flatMap(
    ({ text }) => text.match(/(?<=expires: |until )\d{4}-\d\d-\d\d/g) ?? [],
  );
  expect(new Set(days).size).toBeLessThanOrEqual(1);
});

test("no reason is listed for what is not there", () => {
  const all = new Set(DOCUMENTS.flatMap((file) => blocksOf(file)).map(firstLine));
  expect(Object.keys(LISTED).filter((line) => !all.has(line))).toEqual([]);
});

test.each([
  ["npm run verify -- --targets t.yaml --strikt", /unknown option '--strikt'/],
  ["npm run verfy", /no script/],
  ["npm run verify -- --targets", /argument missing/],
  ["npm run sandbox -- --fault vpnscript/sings", /no fault or liberty/],
  ["--akzept FILE", /no verb/],
  ["--only old.json", /not a file/],
  ["allowWrites: 1", /must be/],
])("%s is told", (code, problem) => {
  expect(commandProblem(code) ?? fieldProblem(code)).toMatch(problem);
});

/** The commands of a block, without what follows a `#`, a pipe or a `>`. */
function commandsIn({ text }: Block): string[] {
  const lines = text.replaceAll("\\\n", " ").split(/\n| && /);
  return lines.map((line) => line.replace(/ +[#|>] .*/, ""));
}
