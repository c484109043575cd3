import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { listen, type Answer, type Listening } from "../../contract-tests/sandbox/server.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".yaml": "application/yaml",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the files of a folder on loopback, to look at a built site. */
export function serve(folder: string): Promise<Listening> {
  return listen(async ({ url }): Promise<Answer> => {
    let file = join(folder, normalize(decodeURIComponent(url.pathname)));
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) file = join(file, "index.html");
    const held = await readFile(file).catch(() => undefined);
    if (held === undefined) file = join(folder, "404.html");
    const body = held ?? (await readFile(file));
    const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
    return { status: held ? 200 : 404, headers, body };
  });
}
