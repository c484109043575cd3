import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { failed, talk, type Answer } from "../talk.support.ts";

const TEXT = JSON.stringify({ notes: Array.from({ length: 50 }, (_, id) => ({ id })) });

const packed = (coding: string, body: Buffer): Answer => {
  return (response) => void response.writeHead(200, { "content-encoding": coding }).end(body);
};

test.each<[coding: string, body: Buffer, text?: string]>([
  ["gzip", gzipSync(TEXT)],
  ["GZIP", gzipSync(TEXT)],
  ["x-gzip", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
  ["deflate, gzip", gzipSync(deflateSync(TEXT))],
  ["identity", Buffer.from(TEXT)],
  ["of-its-own", Buffer.from(TEXT)],
  ["gzip", gzipSync(TEXT).subarray(0, -8)],
  ["gzip", Buffer.alloc(0), ""],
])("a body that is packed by %s is unpacked", async (coding, body, text = TEXT) => {
  await talk(packed(coding, body), async (send) => {
    expect((await send()).answer.body.text).toBe(text);
  });
});

test.each([
  ["gzip", "Z_DATA_ERROR"],
  ["br", "ERR__ERROR_FORMAT"],
])("what only says that it is packed by %s counts as not answered", async (coding, why) => {
  await talk(packed(coding, Buffer.from(TEXT)), async (send) => {
    expect((await failed(send()))?.message).toContain(why);
  });
});

test.each([
  ["close", "the body is shorter than its Content-Length"],
  ["keep-alive", "what came is not a whole HTTP answer"],
])(
  "a body that is cut short is none, where the connection was to %s: %s",
  async (connection, why) => {
    const answer: Answer = (response) => {
      response.writeHead(200, { connection, "content-length": 40 }).write("{}");
      setImmediate(() => response.socket?.end());
    };
    await talk(answer, async (send) => {
      expect((await failed(send({ effect: "creates" })))?.message).toMatch(`: ${why}`);
    });
  },
);

test("an answer that takes up another protocol is none", async () => {
  const head =
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n";
  const answer: Answer = (response) => void response.socket?.write(head);
  await talk(answer, async (send) => {
    expect((await failed(send()))?.message).toMatch(/: the connection was closed$/);
  });
});

test("larger headers than are read come again, and are no loss", async () => {
  const answer: Answer = (response) =>
    void response.writeHead(200, { "x-one": "a".repeat(30_000) }).end("{}");
  await talk(answer, async (send, transport) => {
    expect(await failed(send())).toMatchObject({
      message: expect.stringMatching(/HPE_HEADER_OVERFLOW/) as unknown,
      how: undefined,
    });
    expect(transport.requests).toBe(1);
  });
});

test("a header that comes twice has both values", async () => {
  const answer: Answer = (response) =>
    void response.writeHead(200, ["X-One", "a", "x-one", "b", "Content-Type", "c"]).end("{}");
  await talk(answer, async (send) => {
    const { headers } = (await send()).answer;
    expect(headers).toMatchObject({ "x-one": "a, b", "content-type": "c" });
  });
});

test.each<[method: string, body: string | undefined, length: string | undefined]>([
  ["GET", undefined, undefined],
  ["DELETE", undefined, undefined],
  ["DELETE", "{}", "2"],
  ["POST", undefined, "0"],
  ["POST", "é", "2"],
])("%s with the body %j says its length: %s", async (method, body, length) => {
  const answer: Answer = (response, { headers }) =>
    void response.end(JSON.stringify({ length: headers["content-length"], key: headers["x-key"] }));
  await talk(answer, async (send) => {
    const exchange = await send({ method, body, headers: { "x-key": "key\n" } });
    expect(exchange.answer.body.json).toEqual({ length, key: "key" });
  });
});

test("what reads shares a connection, and each write has one of its own", async () => {
  const ports = new Set<number | undefined>();
  const answer: Answer = (response, { socket }) => {
    ports.add(socket.remotePort);
    response.end("{}");
  };
  await talk(answer, async (send) => {
    for (let times = 0; times < 3; times++) await send();
    expect(ports.size).toBe(1);
    for (let times = 0; times < 3; times++) await send({ effect: "creates", method: "POST" });
    await send();
    expect(ports.size).toBe(4);
  });
});
