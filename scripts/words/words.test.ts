import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkWords } from "./check-words.ts";
import { passagesOf } from "./passages.ts";

test.each([
  [
    "a.md",
    "# Head\n\nText.",
    [
      [1, "# Head"],
      [3, "Text."],
    ],
  ],
  [
    "a.yaml",
    "title: One\nother: Two\ndescription: |\n  Three\n  four\n",
    [
      [1, "One"],
      [4, "Three"],
      [5, "four"],
    ],
  ],
  ["a.njk", "<p>\n  {{ x }} One</p>\n<code>two</code>", [[2, " One"]]],
  [
    "a.ts",
    '// One two three\n// four\nconst a = 1;\n\n/**\n * Five six seven.\n */\nf(`eight ${a} nine ten`, "x y");\n',
    [
      [1, "One two three"],
      [2, "four"],
      [6, "Five six seven."],
      [8, "eight `value` nine ten"],
    ],
  ],
  ["a.yml", "description: One\n", [[1, "One"]]],
  ["a.html", "<p>One</p>", [[1, "One"]]],
  ["package.json", '{ "description": "One" }', [[1, "One"]]],
  ["a.css", "One", null],
])("reads %s", (path, content, expected) => {
  const passages = passagesOf(path, content);
  const lines = passages?.markdown
    .split("\n")
    .flatMap((text, i) => (text.trim() ? [[passages.lines[i], text]] : []));
  expect(lines ?? null).toEqual(expected);
});

test("names file, line, word and what to write, by each of the four checks", async () => {
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  const path = join(folder, "wrong.md");
  try {
    writeFileSync(
      path,
      "Fine.\n\nIt is recieved by javascript.\n\nWhoever it is, she must of went.\n",
    );
    expect((await checkWords([path])).map((line) => line.replace(`${folder}/`, ""))).toEqual([
      expect.stringMatching(
        /^wrong.md:3: “recieved”: write received, .*, or add it to .config\/cspell.yaml if it is right$/,
      ),
      "wrong.md:3: “javascript”: write “JavaScript”",
      "wrong.md:5: “Whoever”: write “Anyone who”",
      "wrong.md:5: “must of”: write “must have”",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
