import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../contract-tests/engine/errors.ts";
import manifest from "../package.json" with { type: "json" };

/** The project's own folder: where `openapi/` and `generated/` are, whatever folder the command is run from. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The toolkit's version. */
export const { version } = manifest;

export { manifest };

/** Whether this is a checkout, with the project's sources, and not the package that is made of it. */
export const isCheckout = import.meta.filename.endsWith(".ts");

/** A file of an installed package, such as a program. @throws UsageError if the package is not installed */
export function installed(file: string): string {
  const path = join(root, "node_modules", file);
  if (existsSync(path)) return path;
  throw new UsageError(`${file} is not installed; run npm ci`);
}
