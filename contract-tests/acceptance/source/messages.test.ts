import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { isScalar, parseDocument, visit } from "yaml";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { projectFiles, root } from "./import-graph.ts";

const files = projectFiles().filter(
  (file) => !/\.(test|support)\.ts$|^(generated|docs|contract-tests\/acceptance)\//.test(file),
);

describe.each(apiNames())(
  "%s: a message's text is in the description and the sandbox alone",
  async (name) => {
    const { schemas } = await loadApi(name);
    const messages = [...new Set(sentencesOf(schemas))];
    const described = files.filter(
      (file) => /\.yaml$/.test(file) && file.startsWith(`openapi/${name}/`),
    );
    const constants = described.flatMap((file) =>
      constantsOf(readFileSync(join(root, file), "utf8")),
    );
    const sources = files.filter((file) => /\.[jt]s$/.test(file));
    const literals = sources.flatMap((file) =>
      literalsOf(readFileSync(join(root, file), "utf8")).map((text) => ({ file, text })),
    );

    test("there are some", () => {
      expect(messages.length).toBeGreaterThan(0);
    });

    test.each(messages)("%s", (message) => {
      expect(constants.filter((text) => text === message)).toHaveLength(1);
      const places = literals.filter(({ text }) => text === message).map(({ file }) => file);
      expect(places).toEqual([expect.stringContaining(`contract-tests/apis/${name}/sandbox/`)]);
    });
  },
);

test("a text is found in whatever quotes, and in no comment", () => {
  const text = `/* "Gone." */ const a = "Gone.", b = 'Gone.', c = \`Gone.\`, d = \`\${a}, Gone.\`;`;
  expect(literalsOf(text)).toEqual(["Gone.", "Gone.", "Gone.", "", "Gone."]);
  expect(constantsOf("a: { const: Gone. }\nb: { example: Gone. }")).toEqual(["Gone."]);
});

/** The literal sentences of schemas; a word without a full stop is not a message. */
function sentencesOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "const" && typeof value === "string" && /[ .]/.test(value)
      ? [value]
      : sentencesOf(value),
  );
}

function constantsOf(text: string): unknown[] {
  const found: unknown[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === "const" && isScalar(value)) found.push(value.value);
    },
  });
  return found;
}

/** The texts of a source; of a template also what follows its last comma and blank, as in a finding's words. */
function literalsOf(text: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      found.push(node.text.replace(/^, /, ""));
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest));
  return found;
}
