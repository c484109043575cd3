import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Files beside this one as a page holds them within itself, and the hash by which its policy allows them. */
export function inlined(...files: readonly string[]) {
  const texts = files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
  const text = texts.join("");
  return { text, hash: `'sha256-${createHash("sha256").update(text).digest("base64")}'` };
}
