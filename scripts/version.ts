import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** The toolkit's version. */
export function version(): string {
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
