import { request as open } from "node:http";
import { describe, expect, test } from "vitest";
import { exchanged } from "../../engine/invented.support.ts";
import type { Received, WireRequest } from "../../engine/exchange/exchange.ts";
import { Relay } from "./relay.ts";

const REQUEST = {
  method: "POST",
  url: "http://notes.example:8080/it's/notes?a=1&key=s3cr3t-key",
  headers: { authorization: "Bearer s3cr3t-token", "content-type": "application/json" },
  body: '{"text":"ü"}',
} satisfies Partial<WireRequest>;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const SAME: Sent = {
  method: REQUEST.method,
  path: "/it's/notes?a=1&key=s3cr3t-key",
  headers: REQUEST.headers,
  body: REQUEST.body,
};

/** Sends a request to a relay that expects `REQUEST`; resolves to what came back. */
async function send(change: Partial<Sent>, answer: Partial<Received> = {}) {
  const relay = new Relay();
  const { host, port } = await relay.listen();
  try {
    relay.expect(exchanged({ written: true }, answer, REQUEST));
    const { body, ...sent } = { ...SAME, ...change };
    const came = await new Promise<Omit<Received, "body">>((resolve, reject) => {
      open({ host, port, ...sent }, (response) => {
        const { statusCode: status = 0, headers } = response;
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status, headers: headers as Record<string, string>, bytes });
        });
      })
        .on("error", reject)
        .end(body);
    });
    return { ...came, problem: relay.problem };
  } finally {
    relay.close();
  }
}

test("a connection is not said to end after a time: the next request may come late", async () => {
  const { headers } = await send({});
  expect(headers["connection"]).toBe("keep-alive");
  expect(headers).not.toHaveProperty("keep-alive");
});

describe("the request that was recorded is answered", () => {
  test.each<[what: string, change: Partial<Sent>]>([
    ["letter by letter", {}],
    ["in another spelling of its path", { path: SAME.path.replace("'", "%27") }],
    ["with names of headers in capitals", { headers: { ...SAME.headers, authorization: "" } }],
  ])("%s", async (what, change) => {
    const { "content-type": type, authorization } = REQUEST.headers;
    const headers = { Authorization: authorization, "Content-Type": type };
    const sent = what.includes("capitals") ? { headers } : change;
    expect(await send(sent)).toMatchObject({ status: 200, problem: undefined });
  });
});

describe("any other is told, without its secrets", () => {
  test.each<[change: Partial<Sent>, problem: string]>([
    [{ method: "PUT" }, "the method is PUT, not POST"],
    [{ path: "/it's/note?a=1&key=s3cr3t-key" }, "the URL is another"],
    [{ path: "/it's/notes?a=1&key=s3cr3t-keys" }, "the URL is another"],
    [{ path: "/it's/notes?key=s3cr3t-key&a=1" }, "the URL is another"],
    [
      { headers: { ...SAME.headers, authorization: "Bearer s3cr3t" } },
      "the header authorization is another",
    ],
    [{ headers: { "content-type": "application/json" } }, "the header authorization is another"],
    [{ headers: { ...SAME.headers, "x-more": "1" } }, "the header x-more is another"],
    [{ body: '{"text":"u"}' }, "the body is another"],
    [{ body: "" }, "the body is another"],
  ])("%o", async (change, problem) => {
    expect(await send(change)).toMatchObject({ status: 502, problem });
  });
});

test("the answer is the recorded one: status, headers and bytes", async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d, 0x0a]);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "x-ratelimit-remaining": "59",
    "x-venom": "\u00e4\t\u00ff",
  };
  const unpacked = { "content-encoding": "gzip", "content-length": "9", trailer: "x" };
  const came = await send({}, { status: 999, headers: { ...headers, ...unpacked }, bytes });
  expect(came.status).toBe(999);
  expect(Buffer.from(came.bytes)).toEqual(bytes);
  const {
    connection: _,
    "keep-alive": _alive,
    "transfer-encoding": _chunked,
    ...own
  } = came.headers;
  expect(own).toEqual(headers);
});

test("nothing is answered that was not expected, and what never came is a problem", async () => {
  const relay = new Relay();
  const { host, port } = await relay.listen();
  try {
    expect((await fetch(`http://${host}:${port}/`)).status).toBe(502);
    expect(relay.problem).toBe("no request was expected");
    relay.expect(exchanged({}));
    expect(relay.problem).toBe("no request came");
  } finally {
    relay.close();
  }
});
