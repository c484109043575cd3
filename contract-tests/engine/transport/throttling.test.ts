import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../exchange/errors.ts";
import { failed } from "../talk.support.ts";
import { exchanged } from "../invented.support.ts";
import { Pace } from "./pace.ts";
import { Throttle } from "./throttle.ts";
import { Transport } from "./transport.ts";
import { answerBy } from "./wire.support.ts";

describe("a 429", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout", "Date"] });
    vi.setSystemTime("2026-03-01T12:00:00.000Z");
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** A transport to a server that refuses its first requests, or some by the seconds since it took one, and when each came. */
  function throttled(
    refuses: number | ((since: number) => boolean),
    retryAfter?: string,
    options = {},
    refusal = 429,
  ) {
    const at: number[] = [];
    const begun = performance.now();
    let takenAt = -Infinity;
    answerBy(() => {
      const now = (performance.now() - begun) / 1000;
      at.push(now);
      const headers: Record<string, string> =
        retryAfter === undefined ? {} : { "retry-after": retryAfter };
      const isRefused = typeof refuses === "number" ? at.length <= refuses : refuses(now - takenAt);
      if (!isRefused) takenAt = now;
      const status = isRefused ? refusal : 200;
      return Promise.resolve(new Response("{}", { status, headers }));
    });
    const transport = new Transport({
      allowWrites: false,
      requestsPerMinute: 60_000,
      ...options,
    });
    const send = (operation = "o") =>
      transport.send({
        operation,
        effect: "reads",
        method: "GET",
        url: "http://notes.example/api/note?key=hunter2",
        headers: {},
      });
    return { transport, at, send };
  }

  /** Lets time pass until all that is waited for has come. */
  async function passing<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    while (!ended) {
      await new Promise((go) => setImmediate(go));
      if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    }
    return work;
  }

  test("is an answer like any other to a transport that does not obey it", async () => {
    const { transport, at, send } = throttled(1, "7", { obeys429: false });
    expect((await send()).answer.status).toBe(429);
    expect([at, transport.notes]).toEqual([[0], []]);
  });

  test.each<[what: string, header: string | undefined, seconds: number]>([
    ["seconds", "7", 7],
    ["a date", "Sun, 01 Mar 2026 12:00:09 GMT", 9],
    ["a date in another form", "2026-03-01T12:00:09Z", 9],
    ["a date with an offset", "Sun, 01 Mar 2026 13:00:09 +0100", 9],
    ["no time at all", "0", 1],
    ["a date that has gone by", "Sun, 01 Mar 2026 11:00:00 GMT", 1],
    ["seconds and a part of one", "7.5", 7.5],
    ["seconds twice", "7, 7", 7],
    ["a date as RFC 850 has it", "Sunday, 01-Mar-26 12:00:09 GMT", 9],
    ["a date as C writes it", "Sun Mar  1 12:00:09 2026", 9],
    ["a time since 1970", String(Date.UTC(2026, 2, 1, 12, 0, 9) / 1000), 9],
    ["nothing", undefined, 10],
    ["nonsense", "soon", 10],
    ["seconds with a word", "7 seconds or so", 10],
    ["the longest that is waited for", "120", 120],
  ])("is obeyed: Retry-After says %s", async (_, header, seconds) => {
    const { transport, at, send } = throttled(1, header);
    const { answer } = await passing(send());
    expect(answer.status).toBe(200);
    expect(at).toEqual([0, seconds]);
    expect(transport.pace.perMinute).toBe(60_000);
    expect(transport.notes).toEqual([
      `The target throttles o: it answered 429, so this run waited up to ${Math.ceil(seconds)} s and sent one such request at a time.`,
    ]);
  });

  test.each([
    ["is waited out while a run cleans up", 3, false, [0, 0.5, 1.5, 3.5]],
    ["is not a limit where it is the installation's own", 3, true, [0]],
    ["is given up where it lasts", Infinity, false, [0, 0.5, 1.5, 3.5, 5.5, 7.5]],
  ])("in the form of a 503 %s", async (_, times, isOwn, seconds) => {
    const { transport, at, send } = throttled(times, undefined, {}, 503);
    const silent = () => Promise.resolve();
    const stays = () => Promise.resolve(false);
    const isStrange = () => false;
    transport.reader = { isOwn: () => isOwn, isStrange, silent, stays, settled: silent };
    transport.reopen();
    await passing(send());
    expect(at).toEqual(seconds);
  });

  test("that does not say for how long is waited out longer each time, beyond a minute", async () => {
    const { at, send } = throttled(3);
    expect((await passing(send())).answer.status).toBe(200);
    expect(at).toEqual([0, 10, 30, 70]);
  });

  test("to several at once is told once, and they go on one at a time", async () => {
    const { transport, at, send } = throttled(4, "1");
    await passing(Promise.all([send(), send(), send(), send()]));
    expect(at).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(transport.pace.perMinute).toBe(60_000);
    expect(transport.notes).toHaveLength(1);
  });

  test("to those that follow one another too fast leaves time between them", async () => {
    const { at, send } = throttled((since) => since < 1);
    await passing(Promise.all([send(), send(), send(), send()]));
    expect(at).toEqual([0, 0, 0, 0, 10, 10, 30, 31]);
  });

  test("on one route keeps the others waiting for nothing", async () => {
    const { transport, at, send } = throttled(1, "30");
    await passing(Promise.all([send("logIn"), send("read"), send("read")]));
    expect(at).toEqual([0, 0, 0, 30]);
    expect(transport.pace.perMinute).toBe(60_000);
  });

  test("on two routes is the whole target's: all wait, and half as much goes on for a minute", async () => {
    const { transport, at, send } = throttled(2, "30");
    const both = Promise.all([send("logIn"), send("read")]);
    await passing(both);
    expect(transport.pace.perMinute).toBe(30_000);
    expect(transport.notes).toEqual([
      "The target throttles logIn and read: it answered 429, so this run waited up to 30 s and went on at 30000 requests a minute.",
    ]);
    await passing(send("another"));
    expect(at).toEqual([0, 0, 30, 30, 30]);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(transport.pace.perMinute).toBe(60_000);
  });

  test.each<[what: string, after: string, seconds: number[], says: string]>([
    [
      "for a day",
      "86400",
      [0],
      "http://notes.example throttles: GET /api/note answered 429 and asks to wait 86400 s; run again after that, and lower requestsPerMinute in the target file",
    ],
    [
      "for a little longer than is waited for",
      "121",
      [0],
      "http://notes.example throttles: GET /api/note answered 429 and asks to wait 121 s; run again after that, and lower requestsPerMinute in the target file",
    ],
    [
      "for ever",
      "1",
      Array.from({ length: 12 }, (_, second) => second),
      "http://notes.example throttles: GET /api/note answered 429 12 times, however long this run waited; lower requestsPerMinute in the target file",
    ],
  ])("%s ends the run, and nothing more is sent", async (_, after, seconds, says) => {
    const { transport, at, send } = throttled(Infinity, after);
    const error = await passing(failed(send()));
    expect(error).toBeInstanceOf(TargetError);
    expect(error?.message).toBe(says);
    expect(await passing(failed(send()))).toBe(error);
    expect(at).toEqual(seconds);
    // What is left to do at the end is tried once more.
    transport.reopen();
    await passing(failed(send()));
    expect(at.length).toBeGreaterThan(seconds.length);
  });

  test.each<[what: string, passed: boolean, seconds: number[]]>([
    ["midway, each request is sent three times", true, [0, 0, 0.5, 1.5, 1.5, 3.5, 5.5]],
    ["from the first request on, five are enough", false, [0, 0.5, 1.5, 1.5, 3.5, 3.5]],
  ])("unlike a gateway's 502: %s", async (_, passed, seconds) => {
    const { transport, at, send } = throttled(Infinity, undefined, {}, 502);
    const isOwn = () => passed && at.length === 1;
    const [silent, stays] = [() => Promise.resolve(), () => Promise.resolve(false)];
    transport.reader = { isOwn, isStrange: () => false, silent, stays, settled: silent };
    for (let times = 0; times < 3; times++) {
      expect((await passing(send())).answer.status).toBe(502);
    }
    expect(at.map((second) => Math.floor(second * 2) / 2)).toEqual(seconds);
  });

  test("a gateway's 502 in the place of an answer to a write ends writes of the kind after four", async () => {
    const { transport, at } = throttled(Infinity, undefined, { allowWrites: true }, 502);
    const [silent, stays] = [() => Promise.resolve(), () => Promise.resolve(false)];
    transport.reader = {
      isOwn: () => false,
      isStrange: () => false,
      silent,
      stays,
      settled: silent,
    };
    const write = { operation: "o", effect: "creates", method: "POST", headers: {} } as const;
    for (let times = 0; times < 6; times++) {
      const error = await passing(
        failed(transport.send({ ...write, url: "http://notes.example/" })),
      );
      expect(error?.message).toContain("a gateway answered 502 in its place");
    }
    expect(at).toHaveLength(4);
  });

  test("that comes while another is waited for is not a refusal of that one", async () => {
    const { at, send } = throttled(1, "5");
    const first = send();
    const second = send();
    await passing(Promise.all([first, second]));
    expect(at).toEqual([0, 0, 5]);
  });
});

test.each([
  ["that of its address", "http://notes.example/api/logins", "logIn"],
  ["its address, where that is of none", "http://notes.example/api/none", "/api/none"],
  ["its own, at its own address", "http://notes.example/api/note?id=1", "read"],
])("a 429 to what is sent elsewhere on purpose is told of %s", async (_, url, name) => {
  const throttle = new Throttle(new Pace(60));
  for (const [operation, path] of [
    ["logIn", "logins"],
    ["read", "note"],
  ] as const) {
    const { request } = exchanged({}, {}, { operation, url: `http://notes.example/api/${path}` });
    (await throttle.enter(request, undefined))();
  }
  const odd = exchanged({}, { status: 429 }, { operation: "read", url, isOdd: true });
  throttle.refused(odd, 1, 0);
  expect(throttle.notes).toEqual([expect.stringContaining(`throttles ${name}:`)]);
});
