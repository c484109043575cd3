import { describe, expect, test, vi } from "vitest";
import { failed, fine, talk, type Answer } from "../talk.support.ts";
import { TargetError } from "../exchange/errors.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import { wire } from "./http.ts";
import { Transport } from "./transport.ts";

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
      { signal, concurrency: 8 },
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
