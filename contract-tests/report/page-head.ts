import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { markup, type Markup } from "./markup.ts";

/** Files beside this one as a page holds them within itself, and the hash by which its policy allows them. */
export function inlined(...files: readonly string[]) {
  const texts = files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
  const text = texts.join("");
  return { text, hash: `'sha256-${createHash("sha256").update(text).digest("base64")}'` };
}

type Inlined = ReturnType<typeof inlined>;

/** How a page begins that asks no network for anything and runs no script but its own. */
export function headHtml(title: string, style: Inlined, script?: Inlined): Markup {
  const policy = `default-src 'none'; img-src data:; style-src ${style.hash}; script-src ${script?.hash ?? "'none'"}; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
`;
}
