import { execFile } from "node:child_process";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { root } from "../root.ts";

/** Generators of other clients at the versions that were measured, each with its command and what it writes. */
const RIVALS = [
  ["@hey-api/openapi-ts@0.95.0", "openapi-ts -o hey-api -i", "hey-api/index.ts"],
  ["orval@7.13.2", "orval --output orval.ts --client fetch --input", "orval.ts"],
] as const;

/** What the clients weigh, as lines; `rivals` downloads other generators and weighs theirs. */
export async function sizeLines({ rivals }: { readonly rivals: boolean }): Promise<string[]> {
  const lines: string[] = [];
  for (const api of apiNames()) {
    const { all, one } = await barsOf(api);
    lines.push(
      `${api}, all operations: ${await sizeOf(`generated/${api}/index.js`)} B (bar ${all} B)`,
    );
    const [name, size] = await largestOperation(api);
    lines.push(`${api}, ${name} alone: ${size} B (bar ${one} B)`);
    if (rivals) lines.push(...(await rivalLines(api)));
  }
  return lines;
}

/** The most that the client of an API may weigh, in bytes, with all operations and with one: what `bars.json` beside its hand-written part says. */
export async function barsOf(api: string): Promise<{ readonly all: number; readonly one: number }> {
  const file = new URL(`../client/${api}/bars.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => '{ "all": 6000, "one": 4000 }');
  return JSON.parse(text) as { all: number; one: number };
}

/** The operation whose client weighs most of those with one operation, and what that weighs. */
export async function largestOperation(api: string): Promise<readonly [string, number]> {
  const { operations } = (await import(`../../generated/${api}/operations.js`)) as {
    operations: object;
  };
  const client = (await import(`../../generated/${api}/index.js`)) as object;
  const create = Object.keys(client).find((name) => name.endsWith("ClientOf"))!;
  const sizes = Object.keys(operations).map(async (name) => {
    const app = `import { ${create} } from "${root}generated/${api}/index.js";
import { ${name} } from "${root}generated/${api}/operations.js";
export const client = ${create}({ ${name} }, globalThis.options);`;
    return [name, await sizeOf("app.js", app)] as const;
  });
  return (await Promise.all(sizes)).toSorted(([, a], [, b]) => b - a)[0]!;
}

/** Bytes of a module as a browser downloads it: bundled with its imports, minified, gzipped.`code` is its text, where it is not a file. */
export async function sizeOf(path: string, code?: string): Promise<number> {
  const { build } = await import("rolldown");
  const virtual = {
    name: "virtual",
    resolveId: (id: string) => (code !== undefined && id === path ? id : null),
    load: (id: string) => (id === path ? code : null),
  };
  const { output } = await build({
    cwd: root,
    input: path,
    plugins: code === undefined ? [] : [virtual],
    platform: "browser",
    logLevel: "silent",
    write: false,
    output: { minify: true },
  });
  const text = output.map((built) => ("code" in built ? built.code : "")).join("");
  return gzipSync(text, { level: 9 }).length;
}

/** The sizes of what other generators make of the same description. Asks the npm registry. */
async function rivalLines(api: string): Promise<string[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "rivals-"));
  const run = (command: string, ...argv: string[]) =>
    promisify(execFile)(command, argv, { cwd: folder.path });
  await writeFile(join(folder.path, "package.json"), '{ "private": true }');
  const packages = RIVALS.map(([name]) => name);
  await run("npm", "install", "--no-audit", "--ignore-scripts", ...packages, "typescript@5.9.3");
  const lines: string[] = [];
  for (const [name, command, entry] of RIVALS) {
    const input = join(root, "generated", api, "openapi.json");
    await run("npx", "--no-install", ...command.split(" "), input);
    const size = await sizeOf(join(folder.path, entry)).catch(() => undefined);
    const weight = size === undefined ? "what it makes is not valid TypeScript" : `${size} B`;
    lines.push(`${api} by ${name.replace(/@(?=[\d.]+$)/, " ")}: ${weight}`);
  }
  return lines;
}
