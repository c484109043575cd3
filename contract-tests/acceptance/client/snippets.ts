import { mkdtempDisposable, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../../scripts/root.ts";

/** The documents whose TypeScript is compiled and run: the first two against MSW, the others against the sandboxes. */
export const COMPILED = [
  "docs/guides/test-your-app.md",
  "docs/guides/use-tanstack-query.md",
  "docs/guides/use-the-client.md",
  "scripts/client/README.md",
];

/** The snippets of documents as an app's own modules, in a folder where the package is installed. */
export interface Snippets {
  readonly files: readonly string[];
  /** What the compiler says of them, empty if that is nothing. */
  compile(): string;
  remove(): Promise<void>;
}

/** Writes each TypeScript snippet of Markdown documents, named by their path, as a module of its own. */
export async function snippetsOf(documents: readonly string[]): Promise<Snippets> {
  const folder = await mkdtempDisposable(join(tmpdir(), "snippets-"));
  await symlink(join(root, "node_modules"), join(folder.path, "node_modules"));
  await writeFile(join(folder.path, "package.json"), '{ "type": "module" }');
  const files: string[] = [];
  for (const document of documents) {
    const text = await readFile(join(root, document), "utf8");
    for (const [, code = ""] of text.matchAll(/^```ts\n(.*?)^```$/gms)) {
      const file = join(folder.path, `${files.length + 1}.ts`);
      await writeFile(file, code);
      files.push(file);
    }
  }
  const host = {
    getCanonicalFileName: String,
    getCurrentDirectory: () => folder.path,
    getNewLine: () => "\n",
  };
  return {
    files,
    compile() {
      const program = ts.createProgram(files, {
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2023,
        strict: true,
        noImplicitReturns: true,
        noEmit: true,
        skipLibCheck: true,
        types: [join(root, "node_modules/@types/node")],
      });
      return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host);
    },
    remove: () => folder.remove(),
  };
}
