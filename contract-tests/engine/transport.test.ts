import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "./errors.ts";
import type { WireRequest } from "./exchange.ts";
import { Transport, type TransportOptions } from "./transport.ts";

type Answer = (response: ServerResponse, request: IncomingMessage, number: number) => void;

/** Has a transport talk to a server of one's own; `number` counts its requests from 1. */
async function talk<T>(
  answer: Answer,
  work: (
    send: (change?: Partial<WireRequest>) => ReturnType<Transport["send"]>,
    transport: Transport,
    requests: () => number,
  ) => Promise<T>,
  options: Partial<TransportOptions> = {},
): Promise<T> {
  let requests = 0;
  const server = createServer((request, response) => answer(response, request, ++requests));
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api`;
  const transport = new Transport({
    allowWrites: true,
    requestsPerMinute: 60_000,
    timeoutMs: 500,
    ...options,
  });
  const request: WireRequest = { operation: "o", effect: "reads", method: "GET", url, headers: {} };
  try {
    return await work(
      (change = {}) => transport.send({ ...request, ...change }),
      transport,
      () => requests,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const fine: Answer = (response) => void response.end("{}");
const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe("the write guard", () => {
  test.each(["creates", "deletes"] as const)(
    "sends nothing that %s without leave",
    async (effect) => {
      await talk(
        fine,
        async (send, transport, requests) => {
          const error = await failed(send({ effect, method: "POST" }));
          expect(error).toBeInstanceOf(NotReachable);
          expect(error?.message).toBe(
            `o ${effect} something, and the target file does not say allowWrites: true`,
          );
          expect([requests(), transport.requests]).toEqual([0, 0]);
          transport.reopen();
          await failed(send({ effect }));
          expect(requests()).toBe(0);
        },
        { allowWrites: false },
      );
    },
  );

  test.each(["reads", "authenticates"] as const)("lets what %s through", async (effect) => {
    await talk(fine, async (send) => expect((await send({ effect })).answer.status).toBe(200), {
      allowWrites: false,
    });
  });
});

describe("a 429", () => {
  const throttling =
    (times: number, retryAfter: () => string | undefined): Answer =>
    (response, _, number) => {
      const after = retryAfter();
      if (number <= times && after !== undefined) response.setHeader("retry-after", after);
      response.writeHead(number <= times ? 429 : 200).end("{}");
    };

  test.each<[what: string, header: () => string, from: number, to: number]>([
    ["seconds", () => "1", 1000, 1900],
    ["a date", () => new Date(Date.now() + 2000).toUTCString(), 1000, 2900],
    ["none at all", () => "0", 1000, 1900],
    ["a date that has gone by", () => new Date(0).toUTCString(), 1000, 1900],
  ])("is obeyed: Retry-After as %s", async (_, header, from, to) => {
    await talk(throttling(1, header), async (send, transport, requests) => {
      const begun = performance.now();
      expect((await send()).answer.status).toBe(200);
      const took = performance.now() - begun;
      expect(took).toBeGreaterThan(from - 20);
      expect(took).toBeLessThan(to);
      expect(requests()).toBe(2);
      expect(transport.pace.perMinute).toBe(30_000);
      expect(transport.notes).toHaveLength(1);
      expect(transport.notes[0]).toMatch(
        /^The target throttles: it answered 429, so this run waited \d s and goes on at 30000 requests a minute\.$/,
      );
    });
  });

  test("to several at once slows the run down once", async () => {
    await talk(
      throttling(4, () => "1"),
      async (send, transport, requests) => {
        await Promise.all([send(), send(), send(), send()]);
        expect(requests()).toBe(8);
        expect(transport.pace.perMinute).toBe(30_000);
        expect(transport.notes).toHaveLength(1);
      },
    );
  });

  test.each<[what: string, after: string, requests: number, says: RegExp]>([
    [
      "for a day",
      "86400",
      1,
      /GET \/api answered 429 and asks to wait 86400 s; run again after that/,
    ],
    ["for ever", "1", 4, /GET \/api answered 429 4 times, however long this run waited/],
  ])("%s ends the run, and nothing more is sent", async (_, after, times, says) => {
    await talk(
      throttling(Infinity, () => after),
      async (send, transport, requests) => {
        const error = await failed(send());
        expect(error).toBeInstanceOf(TargetError);
        expect(error?.message).toMatch(says);
        expect(await failed(send())).toBe(error);
        expect(requests()).toBe(times);
        // What is left to do at the end is tried once more.
        transport.reopen();
        if (after === "86400") await failed(send());
        expect(requests()).toBe(after === "86400" ? 2 : 4);
      },
    );
  });
});

describe("the circuit breaker", () => {
  test.each<[what: string, answer: Answer]>([
    ["5xx", (response) => void response.writeHead(503).end("{}")],
    ["dropped connections", (response) => void response.socket?.destroy()],
  ])("opens after eight failures in a row: %s", async (_, answer) => {
    await talk(answer, async (send, transport, requests) => {
      for (let times = 0; times < 8; times++) await failed(send());
      const error = await failed(send());
      expect(error).toBeInstanceOf(NotReachable);
      expect(error?.message).toBe("the target failed 8 times in a row, so nothing more was sent");
      expect(requests()).toBe(8);
      transport.reopen();
      for (let times = 0; times < 6; times++) await failed(send());
      expect(requests()).toBe(11);
    });
  });

  test("does not open as long as anything else is answered in between", async () => {
    const answer: Answer = (response, _, number) =>
      void response.writeHead(number % 8 === 0 ? 404 : 500).end("{}");
    await talk(answer, async (send, _, requests) => {
      for (let times = 0; times < 30; times++) await send();
      expect(requests()).toBe(30);
    });
  });
});

describe("the limits", () => {
  test.each<[what: string, answer: Answer, says: RegExp]>([
    ["no answer", () => undefined, /^GET http:\/\/127\.0\.0\.1:\d+: no answer within 0\.5 s$/],
    [
      "a head without a body",
      (response) => void response.writeHead(200).write("{"),
      /no answer within 0\.5 s/,
    ],
    [
      "a drip",
      (response) => void setInterval(() => response.write(" "), 50).unref(),
      /no answer within 0\.5 s/,
    ],
    ["too much", (response) => void response.end("x".repeat(100_001)), /larger than 100000 bytes/],
    [
      "too much once it is unpacked",
      (response) =>
        void response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(50_000_000))),
      /larger than 100000 bytes/,
    ],
    ["a dropped connection", (response) => void response.socket?.destroy(), /: UND_ERR_SOCKET$/],
    ["what is no HTTP", (response) => void response.socket?.end("hello\r\n\r\n"), /HTTP/],
  ])("%s is none", async (_, answer, says) => {
    await talk(
      answer,
      async (send) => {
        const begun = performance.now();
        const error = await failed(send());
        expect(error).toBeInstanceOf(NoAnswer);
        expect(error?.message).toMatch(says);
        expect(performance.now() - begun).toBeLessThan(1500);
      },
      { bodyLimit: 100_000 },
    );
  });

  test("just as much as is allowed is read", async () => {
    const text = JSON.stringify("x".repeat(99_998));
    await talk(
      (response) => void response.end(text),
      async (send) => expect((await send()).answer.bytes).toHaveLength(100_000),
      {
        bodyLimit: 100_000,
      },
    );
  });
});

test("a redirect is never followed", async () => {
  const answer: Answer = (response) =>
    void response.writeHead(307, { location: "/elsewhere" }).end();
  await talk(answer, async (send, _, requests) => {
    const { answer: came } = await send({ headers: { authorization: "Bearer x" } });
    expect(came.status).toBe(307);
    expect(came.headers["location"]).toBe("/elsewhere");
    expect(requests()).toBe(1);
  });
});

describe("aborted", () => {
  const stop = () => {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => controller.abort(new Error("interrupted")) };
  };

  test("nothing is sent until it is opened again", async () => {
    const { signal, abort } = stop();
    await talk(
      fine,
      async (send, transport, requests) => {
        abort();
        expect((await failed(send()))?.message).toBe("interrupted");
        expect(requests()).toBe(0);
        transport.reopen();
        expect((await send()).answer.status).toBe(200);
      },
      { signal },
    );
  });

  test("what is under way ends at once, and that is no failure of the target", async () => {
    const { signal, abort } = stop();
    const answer: Answer = (response, _, number) => void (number > 8 && response.end("{}"));
    await talk(
      answer,
      async (send, transport, requests) => {
        const all = Array.from({ length: 8 }, () => failed(send()));
        while (requests() < 8) await new Promise((go) => setTimeout(go, 5));
        abort();
        for (const error of await Promise.all(all)) expect(error?.message).toBe("interrupted");
        transport.reopen();
        expect((await send()).answer.status).toBe(200);
      },
      { signal },
    );
  });

  test("a write under way is waited for: what it has created must become known", async () => {
    const { signal, abort } = stop();
    const answer: Answer = (response) => {
      abort();
      setTimeout(() => response.end('{"id":7}'), 100);
    };
    await talk(
      answer,
      async (send, transport) => {
        const seen: unknown[] = [];
        transport.observe(({ answer: { body } }) => void seen.push(body.json));
        await send({ effect: "creates", method: "POST", body: "{}" });
        expect(seen).toEqual([{ id: 7 }]);
      },
      { signal },
    );
  });
});

test("an observer sees an exchange before its sender does, and what it throws reaches the sender", async () => {
  await talk(fine, async (send, transport) => {
    const order: string[] = [];
    transport.observe(async ({ durationMs }) => {
      await new Promise((go) => setTimeout(go, 5));
      order.push(typeof durationMs);
    });
    await send();
    order.push("sender");
    expect(order).toEqual(["number", "sender"]);
    const own = new TargetError("mine");
    transport.observe(() => {
      throw own;
    });
    expect(await failed(send())).toBe(own);
  });
});

test("an observer can send, even at one request a minute", async () => {
  await talk(
    fine,
    async (send, transport, requests) => {
      let asked = false;
      transport.observe(async () => {
        if (asked) return;
        asked = true;
        await send();
      });
      await send();
      expect(requests()).toBe(2);
    },
    { requestsPerMinute: 1, windowMs: 50 },
  );
});
