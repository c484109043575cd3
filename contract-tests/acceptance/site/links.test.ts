import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Links } from "./links.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "access-contracts-links-"));
  await mkdir(join(folder, "a"));
  await writeFile(join(folder, "index.html"), '<h1 id="top">x</h1>');
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['<a href="../index.html#top">', []],
  ['<a href="https://example.com/">', []],
  ['<h2 id="x"></h2><a href="#x">', []],
  ['<script>"<a href=\\"gone.html\\">"</script>', []],
  ['<a href="gone.html">', ["a/page.html: gone.html: no such file"]],
  ['<img src="gone.png">', ["a/page.html: gone.png: no such file"]],
  ['<a href="../index.html#gone">', ["a/page.html: ../index.html#gone: no such anchor"]],
  ['<a href="/index.html">', ["a/page.html: /index.html: works only at the root of a server"]],
])("%s", async (html, want) => {
  await writeFile(join(folder, "a/page.html"), html);
  expect(new Links(folder, ["index.html", "a/page.html"]).dead()).toEqual(want);
});
