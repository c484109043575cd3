import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { gzipSync } from "node:zlib";

/** What a nature has to work with. */
export interface Scene {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What an honest installation answers to the same request. */
  readonly honest: () => Promise<{ readonly status: number; readonly json: object }>;
  /** Every credential that was sent to it so far, in every encoding. */
  readonly credentials: () => readonly string[];
  /** Another host, where nothing may ever arrive. */
  readonly elsewhere: string;
}

/** A way to be broken or hostile. */
export type Nature = (scene: Scene) => void | Promise<void>;

const MEGABYTE = 1024 * 1024;

/** What no output may show as it is: colours, a cursor's moves, other writing directions, markup of HTML, XML and Markdown. */
export const VENOM =
  "\u001B[31mred\u001B[2J\u0007\u0000\u009B1A\r\n::error::injected\n" +
  "\u202Edesrever\u2066\u200Bhidden</script><script>alert(1)</script><img src=x onerror=alert(1)>" +
  "]]><!-- -->&lt;\u0085`|**_# x\n\n| a |\n<a href='javascript:alert(1)'>";

/** A signature of one byte a member: a gigabyte of zeros in a megabyte. */
function gzipBomb(): Buffer {
  const member = gzipSync(Buffer.alloc(10 * MEGABYTE));
  return Buffer.concat(Array.from({ length: 100 }, () => member));
}

function json(response: ServerResponse, body: string | Buffer, headers = {}, status = 200): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

/** Bytes on the connection itself, where HTTP would not have them. */
function raw({ response }: Scene, text: string | Buffer, end = true): void {
  response.socket?.write(text);
  if (end) response.socket?.end();
}

/** Writes `chunk` again and again, as fast as it is read. */
async function endless({ response }: Scene, chunk: Buffer, limit = Infinity): Promise<void> {
  const closed = once(response, "close");
  for (let sent = 0; sent < limit && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) {
      await Promise.race([once(response, "drain"), closed]).catch(() => undefined);
    }
  }
  response.end();
}

const PAGE =
  "<!doctype html><html><head><title>Log in</title></head><body><form action=/login></form></body></html>";

/** Twenty and more kinds of server that no operator wants to meet. */
export const NATURES: Readonly<Record<string, Nature>> = {
  "a login page everywhere": ({ response }) => {
    response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  },
  "a redirect to itself": ({ request, response }) => {
    response.writeHead(307, { location: request.url }).end();
  },
  "a redirect to another host": ({ request, response, elsewhere }) => {
    response.writeHead(307, { location: `${elsewhere}${request.url}` }).end();
  },
  "no answer ever": () => undefined,
  "a dropped connection": ({ response }) => void response.socket?.destroy(),
  "a slow drip": async ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" });
    while (!response.destroyed) {
      response.write(" ");
      await new Promise((go) => setTimeout(go, 100));
    }
  },
  "an endless body": (scene) => {
    scene.response.writeHead(200, { "content-type": "application/json" });
    return endless(scene, Buffer.alloc(65_536, "["));
  },
  "a gzip bomb": ({ response }) => {
    json(response, gzipBomb(), { "content-encoding": "gzip" });
  },
  "JSON 100,000 levels deep": ({ response }) => {
    json(response, "[".repeat(100_000) + "]".repeat(100_000));
  },
  "50 MB of JSON": async (scene) => {
    scene.response.writeHead(200, { "content-type": "application/json" });
    await endless(scene, Buffer.from(`{"data":[${"1,".repeat(400_000)}`), 50 * MEGABYTE);
  },
  "more bytes announced than sent": (scene) => {
    const head =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n";
    raw(scene, `${head}{"data":1}`, false);
  },
  "fewer bytes announced than sent": (scene) => {
    const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\n\r\n";
    raw(scene, `${head}{"data":[1,2,3]}HTTP/1.1 200 OK\r\n\r\n`);
  },
  "invalid UTF-8": ({ response }) => {
    json(
      response,
      Buffer.concat([Buffer.from('{"message":"'), Buffer.from([0xff, 0xc0, 0x22, 0x7d])]),
    );
  },
  "a byte order mark": ({ response }) => json(response, '\uFEFF{"success":true}'),
  "a flood of headers": (scene) => {
    raw(scene, "HTTP/1.1 200 OK\r\n");
    for (let index = 0; index < 5000; index++)
      raw(scene, `x-${index}: ${"y".repeat(1000)}\r\n`, false);
  },
  "venom in messages": async ({ response, honest }) => {
    const { status, json: body } = await honest();
    const fields = { ...body, message: VENOM, [VENOM]: VENOM, errors: { [VENOM]: [VENOM] } };
    json(response, JSON.stringify(fields), { "x-venom": "\u0080\u009B" }, status);
  },
  "429 for ever": ({ response }) => {
    json(response, '{"message":"Too Many Attempts."}', { "retry-after": "86400" }, 429);
  },
  "500 for ever": ({ response }) => json(response, '{"message":"Server Error"}', {}, 500),
  "credentials in bodies": async ({ response, honest, credentials }) => {
    const { status, json: body } = await honest();
    const all = credentials();
    const keys = Object.fromEntries(all.map((one) => [one, [one]]));
    const text = { ...body, message: all.join(" "), echo: all, errors: keys, [all[0] ?? ""]: all };
    json(response, JSON.stringify(text), {}, status);
  },
  "credentials in a page": ({ response, credentials }) => {
    const all = credentials().join(" ");
    const page = `${all.slice(0, 7)}<title>${all}</title><p>${all}</p>${all}`;
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  },
  "credentials in headers and redirects": ({ response, credentials, elsewhere }) => {
    const all = credentials().filter((one) => /^[\x21-\x7e]*$/.test(one));
    response.setHeader("location", `${elsewhere}/?${all.join("&")}`);
    response.setHeader(
      "set-cookie",
      all.map((one, index) => `c${index}=${one}`),
    );
    response.setHeader("x-echo", all);
    response.setHeader("content-type", `text/html; ${all.join(";")}`);
    response.writeHead(302).end();
  },
  "__proto__ as a key": async ({ response, honest }) => {
    const { status, json: body } = await honest();
    const poison = '"__proto__":{"admin":true,"verdict":"conforms"},"constructor":{"prototype":1}';
    json(response, JSON.stringify(body).replace(/^\{/, `{${poison},`), {}, status);
  },
  "every key twice": async ({ response, honest }) => {
    const { status, json: body } = await honest();
    const text = JSON.stringify(body);
    json(response, text === "{}" ? text : `${text.slice(0, -1)},${text.slice(1)}`, {}, status);
  },
  "NaN as a number": ({ response }) => json(response, '{"data":{"id":NaN}}'),
  "garbage between chunks": (scene) => {
    const head =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    raw(scene, `${head}2\r\n{}\r\nzzzz\r\n\u0000\u0001 not a chunk\r\n`);
  },
  "status 999": ({ response }) => json(response, '{"message":"no"}', {}, 999),
  "a broken status line": (scene) => raw(scene, "HTTP/9.9 OK two hundred\r\n\r\n{}"),
  "a web socket": (scene) => {
    const head =
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n";
    raw(scene, head, false);
  },
};

/** The text of a request, read whole. */
export async function textOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
