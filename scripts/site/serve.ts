import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

export interface Serving {
  readonly origin: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".yaml": "application/yaml",
  ".svg": "image/svg+xml",
};

/** Serves the files of a folder on loopback, to look at a built site; `port` 0 takes a free one. */
export async function serve(folder: string, port = 0): Promise<Serving> {
  const server = createServer((request, response) => {
    void answer();
    async function answer(): Promise<void> {
      const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
      let file = join(folder, path);
      const found = await stat(file).catch(() => undefined);
      if (found?.isDirectory()) file = join(file, "index.html");
      if (!found || !(await stat(file).catch(() => undefined))?.isFile()) {
        response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.\n");
        return;
      }
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
