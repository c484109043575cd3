import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import { exchanged } from "../invented.support.ts";
import { Outage } from "./outage.ts";
import { askedBefore, documented, down, met, refused, suspect, times } from "./outage.support.ts";

beforeEach(() => void vi.useFakeTimers().advanceTimersByTime(1000));
afterEach(() => void vi.useRealTimers());
const broken = (index: number) => exchanged({ trace: index }, { status: 500 });
const long = (index: number) => exchanged(`${"x".repeat(1000)}${index}`, { status: 403 });
const silence = (method = "GET", why = "ECONNREFUSED") =>
  new NoAnswer(`${method} http://notes.example: ${why}`);

describe("it is asked whether this is still the API", () => {
  test.each<[what: string, answers: unknown[]]>([
    ["after five alike that nothing documents", times(5, refused)],
    [
      "after five alike, though what was asked before is answered between them",
      times(9, (n) => (n % 2 ? askedBefore() : refused())),
    ],
    ["after five without an answer", times(5, () => silence())],
    ["after five that are alike in all but their ends", times(5, long)],
    ["after five without an answer, whatever was asked", times(5, (n) => silence(`${n}`))],
    ["after eight failures, however unlike", times(8, broken)],
    ["after eight without an answer, however unlike", times(8, (n) => silence("GET", `E${n}`))],
  ])("%s, and not before", async (_, answers) => {
    const { asked, thrown, outage } = await met(answers, true);
    expect(asked).toBe(1);
    expect(thrown).toHaveLength(1);
    expect((thrown[0] as Error).message).toContain('target "notes": answers 503');
    expect(outage.since).toBe(performance.now() - 1000 * answers.length);
    expect((await met(answers.slice(1), true)).asked).toBe(0);
  });
});

test.each([
  ["what has never answered is not said to have", [], down],
  [
    "what has answered is said to have",
    [documented()],
    new TargetError(
      'target "notes": answers 503; it did answer before, and what came after that does not count',
    ),
  ],
])("%s", async (_, answers, error) => {
  const { thrown } = await met([...answers, ...times(5, refused)], true);
  expect(thrown).toEqual([error]);
});

test.each([
  ["as long as it asks to", "20", 3],
  ["no longer than a minute", "90", 2],
])("what is down for a while is waited for, %s", async (_, after, count) => {
  let asked = 0;
  const askAgain = async () => {
    if (++asked < 3) throw down;
  };
  const outage = new Outage(suspect, askAgain, [500]);
  await outage.answered(documented() as never);
  const headers = { "retry-after": after };
  const away = times(5, () => outage.answered(exchanged({}, { status: 503, headers })));
  const met = Promise.allSettled(away);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await met).toHaveLength(5);
  expect([asked, outage.since === undefined]).toEqual([count, count === 3]);
});

test("an outage that is certain is not asked about again", async () => {
  const { asked, thrown } = await met(times(20, refused), true);
  expect([asked, thrown.length]).toEqual([1, 1]);
});

test("an outage began after the last documented answer", async () => {
  const { outage } = await met([refused(), documented(), ...times(5, refused)], true);
  expect(outage.since).toBe(performance.now() - 5000);
});

test("what is asked of the target to find out is not counted", async () => {
  let asked = 0;
  const outage: Outage = new Outage(suspect, async () => {
    if (asked++ < 3) await outage.answered(refused());
  });
  for (const one of times(5, refused)) await outage.answered(one as never);
  expect(asked).toBe(1);
});

test("what is to be written waits for what is being asked", async () => {
  const { promise, reject } = Promise.withResolvers<undefined>();
  const outage = new Outage(suspect, () => promise);
  await expect(outage.settled()).resolves.toBeUndefined();
  const meeting = Promise.all(times(5, () => outage.answered(refused() as never)));
  const writing = outage.settled();
  reject(down);
  await expect(meeting).rejects.toThrow(down);
  await expect(writing).rejects.toThrow(down);
});

test("an answer to what was asked in the same moment counts as one that came after it", async () => {
  let asked = 0;
  const outage = new Outage(suspect, async () => void asked++);
  for (let times = 0; times < 5; times++) {
    await outage.answered(refused());
    await outage.answered({ ...askedBefore(), startedAt: Date.now() });
  }
  expect(asked).toBe(0);
});

test.each<[what: string, answers: unknown[]]>([
  ["documented answers, however alike", times(20, documented)],
  ["other answers in between", times(20, (n) => (n % 4 === 3 ? documented() : refused()))],
  [
    "refusals that are not alike",
    times(20, (n) => exchanged({ message: `no ${n}` }, { status: 403 })),
  ],
])("nothing is asked after %s", async (_, answers) => {
  expect((await met(answers, true)).asked).toBe(0);
});

test.each<[what: string, answers: unknown[], isDown: boolean, error: object, asked: number]>([
  ["ends the run at once", [], false, TargetError, 0],
  ["ends the run where it is there for all", [documented()], true, TargetError, 1],
  ["costs one request where others get through", [documented()], false, NotReachable, 1],
])("a door that asks for credentials of its own %s", async (_, answers, isDown, error, times) => {
  const headers = { "www-authenticate": 'Basic realm="Staff"' };
  const door = { ...exchanged({}, { status: 401, headers }), startedAt: Infinity };
  const { thrown, asked, outage } = await met([...answers, door], isDown);
  expect(thrown).toEqual([expect.any(error)]);
  expect((thrown[0] as Error).message).toContain("asks for a username and a password");
  expect([asked, outage.since !== undefined]).toEqual([times, error === TargetError]);
});

test("nothing is asked while a run cleans up", async () => {
  let asked = 0;
  const outage = new Outage(suspect, async () => void asked++);
  outage.end();
  for (const one of times(20, refused)) await outage.answered(one as never);
  for (const one of times(20, () => silence())) await outage.silent(one as never);
  expect([asked, outage.since]).toEqual([0, undefined]);
});

describe("where it is the API all the same", () => {
  test("the same answer is not asked about again, and nothing is thrown", async () => {
    const { asked, thrown, outage } = await met(times(20, refused), false);
    expect([asked, thrown, outage.since]).toEqual([1, [], undefined]);
  });

  test("failures are asked about again", async () => {
    expect((await met(times(17, broken), false)).asked).toBe(2);
  });
});

test("what has answered before is asked again after a pause: it may only start again", async () => {
  const answers = [down, down, undefined];
  const ask = () => answers.shift() ?? undefined;
  const outage = new Outage(suspect, async () => {
    const failure = ask();
    if (failure) throw failure;
  }, [500, 2000]);
  await outage.answered(askedBefore());
  const stays = outage.stays({ ...exchanged({}, { status: 503 }), startedAt: Infinity });
  await vi.advanceTimersByTimeAsync(2500);
  expect([await stays, answers]).toEqual([true, []]);
});

test("what is our own failure is not the target's", async () => {
  const outage = new Outage(suspect, () => Promise.reject(new TypeError("ours")));
  for (const one of times(4, refused)) await outage.answered(one as never);
  await expect(outage.answered(refused())).rejects.toThrow(TypeError);
  expect(outage.since).toBeUndefined();
});
