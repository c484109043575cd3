import { mkdtempDisposable, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../../scripts/root.ts";

/** Guides of which each snippet is a module that compiles and runs as it is. Its tests are run here. */
const GUIDES = ["test-your-app", "use-tanstack-query"];

const folder = await mkdtempDisposable(join(tmpdir(), "guides-"));
await symlink(join(root, "node_modules"), join(folder.path, "node_modules"));
await writeFile(join(folder.path, "package.json"), '{ "type": "module" }');

const files: string[] = [];
for (const guide of GUIDES) {
  const text = await readFile(join(root, "docs/guides", `${guide}.md`), "utf8");
  for (const [index, [, code = ""]] of [...text.matchAll(/^```ts\n(.*?)^```$/gms)].entries()) {
    const file = join(folder.path, `${guide}-${index + 1}.ts`);
    await writeFile(file, code);
    files.push(file);
    await import(file);
  }
}

test("the snippets of the guides compile", () => {
  onTestFinished(() => folder.remove());
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const host = {
    getCanonicalFileName: String,
    getCurrentDirectory: () => folder.path,
    getNewLine: () => "\n",
  };
  expect(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host)).toBe("");
  expect(files.length).toBeGreaterThanOrEqual(4);
});
