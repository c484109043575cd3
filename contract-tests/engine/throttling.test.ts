import { describe, expect, test } from "vitest";
import { NotReachable, TargetError } from "./errors.ts";
import { failed, talk, type Answer } from "./talk.support.ts";

describe.concurrent("a 429", () => {
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

describe.concurrent("the circuit breaker", () => {
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
