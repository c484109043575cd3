import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { TextlintKernel } from "@textlint/kernel";
import { MarkdownProcessor } from "@textlint/textlint-plugin-markdown/lib/src/MarkdownProcessor.js";
import { Dialect, LocalLinter } from "harper.js";
import { slimBinaryInlined } from "harper.js/slimBinaryInlined";
// @ts-expect-error It ships without types.
import terminology from "textlint-rule-terminology";
import { parse } from "yaml";
import { root } from "../root.ts";
import { passagesOf, type Passages } from "./passages.ts";

interface WordList {
  /** Regular expressions, and what is written instead of what they find. */
  readonly terms: Readonly<Record<string, string>>;
  readonly unlike: readonly string[];
  readonly grammar: string;
}

/** What people read. Not tests: they hold wrong words on purpose. */
const READ = ["*.md", "{.config,contract-tests,docs,openapi,scripts}/**/*.{md,yaml,njk,hbs,ts,js}"];
const UNREAD = ["contract-tests/acceptance/**", "docs/examples/**", "**/*.{test,support}.ts"];

/** Pages that a command writes: what is wrong with them is wrong in its code. */
const GENERATED = /^<!-- .*written by: /im;

const list = () => parse(readFileSync(join(root, ".config/words.yaml"), "utf8")) as WordList;

const run = promisify(execFile);

/** What is wrong with the project's English: for each thing its file and line, the word, and what to write. */
export async function checkWords(
  paths: readonly string[] = globSync(READ, { cwd: root, exclude: UNREAD }),
): Promise<string[]> {
  const misspelt = spelling(paths);
  const found: string[] = [];
  for (const path of paths) {
    const content = readFileSync(resolve(root, path), "utf8");
    const passages = GENERATED.test(content) ? null : passagesOf(path, content);
    if (passages === null) continue;
    const wrong = await terms(passages);
    // Harper takes ten times as long as the others, so it reads what most people read.
    if (/\.(md|yaml)$/.test(path)) wrong.push(...(await grammar(passages)));
    found.push(...wrong.map(([line, what]) => `${path}:${passages.lines[line]}: ${what}`));
  }
  return [...(await misspelt), ...found];
}

type Wrong = [line: number, what: string];

const kernel = new TextlintKernel();

/** By textlint: names of products, and what the project's own list says. */
async function terms(passages: Passages): Promise<Wrong[]> {
  const { terms, unlike } = list();
  const own = Object.entries(terms).map(([pattern, instead]) => [
    `(?:${pattern.replaceAll(" ", "\\s+")})`,
    instead,
  ]);
  const { messages } = await kernel.lintText(passages.markdown, {
    ext: ".md",
    plugins: [{ pluginId: "markdown", plugin: { Processor: MarkdownProcessor } }],
    rules: [{ ruleId: "terminology", rule: terminology, options: { terms: own, exclude: unlike } }],
  });
  return messages.map(({ loc, message }) => [loc.start.line - 1, message]);
}

let linter: LocalLinter | undefined;

/** By Harper. */
async function grammar(passages: Passages): Promise<Wrong[]> {
  linter ??= await harper();
  // A cell of a table is not a sentence.
  const text = passages.markdown.replace(/^\s*\|.*/gm, "");
  const lints = await linter.lint(text, { language: "markdown" });
  return lints.map((lint) => {
    const instead = lint.suggestions().map((it) => `“${it.get_replacement_text()}”`);
    const write = instead.length > 0 ? `; write ${instead.join(" or ")}` : "";
    const line = text.slice(0, lint.span().start).split("\n").length - 1;
    const problem = lint.get_problem_text().replace(/\s+/g, " ");
    return [line, `“${problem}”: ${lint.message()}${write}`];
  });
}

async function harper(): Promise<LocalLinter> {
  const linter = new LocalLinter({ binary: slimBinaryInlined, dialect: Dialect.British });
  const rules = Object.keys(await linter.getLintConfig());
  const on = list().grammar.split(/\s+/);
  const unknown = on.filter((name) => !rules.includes(name));
  if (unknown.length > 0)
    throw new Error(`.config/words.yaml: Harper has no rule ${unknown.join()}`);
  await linter.setLintConfig(Object.fromEntries(rules.map((name) => [name, on.includes(name)])));
  return linter;
}

/** By CSpell, in a process of its own that works meanwhile. */
async function spelling(paths: readonly string[]): Promise<string[]> {
  const options = ["--no-progress", "--no-summary", "--show-suggestions", "--file"];
  const argv = ["lint", "--config", ".config/cspell.yaml", ...options, ...paths];
  const cspell = join(root, "node_modules/cspell/bin.mjs");
  try {
    await run(process.execPath, [cspell, ...argv], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return [];
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return (stdout || stderr).trim().split("\n");
  }
}
