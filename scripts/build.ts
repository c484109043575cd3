import { cpSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import tsconfig from "../tsconfig.json" with { type: "json" };
import { root } from "./root.ts";

// `npm pack` runs this before it packs, and with --remove afterwards: Node runs no TypeScript from
// node_modules, so the command ships as JavaScript, in the folders of its source.
const out = join(root, "dist");

/** Where the command's code begins: what no file imports by its name, and what those import. */
const ENTRIES = [
  "scripts/cli.ts",
  "contract-tests/apis/*/api.ts",
  "contract-tests/judges/vitest/conformance.ts",
];

/** What that code reads, or what is JavaScript already. */
const OTHERS = [
  "contract-tests/judges/dredd/hooks.cjs",
  "contract-tests/report/*.css",
  "contract-tests/report/page.js",
  "generated/*/transactions.json",
  "generated/*/{openapi,openapi.by-action}.json",
  "generated/*/validators.js",
  "generated/runtime/validation.js",
];

const filesOf = (globs: readonly string[]) => globSync(globs, { cwd: root });

rmSync(out, { recursive: true, force: true });
if (!process.argv.includes("--remove")) {
  const { options } = ts.parseJsonConfigFileContent(tsconfig, ts.sys, root);
  const entries = filesOf(ENTRIES).map((file) => join(root, file));
  ts.createProgram(entries, {
    ...options,
    noEmit: false,
    // `npm run check` has done that.
    noCheck: true,
    rewriteRelativeImportExtensions: true,
    rootDir: root,
    outDir: out,
  }).emit();
  for (const file of filesOf(OTHERS)) cpSync(join(root, file), join(out, file));
}
