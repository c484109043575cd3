import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/**
 * Bytes of what a module exports, as a browser downloads it: bundled with its imports, minified,
 * gzipped. Everything counts, or only the exports that are named.
 */
export async function sizeOf(module: URL, names: readonly string[] = []): Promise<number> {
  const file = fileURLToPath(module);
  const entry = "\0entry";
  const source = `export { ${names.join(", ")} } from ${JSON.stringify(file)};`;
  const bundle = await rolldown({
    input: names.length > 0 ? entry : file,
    platform: "browser",
    logLevel: "silent",
    plugins: [
      {
        name: "chosen exports",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const code = output.map((built) => ("code" in built ? built.code : "")).join("");
  return gzipSync(code, { level: 9 }).length;
}
