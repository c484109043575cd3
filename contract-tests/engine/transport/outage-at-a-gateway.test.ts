import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../exchange/errors.ts";
import { exchanged } from "../invented.support.ts";
import { Outage } from "./outage.ts";
import { askedBefore, documented, met, refused, suspect, times } from "./outage.support.ts";

beforeEach(() => void vi.useFakeTimers().advanceTimersByTime(1000));
afterEach(() => void vi.useRealTimers());

describe("a gateway's answer that stays", () => {
  const gateway = () => ({
    ...exchanged({ message: "Unavailable" }, { status: 503 }),
    startedAt: Infinity,
  });

  test("is not asked about before the API has answered", async () => {
    const { outage, asked } = await met([], true);
    expect([await outage.stays(gateway()), asked]).toEqual([false, 0]);
  });

  test("is an outage where the API does not answer either", async () => {
    const { outage } = await met([documented()], true);
    await expect(outage.stays(gateway())).rejects.toThrow("answers 503; it did answer before");
    expect(outage.since).toBe(performance.now());
  });

  test("is an outage from then on, whatever came before the API has answered", async () => {
    const { outage } = await met([refused(), documented()], true);
    await expect(outage.stays(gateway())).rejects.toThrow(TargetError);
    expect(outage.since).toBe(performance.now());
  });

  test("is not asked about while a run cleans up, nor once an outage is certain", async () => {
    const ended = await met([documented()], true);
    ended.outage.end();
    expect(await ended.outage.stays(gateway())).toBe(false);
    const certain = await met([documented(), ...times(5, refused)], true);
    expect(await certain.outage.stays(gateway())).toBe(false);
  });

  test("is the request's own where it does, and is asked about once", async () => {
    const { outage } = await met([documented()], false);
    expect(await outage.stays(gateway())).toBe(true);
    expect(await outage.stays(gateway())).toBe(false);
  });
});

test.each([
  ["after it came, which shows that the API answers still", 1, true],
  ["before it came, which shows nothing", -1, false],
])(
  "a gateway's answer is tried again where the API answers what was sent %s",
  async (_, after, stays) => {
    const gateway = exchanged({ message: "Unavailable" }, { status: 503 });
    const cameAt = gateway.startedAt + gateway.durationMs;
    const { outage } = await met([{ ...askedBefore(), startedAt: cameAt + after / 2 }], true);
    expect(await outage.stays(gateway).catch(() => false)).toBe(stays);
  },
);

test("a gateway's answer is tried again once the API has been asked, by all that wait for it", async () => {
  const gateway = exchanged({ message: "Unavailable" }, { status: 503 });
  const answer = Promise.withResolvers<undefined>();
  const asking = new Outage(suspect, () => answer.promise);
  await asking.answered(askedBefore());
  const both = [asking.stays(gateway), asking.stays(gateway)];
  answer.resolve(undefined);
  expect(await Promise.all(both)).toEqual([true, true]);
});

test("an answer that only the API gives is asked about, whatever it has answered later", async () => {
  const own = askedBefore();
  const later = { ...own, startedAt: own.startedAt + 1 };
  const { outage } = await met([later], true);
  await expect(outage.stays(own)).rejects.toThrow(TargetError);
});
