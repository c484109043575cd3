import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { listen, type Answer, type Listening } from "../../contract-tests/sandbox/server.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".yaml": "application/yaml",
  ".svg": "image/svg+xml",
};

/** Serves the files of a folder on loopback, to look at a built site. */
export function serve(folder: string): Promise<Listening> {
  return listen(async ({ url }): Promise<Answer> => {
    let file = join(folder, normalize(decodeURIComponent(url.pathname)));
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) file = join(file, "index.html");
    const body = await readFile(file).catch(() => undefined);
    const type = body ? (TYPES[extname(file)] ?? "application/octet-stream") : "text/plain";
    const headers = { "content-type": type };
    return body
      ? { status: 200, headers, body }
      : { status: 404, headers, body: "This page does not exist.\n" };
  });
}
