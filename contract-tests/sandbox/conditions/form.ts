import { brotliCompressSync, gzipSync } from "node:zlib";
import { CLEAN, findingOf, type Conditions } from "../condition.ts";
import { altered, around, dateAhead, encoded, every, withHeaders } from "../fronts.ts";

/** Other forms of the same answers. */
export const FORM: Conditions = {
  gzip: { title: "answers are compressed by gzip", truth: CLEAN, front: encoded("gzip", gzipSync) },
  brotli: {
    title: "answers are compressed by Brotli",
    truth: CLEAN,
    front: encoded("br", brotliCompressSync),
  },
  chunked: {
    title: "answers come in chunks of seven bytes",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.writeHead(status, { ...headers });
        const bytes = Buffer.from(body);
        for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
        response.end();
      },
    }),
  },
  "http-1.0": {
    title: "answers are those of HTTP/1.0: no length, and the connection ends",
    truth: CLEAN,
    front: () => ({
      write({ socket }, { status, headers, body }) {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value as string}`);
        socket?.write(`HTTP/1.0 ${status} X\r\n${lines.join("\r\n")}\r\n\r\n`);
        socket?.end(body);
      },
    }),
  },
  "early-hints": {
    title: "each answer is preceded by 103 Early Hints",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.writeEarlyHints({ link: "</app.css>; rel=preload; as=style" });
        response.writeHead(status, { ...headers }).end(body);
      },
    }),
  },
  "headers-in-capitals": {
    title: "an API gateway writes the names of headers in capitals",
    truth: CLEAN,
    front: altered(every, (reply) => ({
      ...reply,
      headers: Object.fromEntries(
        Object.entries(reply.headers).map(([name, value]) => [name.toUpperCase(), value]),
      ),
    })),
  },
  cookies: {
    title: "each answer sets cookies and a proxy's headers",
    truth: CLEAN,
    front: withHeaders({
      "set-cookie": ["XSRF-TOKEN=eyJpdiI6; path=/; samesite=lax", "session=eyJ2; path=/; httponly"],
      "cf-ray": "8f2a",
      server: "cloudflare",
      via: "1.1 varnish",
      "x-ratelimit-limit": "60",
    }),
  },
  "clock-behind": {
    title: "the server's clock is five minutes behind",
    truth: CLEAN,
    front: altered(every, (reply) => ({
      ...reply,
      headers: { ...reply.headers, date: dateAhead(-300_000) },
    })),
  },
  "two-backends": {
    title: "answers come from two servers in turn, which differ in clock, headers and white space",
    truth: CLEAN,
    front: altered(every, ({ status, headers, body }, nth) => ({
      status,
      headers: {
        ...headers,
        server: `web${nth % 2}`,
        date: dateAhead((nth % 2) * 90_000),
        "set-cookie": `node=web${nth % 2}; path=/`,
      },
      body: nth % 2 ? `${body.toString()}\n` : body,
    })),
  },
  whitespace: {
    title: "a blank line stands before and after the JSON of every answer",
    truth: CLEAN,
    front: around("\r\n\r\n", "\n\n"),
  },
  "byte-order-mark": {
    title: "a byte order mark stands before the JSON of every answer",
    truth: findingOf(/./),
    front: around("\ufeff"),
  },
  "text-after-json": {
    title: "PHP's warning stands after the JSON of every answer",
    truth: findingOf(/./),
    front: around("", "<br />\n<b>Warning</b>:  Undefined variable $x in <b>api.php</b>"),
  },
};
