import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const SANDBOXES = ["contract-tests/sandbox"].concat(
  apiNames().map((name) => `contract-tests/apis/${name}/sandbox`),
);

describe("a sandbox is a second opinion: it imports nothing of openapi/ and generated/", () => {
  test.each(SANDBOXES)("%s", (folder) => {
    const files = sources(join(root, folder));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(foreign(file, readFileSync(file, "utf8"))).toEqual([]);
  });

  test.each([
    ['import { catalogue } from "../../../../generated/vpnscript/catalogue.ts";', 1],
    ['const schemas = await import("../../../../generated/vpnscript/schemas.json");', 1],
    ['readFileSync(new URL("../../../../openapi/vpnscript/openapi.yaml", import.meta.url));', 1],
    ['import { createWorld } from "./world.ts";', 0],
  ])("%s: %i", (line, count) => {
    expect(foreign(join(root, "contract-tests/apis/vpnscript/sandbox/x.ts"), line)).toHaveLength(
      count,
    );
  });
});

/** Paths in a source that lead into the described or generated part of the project, by import or otherwise. */
function foreign(file: string, text: string): string[] {
  const paths = [...text.matchAll(/["'`](\.{1,2}\/[^"'`\n]*)["'`]/g)].map(([, path]) => path!);
  return paths.filter((path) => {
    const [top] = relative(root, resolve(dirname(file), path)).split(sep);
    return top === "openapi" || top === "generated";
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}
