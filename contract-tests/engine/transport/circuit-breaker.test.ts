import { describe, expect, test } from "vitest";
import { NotReachable } from "../exchange/errors.ts";
import { failed, talk, type Answer } from "../talk.support.ts";

describe.concurrent("the circuit breaker", () => {
  test.each<[what: string, again: number, answer: Answer]>([
    ["5xx", 0, (response) => void response.writeHead(503).end("{}")],
    // The first ones are tried again: a connection may be closed just as it is used.
    ["dropped connections", 3, (response) => void response.socket?.destroy()],
  ])("gives the clean-up three tries if the target was failing: %s", async (_, again, answer) => {
    await talk(answer, async (send, transport, requests) => {
      for (let times = 0; times < 10; times++) await failed(send({ operation: `${times}` }));
      expect(requests()).toBe(10 + again);
      transport.reopen();
      for (let times = 0; times < 3; times++) await failed(send());
      const error = await failed(send());
      expect(error).toBeInstanceOf(NotReachable);
      expect(error?.message).toBe("the target failed 8 times in a row, so nothing more was sent");
      expect(requests()).toBe(13 + again);
    });
  });

  test("gives the clean-up all its tries if the target was not failing", async () => {
    const answer: Answer = (response, _, number) =>
      void response.writeHead(number <= 2 ? 200 : 500).end("{}");
    await talk(answer, async (send, transport, requests) => {
      for (let times = 0; times < 3; times++) await send();
      transport.reopen();
      for (let times = 0; times < 12; times++) await failed(send());
      expect(requests()).toBe(10);
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
