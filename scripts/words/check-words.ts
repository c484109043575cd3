import { TextlintKernel } from "@textlint/kernel";
import { MarkdownProcessor } from "@textlint/textlint-plugin-markdown/lib/src/MarkdownProcessor.js";
import { Dialect, LocalLinter } from "harper.js";
import { slimBinaryInlined } from "harper.js/slimBinaryInlined";
// @ts-expect-error It ships without types.
import terminology from "textlint-rule-terminology";
import { runTool } from "../generators/bundle.ts";
import { DescriptionError } from "../generators/description.ts";
import type { Passages } from "./passages.ts";
import { pattern, readPassages, readPaths, wordList, type WordList } from "./word-list.ts";

/** What is wrong with the project's English: for each thing its file and line, the word, and what to write. */
export async function checkWords(paths: readonly string[] = readPaths()): Promise<string[]> {
  const misspelt = spelling(paths);
  const list = wordList();
  let linter: LocalLinter | undefined;
  const found: string[] = [];
  for (const path of paths) {
    const passages = readPassages(path);
    if (passages === null) continue;
    const wrong = await terms(passages, list);
    // Harper takes ten times as long as the others, so it reads what most people read.
    if (/\.(md|yaml)$/.test(path)) {
      linter ??= await harper(list);
      wrong.push(...(await grammar(passages, linter)));
    }
    found.push(...wrong.map(([line, what]) => `${path}:${passages.lines[line]}: ${what}`));
  }
  return [...(await misspelt), ...found];
}

type Wrong = [line: number, what: string];

const kernel = new TextlintKernel();

/** By textlint: names of products, and what the project's own list says. */
async function terms(passages: Passages, { terms, unlike }: WordList): Promise<Wrong[]> {
  const own = Object.entries(terms).map(([term, instead]) => [pattern(term), instead]);
  const { messages } = await kernel.lintText(passages.markdown, {
    ext: ".md",
    plugins: [{ pluginId: "markdown", plugin: { Processor: MarkdownProcessor } }],
    rules: [{ ruleId: "terminology", rule: terminology, options: { terms: own, exclude: unlike } }],
  });
  return messages.map(({ loc, message }) => {
    const [, word, instead] = /“([^]+)”, use “([^]+)” instead/.exec(message) ?? [];
    return [loc.start.line - 1, word ? `“${word}”: write “${instead}”` : message];
  });
}

/** By Harper. */
async function grammar(passages: Passages, linter: LocalLinter): Promise<Wrong[]> {
  // A cell of a table is not a sentence.
  const text = passages.markdown.replace(/^\s*\|.*/gm, "");
  const lints = await linter.lint(text, { language: "markdown" });
  return lints.map((lint) => {
    const instead = lint.suggestions().map((it) => `“${it.get_replacement_text()}”`);
    const write = instead.length > 0 ? `write ${instead.join(" or ")}` : lint.message();
    const line = text.slice(0, lint.span().start).split("\n").length - 1;
    const problem = lint.get_problem_text().replace(/\s+/g, " ");
    return [line, `“${problem}”: ${write}`];
  });
}

async function harper({ grammar }: WordList): Promise<LocalLinter> {
  const linter = new LocalLinter({ binary: slimBinaryInlined, dialect: Dialect.British });
  const rules = Object.keys(await linter.getLintConfig());
  const on = grammar.split(/\s+/);
  const unknown = on.filter((name) => !rules.includes(name));
  if (unknown.length > 0)
    throw new Error(`.config/words.yaml: Harper has no rule ${unknown.join()}`);
  await linter.setLintConfig(Object.fromEntries(rules.map((name) => [name, on.includes(name)])));
  return linter;
}

/** By CSpell, in a process of its own that works meanwhile. */
async function spelling(paths: readonly string[]): Promise<string[]> {
  const write = "$suggestions, or add it to .config/cspell.yaml if it is right";
  const options = ["--no-progress", "--no-summary", "--show-suggestions"];
  const template = ["--issue-template", `$filename:$row: “$text”: write ${write}`];
  const argv = ["--config", ".config/cspell.yaml", ...options, ...template, "--file", ...paths];
  try {
    await runTool("cspell/bin.mjs", ["lint", ...argv]);
    return [];
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    // A star is behind what it would write itself.
    return error.message.replaceAll("*", "").split("\n");
  }
}
