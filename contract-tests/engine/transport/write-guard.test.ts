import { describe, expect, test, vi } from "vitest";
import { failed, fine, talk, type Answer } from "../talk.support.ts";
import { NoAnswer, NotReachable } from "../exchange/errors.ts";
import type { WireRequest } from "../exchange/exchange.ts";
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
      transport.guard = guarding(requests, told);
      await send({ effect });
      expect(told).toEqual([`prepare ${effect} 0`, `sending ${effect} 0`]);
    });
  });

  test.each(["reads", "authenticates"] as const)("is told nothing of what %s", async (effect) => {
    await talk(fine, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guard = guarding(requests, told);
      await send({ effect });
      expect(told).toEqual([]);
    });
  });

  test("is told of a write whose answer never came, and of no lost read", async () => {
    const dropped: Answer = (response) => void response.socket?.destroy();
    await talk(dropped, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guard = guarding(requests, told);
      expect(await failed(send({ effect: "creates" }))).toBeInstanceOf(NoAnswer);
      expect(await failed(send())).toBeInstanceOf(NoAnswer);
      expect(told).toEqual(["prepare creates 0", "sending creates 0", "lost creates 1"]);
    });
  });

  test("is told of a write that is answered by none of the API's answers, also while a run cleans up", async () => {
    const page: Answer = (response) => void response.writeHead(404).end("<html>");
    await talk(page, async (send, transport, requests) => {
      const told: string[] = [];
      transport.guard = guarding(requests, told);
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
        transport.guard = { ...guard, lost };
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
      transport.guard = guarding(requests, told);
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
        transport.guard = { ...guard, [step]: () => Promise.reject(refusal) };
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
        transport.guard = guarding(requests, told);
        await failed(send({ effect: "deletes" }));
        expect(told).toEqual([]);
      },
      { allowWrites: false },
    );
  });
});
