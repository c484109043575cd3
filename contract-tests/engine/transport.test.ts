import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { failed, fine, talk, type Answer } from "./talk.support.ts";
import { NoAnswer, NotReachable, TargetError } from "./errors.ts";

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

describe.concurrent("the limits", () => {
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
          .end(gzipSync(Buffer.alloc(5_000_000))),
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
