import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";

/** Names of all APIs that have a description. */
export function describedApis(): string[] {
  const folder = join(root, "openapi");
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "openapi.yaml")))
    .toSorted();
}
