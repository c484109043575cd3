import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failed, fine, talk, type Answer } from "../talk.support.ts";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import { wire } from "./http.ts";
import { noJournal } from "../exchange/journal.ts";
import type { WriteGuard } from "../exchange/journal.ts";
import { Transport } from "./transport.ts";

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
    ["what is no HTTP", (response) => void response.socket?.end("hello\r\n\r\n"), /HTTP/],
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

test("a request is sent as it is given, and the answer is read whole", async () => {
  const answer: Answer = (response, request) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { method, url, headers } = request;
      response.writeHead(201, { "content-type": "application/json", "X-Two": "a" });
      response.write(JSON.stringify([method, url, headers["x-one"]]).slice(0, -1));
      response.end(`,${JSON.stringify(body)}]`);
    });
  };
  await talk(answer, async (send, transport) => {
    const text = '["PUT","/api","1","{}"]';
    const begun = performance.now();
    const exchange = await send({ method: "PUT", headers: { "x-one": "1" }, body: "{}" });
    expect(exchange.request).toMatchObject({ operation: "o", method: "PUT", body: "{}" });
    expect(exchange.answer).toMatchObject({
      status: 201,
      headers: { "content-type": "application/json", "x-two": "a" },
      bytes: Buffer.from(text),
      body: { text, json: ["PUT", "/api", "1", "{}"] },
    });
    expect(exchange.durationMs).toBeGreaterThan(0);
    expect(exchange.durationMs).toBeLessThanOrEqual(performance.now() - begun);
    expect([transport.requests, transport.allowWrites, transport.notes]).toEqual([1, true, []]);
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

  test("what is under way ends at once, and that is not a failure of the target", async () => {
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

test("of an answer that is too large, no memory is kept", async () => {
  const own = new Uint8Array(600);
  const shared = new Uint8Array(new ArrayBuffer(2000), 100, 600);
  const chunks = [own, shared];
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(chunks.shift() ?? new Uint8Array(600)),
  });
  vi.spyOn(wire, "ask").mockResolvedValueOnce({ status: 200, headers: {}, body });
  const request = { operation: "o", effect: "reads", method: "GET", url: "http://h", headers: {} };
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60, bodyLimit: 0.001 });
  const error = await failed(transport.send(request as WireRequest));
  vi.restoreAllMocks();
  expect(error?.message).toMatch("an answer is larger than the 0.001 MB that are read of one");
  expect([own.length, shared.length]).toEqual([0, 600]);
});

test("writes are taken down where the run says, and nowhere by default", () => {
  const limits = { allowWrites: true, requestsPerMinute: 60 };
  const journal = { write: () => Promise.resolve() };
  expect(new Transport({ ...limits, journal }).journal).toBe(journal);
  expect(new Transport(limits).journal).toBe(noJournal);
});

describe("a guard of writes", () => {
  /** A guard that takes down what it is told; `answers` are how many requests had come by then. */
  function guarding(requests: () => number, told: string[]): WriteGuard {
    const tell = (what: string) => (request: WireRequest) => {
      told.push(`${what} ${request.effect} ${requests()}`);
    };
    const [prepare, sending, lost] = [tell("prepare"), tell("sending"), tell("lost")];
    return {
      prepare: async (request) => prepare(request),
      sending: async (request) => sending(request),
      lost,
      mayBeLeft: () => told,
    };
  }

  test.each(["creates", "deletes"] as const)("is told before what %s is sent", async (effect) => {
    await talk(fine, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guardWrites(guarding(requests, told));
      await send({ effect });
      expect(told).toEqual([`prepare ${effect} 0`, `sending ${effect} 0`]);
    });
  });

  test.each(["reads", "authenticates"] as const)("is told nothing of what %s", async (effect) => {
    await talk(fine, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guardWrites(guarding(requests, told));
      await send({ effect });
      expect(told).toEqual([]);
    });
  });

  test("is told of a write whose answer never came, and of no lost read", async () => {
    const dropped: Answer = (response) => void response.socket?.destroy();
    await talk(dropped, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guardWrites(guarding(requests, told));
      expect(await failed(send({ effect: "creates" }))).toBeInstanceOf(NoAnswer);
      expect(await failed(send())).toBeInstanceOf(NoAnswer);
      expect(told).toEqual(["prepare creates 0", "sending creates 0", "lost creates 1"]);
    });
  });

  test("is told of a write that is answered by none of the API's answers, also while a run cleans up", async () => {
    const page: Answer = (response) => void response.writeHead(404).end("<html>");
    await talk(page, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guardWrites(guarding(requests, told));
      const silent = () => Promise.resolve();
      const stays = () => Promise.resolve(false);
      const isStrange = () => true;
      transport.reader = { isOwn: () => false, isStrange, silent, stays, settled: silent };
      transport.reopen();
      expect(await failed(send({ effect: "deletes" }))).toMatchObject({ how: "doubted" });
      expect(told).toEqual(["prepare deletes 0", "sending deletes 0", "lost deletes 1"]);
    });
  });

  test.each([
    [504, "", true],
    [502, "", false],
    [502, "The installation did not answer in time", true],
    [502, "The installation is not there at this time", false],
  ])(
    "is told whether a write that was answered %i %j may come late",
    async (status, body, isLate) => {
      const gateway: Answer = (response) => void response.writeHead(status).end(body);
      await talk(gateway, async (send, transport) => {
        const lost = vi.fn();
        const guard = guarding(() => 0, []);
        transport.guardWrites({ ...guard, lost });
        const silent = () => Promise.resolve();
        const no = () => false;
        const stays = () => Promise.resolve(false);
        transport.reader = { isOwn: no, isStrange: no, silent, stays, settled: silent };
        expect(await failed(send({ effect: "creates" }))).toBeInstanceOf(NoAnswer);
        expect(lost.mock.calls).toEqual([[expect.anything(), isLate]]);
      });
    },
  );

  test("is told once before, and each time that a write is sent again", async () => {
    const answer: Answer = (response, _, number) =>
      void response.writeHead(number === 1 ? 429 : 200, { "retry-after": "0" }).end("{}");
    await talk(answer, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guardWrites(guarding(requests, told));
      vi.spyOn(transport.pace, "slowDown").mockReturnValue(false);
      await send({ effect: "creates" });
      expect(told).toEqual(["prepare creates 0", "sending creates 0", "sending creates 1"]);
    });
  });

  test.each(["prepare", "sending"] as const)(
    "keeps a write from being sent by %s",
    async (step) => {
      await talk(fine, async (send, transport, requests) => {
        const refusal = new NotReachable("not now");
        const guard = guarding(requests, []);
        transport.guardWrites({ ...guard, [step]: () => Promise.reject(refusal) });
        expect(await failed(send({ effect: "creates" }))).toBe(refusal);
        expect(requests()).toBe(0);
      });
    },
  );

  test("is told nothing of a write that the target does not allow", async () => {
    await talk(
      fine,
      async (send, transport, requests) => {
        const told: string[] = [];
        transport.guardWrites(guarding(requests, told));
        await failed(send({ effect: "deletes" }));
        expect(told).toEqual([]);
      },
      { allowWrites: false },
    );
  });
});

describe("a connection that is closed while it is used", () => {
  const closing: Answer = (response, _, number) =>
    void (number === 2 ? response.socket?.destroy() : response.end("{}"));

  test("is no trouble for what only reads: that is sent once more, and noted once", async () => {
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
