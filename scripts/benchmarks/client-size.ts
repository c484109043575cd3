import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** The most that the client of an API may weigh, in bytes: what `bars.json` beside its hand-written part says. */
export async function barOf(api: string): Promise<number | undefined> {
  const file = new URL(`../client/${api}/bars.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined
    ? undefined
    : (JSON.parse(text) as { gzippedBytes: number }).gzippedBytes;
}

/** Bytes of a module as a browser downloads it: bundled with its imports, minified, gzipped. Everything that it exports counts, or only what is named. */
export async function sizeOf(module: URL, exported = "*"): Promise<number> {
  const source = `export ${exported} from ${JSON.stringify(fileURLToPath(module))};`;
  const bundle = await rolldown({
    input: "entry",
    platform: "browser",
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? id : undefined),
        load: (id) => (id === "entry" ? source : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const code = output.map((built) => ("code" in built ? built.code : "")).join("");
  return gzipSync(code, { level: 9 }).length;
}
