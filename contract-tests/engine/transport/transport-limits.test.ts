import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failed, talk, type Answer } from "../talk.support.ts";
import { NoAnswer, NothingSent, NotReachable } from "../exchange/errors.ts";
import type { Transport } from "./transport.ts";
import { wire } from "./http.ts";

describe.concurrent("the limits", () => {
  test.each<[what: string, answer: Answer]>([
    ["no answer", () => undefined],
    ["a head without a body", (response) => void response.writeHead(200).write("{")],
    ["a drip", (response) => void setInterval(() => response.write(" "), 20).unref()],
  ])("%s is none in time", async (_, answer) => {
    await talk(
      answer,
      async (send) => {
        const error = await failed(send());
        expect(error).toBeInstanceOf(NoAnswer);
        expect(error?.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+: no answer within 0\.1 s$/);
        expect(error?.cause).toBeInstanceOf(DOMException);
      },
      { timeout: 0.1 },
    );
  });

  test.each<[what: string, answer: Answer, says: RegExp]>([
    [
      "a dropped connection",
      (response) => void response.socket?.destroy(),
      /^GET http:\/\/127\.0\.0\.1:\d+: the connection was closed$/,
    ],
    ["what is not HTTP", (response) => void response.socket?.end("hello\r\n\r\n"), /HTTP/],
  ])("%s is none", async (_, answer, says) => {
    await talk(
      answer,
      async (send) => {
        const error = await failed(send());
        expect(error).toBeInstanceOf(NoAnswer);
        expect(error?.message).toMatch(says);
        expect(error?.cause).toBeInstanceOf(Error);
      },
      { bodyLimit: 0.1, timeout: 5 },
    );
  });

  test.each<[what: string, answer: Answer]>([
    ["too much", (response) => void response.end("x".repeat(100_001))],
    [
      "too much once it is unpacked",
      (response) =>
        void response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(5_000_000))),
    ],
  ])("%s is not the target's fault", async (_, answer) => {
    await talk(
      answer,
      async (send) => {
        const error = await failed(send());
        expect(error).toBeInstanceOf(NotReachable);
        expect(error?.message).toBe(
          "an answer is larger than the 0.1 MB that are read of one; raise bodyLimit in the target file",
        );
      },
      { bodyLimit: 0.1, timeout: 5 },
    );
  });

  test("just as much as is allowed is read", async () => {
    const text = JSON.stringify("x".repeat(99_998));
    await talk(
      (response) => void response.end(text),
      async (send) => expect((await send()).answer.bytes).toHaveLength(100_000),
      {
        bodyLimit: 0.1,
      },
    );
  });
});

test.each<[thrown: Error, why: string]>([
  [Object.assign(new Error("long"), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
  [new TypeError("Invalid header"), "Invalid header"],
])("%o is none, and the reason is said", async (thrown, why) => {
  await talk(
    () => {
      throw new Error("nothing is sent");
    },
    async (send, transport) => {
      const fetched = vi.spyOn(wire, "ask").mockRejectedValueOnce(thrown);
      const error = await failed(
        send({ method: "POST", url: "http://notes.example/secret?key=1" }),
      );
      fetched.mockRestore();
      expect(error).toBeInstanceOf(NoAnswer);
      expect(error?.message).toBe(`POST http://notes.example: ${why}`);
      expect(error?.cause).toBe(thrown);
      expect(transport.requests).toBe(1);
    },
  );
});

describe("a connection that is closed while it is used", () => {
  const closing: Answer = (response, _, number) =>
    void (number === 2 ? response.socket?.destroy() : response.end("{}"));

  test("does not hinder what only reads: that is sent once more, and noted once", async () => {
    await talk(closing, async (send, transport, requests) => {
      for (let times = 0; times < 3; times++) expect((await send()).answer.status).toBe(200);
      expect([requests(), transport.requests]).toEqual([4, 4]);
      expect(transport.notes).toEqual([expect.stringContaining("lost on the way")]);
    });
  });

  test.each(["creates", "deletes"] as const)(
    "loses what %s: that is not sent again",
    async (effect) => {
      await talk(closing, async (send, transport, requests) => {
        await send();
        expect(await failed(send({ effect, method: "POST" }))).toBeInstanceOf(NoAnswer);
        expect(requests()).toBe(2);
        expect(transport.notes).toEqual([]);
      });
    },
  );
});

describe("what is not answered four times in a row", () => {
  /** Ends the time for the request under way. */
  let expire = () => {};
  beforeEach(() => {
    vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
      const limit = new AbortController();
      expire = () => limit.abort(new DOMException("The time is over.", "TimeoutError"));
      return limit.signal;
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  const silent: Answer = () => expire();
  const asked = async (send: (change?: object) => Promise<unknown>, times: number) => {
    for (let time = 0; time < times; time++) expect(await failed(send())).toBeInstanceOf(NoAnswer);
  };

  test("is sent no more until the end, and all else is", async () => {
    await talk(silent, async (send, transport) => {
      await asked(send, 6);
      expect(transport.requests).toBe(4);
      for (const other of [{ method: "POST" }, { operation: "p" }]) {
        await failed(send(other));
      }
      expect(transport.requests).toBe(6);
      transport.reopen();
      await asked(send, 1);
      expect(transport.requests).toBe(7);
    });
  });

  test("is sent on if an answer came between", async () => {
    const now: Answer = (response, _, number) => {
      if (number === 4) response.end("{}");
      else expire();
    };
    await talk(now, async (send, _, requests) => {
      await asked(send, 3);
      await send();
      await asked(send, 4);
      expect(requests()).toBe(8);
    });
  });
});

describe("a run that has to end soon", () => {
  let limits: { readonly seconds: number; readonly end: () => void }[] = [];
  beforeEach(() => {
    limits = [];
    vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      const limit = new AbortController();
      const end = () => limit.abort(new DOMException("The time is over.", "TimeoutError"));
      limits.push({ seconds: milliseconds / 1000, end });
      return limit.signal;
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  const silent: Answer = (response, request) => {
    if (request.method === "GET") response.end("{}");
    else limits.at(-1)!.end();
  };

  test("waits little longer for what is under way than for the slowest answer so far", async () => {
    const begun = Promise.withResolvers<undefined>();
    const answer: Answer = (response, { method }) => {
      if (method === "GET") response.end("{}");
      else begun.resolve(undefined);
    };
    await talk(answer, async (send, transport) => {
      await send();
      const write = failed(send({ method: "POST", effect: "creates" }));
      await begun.promise;
      transport.hurry();
      limits.at(-1)!.end();
      expect((await write)?.message).toMatch(/no answer within 3 s$/);
      expect(limits.map(({ seconds }) => seconds)).toEqual([30, 30, 3]);
    });
  });

  test("never waits longer than before", async () => {
    const work = async (send: () => Promise<unknown>, transport: Transport) => {
      transport.hurry();
      await send();
    };
    await talk(silent, work, { timeout: 1 });
    expect(limits.map(({ seconds }) => seconds)).toEqual([1, 1]);
  });

  test("sends nothing more to clean up once anything is not answered in time", async () => {
    await talk(silent, async (send, transport, requests) => {
      transport.hurry();
      transport.reopen();
      const errors = [await failed(send({ method: "POST" })), await failed(send())];
      expect(errors[1]).toBeInstanceOf(NothingSent);
      expect(errors.map(String)).toEqual([
        expect.stringMatching(/no answer within 2 s$/),
        "NotReachable: the target failed when the run had to end, so nothing more was sent",
      ]);
      expect(requests()).toBe(1);
    });
  });
});
