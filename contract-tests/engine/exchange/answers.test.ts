import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Answers } from "./answers.ts";
import type { WireRequest } from "./exchange.ts";
import { exchanged } from "../invented.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const read = (id: number, request: Partial<WireRequest> = {}, status = 200) =>
  exchanged({ id }, { status }, request);

test("answers to an operation are kept in order, with the time and the writes before", () => {
  const answers = new Answers();
  const [first, second] = [read(1), read(2)];
  const begun = performance.now();
  answers.take(first);
  answers.take(read(0, { operation: "writeNote", effect: "creates" }));
  answers.take(read(0, { operation: "logIn", effect: "authenticates" }));
  vi.advanceTimersByTime(70);
  answers.take(second);
  expect(answers.of("readNote")).toEqual([
    { exchange: first, at: begun, writes: 0 },
    { exchange: second, at: begun + 70, writes: 2 },
  ]);
  expect(answers.of("writeNote").map(({ writes }) => writes)).toEqual([1]);
  expect(answers.of("dropNote")).toEqual([]);
  expect(answers.exchanges("readNote")).toEqual([first, second]);
});

test("a 429 is not taken for an answer", () => {
  const answers = new Answers();
  answers.take(read(1, { effect: "creates" }, 429));
  answers.take(read(2));
  expect(answers.of("readNote").map(({ writes }) => writes)).toEqual([0]);
});

test.each<[what: string, body: unknown, kept: boolean]>([
  ["large and sound", { text: "x".repeat(20_000) }, true],
  [
    "large, with text around its JSON",
    `\uFEFF{"text":"${"x".repeat(20_000)}"}\n<!-- 3 ms -->`,
    true,
  ],
  ["unsound and as large as is kept", "<".repeat(10_000), true],
  ["unsound and larger", "<".repeat(10_001), false],
])("a body that is %s", (_, body, kept) => {
  const answers = new Answers();
  answers.take(exchanged(body, {}, { effect: "creates" }));
  expect(answers.of("readNote")).toHaveLength(kept ? 1 : 0);
  // That it was answered counts in any case.
  answers.take(read(1));
  expect(answers.of("readNote").at(-1)?.writes).toBe(1);
});

test("an answer is known by when it was asked for and when it came, if it was kept", () => {
  const answers = new Answers();
  const [first, second] = [read(1), { ...read(2), durationMs: 30 }];
  const throttled = read(3, {}, 429);
  const begun = performance.now();
  answers.take(first);
  vi.advanceTimersByTime(70);
  answers.take(second);
  answers.take(throttled);
  expect(answers.timeOf(first)).toEqual({ sent: begun - 1, answered: begun });
  expect(answers.timeOf(second)).toEqual({ sent: begun + 40, answered: begun + 70 });
  expect(answers.timeOf(throttled)).toEqual({ sent: NaN, answered: NaN });
});

test("of two answers, one is the later, if it was kept", () => {
  const answers = new Answers();
  const [first, second] = [read(1), read(1)];
  answers.take(first);
  answers.take(second);
  expect(answers.isLater(second, first)).toBe(true);
  expect(answers.isLater(first, second)).toBe(false);
  expect(answers.isLater(first, first)).toBe(false);
  const throttled = read(1, {}, 429);
  answers.take(throttled);
  expect([answers.isLater(first, throttled), answers.isLater(throttled, first)]).toEqual([
    true,
    false,
  ]);
});

describe("a request is sent once", () => {
  const request: WireRequest = {
    operation: "readNote",
    effect: "reads",
    method: "GET",
    url: "http://notes.example/note?action=read&id=1",
    headers: {},
  };
  const never = () => Promise.reject(new Error("sent again"));

  test("and later its last answer is taken", async () => {
    const answers = new Answers();
    const send = () => {
      const exchange = read(1);
      answers.take(exchange);
      return Promise.resolve(exchange);
    };
    const first = await answers.once(request, send);
    expect(await answers.once(request, never)).toBe(first);
    const later = read(2);
    answers.take(later);
    expect(await answers.once(request, never)).toBe(later);
  });

  test("also while it is under way", async () => {
    const answers = new Answers();
    let come = (_: ReturnType<typeof read>) => undefined as unknown;
    const first = answers.once(request, () => new Promise((resolve) => (come = resolve)));
    const second = answers.once(request, never);
    const exchange = read(1);
    come(exchange);
    expect(await Promise.all([first, second])).toEqual([exchange, exchange]);
  });

  test("and again if it failed", async () => {
    const answers = new Answers();
    await expect(answers.once(request, never)).rejects.toThrow("sent again");
    const exchange = read(1);
    expect(await answers.once(request, () => Promise.resolve(exchange))).toBe(exchange);
  });

  test.each<[what: string, other: Partial<WireRequest>]>([
    ["another address", { url: "http://notes.example/note?action=read&id=2" }],
    ["another method", { method: "POST" }],
    ["other credentials", { headers: { authorization: "Bearer b" } }],
    ["a key in a header of another name", { headers: { "x-key": "b" } }],
    ["another body", { body: "{}" }],
  ])("but one with %s is another", async (_, other) => {
    const answers = new Answers();
    answers.take(read(1));
    const exchange = read(2);
    const send = () => Promise.resolve(exchange);
    expect(await answers.once({ ...request, ...other }, send)).toBe(exchange);
  });

  test.each<[what: string, other: Partial<WireRequest>]>([
    ["in the form it accepts", { headers: { accept: "*/*" }, persona: "other" }],
    ["in that its body is empty, and not absent", { body: "" }],
  ])("and one that differs %s is the same", async (_, other) => {
    const answers = new Answers();
    answers.take(read(1));
    const { answer } = await answers.once({ ...request, ...other }, never);
    expect(answer.body.json).toEqual({ id: 1 });
  });
});
