import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { apiNames } from "../../apis/discover.ts";
import { projectFiles, root } from "./import-graph.ts";

/** A text of a file, and the keys on the way to it, such as `/examples/taken/value/message`. */
interface Text {
  readonly file: string;
  readonly at: string;
  readonly text: string;
}

const texts = projectFiles()
  .filter((file) => /^(contract-tests|scripts|openapi)\/.*\.([jt]s|cjs|json|yaml)$/.test(file))
  .filter((file) => !/\.(test|support)\.ts$|^contract-tests\/acceptance\//.test(file))
  .flatMap((file) => textsOf(file, readFileSync(join(root, file), "utf8")));

/** Where a message may be read once more, and why it has to. */
const ELSEWHERE: readonly (readonly [file: RegExp, at: RegExp, reason: string])[] = [
  [
    /^openapi\//,
    /\/(description|summary|x-source)$/,
    "words for people, and names of a page's passages",
  ],
  [/^openapi\//, /\/examples\/.*\/message$/, "whole bodies, which OpenAPI can't compose of parts"],
  [
    /^openapi\/.*\.arazzo\.yaml$/,
    /./,
    "runs by its own text; its steps are run against the sandbox",
  ],
  [
    /^contract-tests\/apis\/waveros\/(premises|reaches|target)\.ts$/,
    /API is not enabled/,
    "our words, too",
  ],
];

describe.each(apiNames())("%s: a message is in the description and the sandbox alone", (name) => {
  const described = texts.filter(({ file }) => file.startsWith(`openapi/${name}/`));
  const messages = new Set(
    described.filter(({ at, text }) => isMessage(at, text)).map(({ text }) => text),
  );

  test("there are some", () => {
    expect(messages.size).toBeGreaterThan(0);
  });

  test.each([...messages])("%s", (message) => {
    const found = texts.filter((one) =>
      one.text.replaceAll(`, "${message}"`, "").includes(message),
    );
    const left = found.filter(({ file, at, text }) => {
      return !ELSEWHERE.some(
        ([files, place]) => files.test(file) && (place.test(at) || place.test(text)),
      );
    });
    const inSandbox = `contract-tests/apis/${name}/sandbox/`;
    const isConstant = described.some(({ at, text }) => at.endsWith("/const") && text === message);
    const wanted = [inSandbox, ...(isConstant ? [`openapi/${name}/`] : [])];
    expect(left.map(({ file }) => file)).toEqual(
      wanted.map((folder) => expect.stringContaining(folder)),
    );
  });
});

test("a text is found in whatever quotes, within a longer one, in a pattern, and in no comment", () => {
  const source = `/* "Gone." */ const a = "Gone.", b = 'It is Gone.', c = \`Gone.\`, d = \`\${a}, Gone.\${/Gone/}\`;`;
  const found = textsOf("a.ts", source).map(({ text }) => text);
  expect(found).toEqual(["Gone.", "It is Gone.", "Gone.", "", ", Gone.", "/Gone/", ""]);
  const [first, ...others] = textsOf("a.yaml", "a: [{ const: Gone. }]\nb: Gone. # Gone.");
  expect(first).toEqual({ file: "a.yaml", at: "/a/0/const", text: "Gone." });
  expect(others.map(({ at, text }) => [at, text])).toEqual([["/b", "Gone."]]);
});

/** Whether a description gives a text as a message: as a constant, or in an example, unless HTTP itself has it. */
function isMessage(at: string, text: string): boolean {
  return (
    text !== "Server Error" && /\/const$|\/examples\/.*\/message$/.test(at) && /[ .]/.test(text)
  );
}

function textsOf(file: string, source: string): Text[] {
  const found: Text[] = [];
  if (/s$/.test(file)) {
    const look = (node: ts.Node): void => {
      if (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) {
        found.push({ file, at: "", text: node.text });
      }
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
    return found;
  }
  const look = (value: unknown, at: string): void => {
    if (typeof value === "string") found.push({ file, at, text: value });
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value)) look(one, `${at}/${key}`);
  };
  for (const document of parseAllDocuments(source)) look(document.toJS(), "");
  return found;
}
