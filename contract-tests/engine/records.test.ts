import { describe, expect, test } from "vitest";
import { Answers } from "./exchange/answers.ts";
import type { Variant } from "./description/catalogue.ts";
import { Described } from "./transport/described.ts";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { readBody, type Exchange, type WireRequest } from "./exchange/exchange.ts";
import { exchanged, NOTES, notes } from "./invented.support.ts";
import { Secrets } from "./secrets/secrets.ts";
import type { Reach, Session } from "./session.ts";
import { Records } from "./records.ts";

const NOTE: Variant = NOTES.variants["readNote/200/note"]!;
const LOCKED: Variant = NOTES.variants["readNote/200/locked"]!;

/** Records of an installation that answers with what `answer` gives, and how often it was asked. */
function recording(answer: () => Exchange, reach: Partial<Reach> = {}, mostKept?: number) {
  const sent: WireRequest[] = [];
  const all: Reach = { how: "", call: () => ({}), ...reach };
  const session = {
    api: { ...notes, reaches: { "readNote/200/note": all, "readNote/200/locked": all } },
    secrets: new Secrets(),
    allows: () => true,
    isToRepeat: async () => false,
    saysNothing: () => undefined,
    answers: new Answers(),
    described: new Described({ api: notes, secrets: new Secrets() }),
    oneAtATime: (work: () => Promise<unknown>) => work(),
    build: async () => exchanged({}).request,
    transport: {
      isGateways: () => false,
      gateways: { bars: () => false },
      send: async (request: WireRequest) => {
        sent.push(request);
        return answer();
      },
    },
  } as unknown as Session;
  return { records: new Records(session, mostKept), sent };
}

const note = () => exchanged({ id: 1, text: "x" });

describe("a variant is exercised once, whichever judge asks", () => {
  test.each<[what: string, answer: () => Exchange, verdict: string]>([
    ["one that conforms", note, "conforms"],
    ["one that violates", () => exchanged({ id: "1" }), "violates"],
    [
      "one without an answer",
      () => {
        throw new NoAnswer("no answer within 1 s");
      },
      "violates",
    ],
  ])("%s", async (what, answer, verdict) => {
    const { records, sent } = recording(answer);
    const both = await Promise.all([records.recordOf(NOTE), records.recordOf(NOTE)]);
    const later = await records.recordOf(NOTE);
    for (const { outcome } of [...both, later]) expect(outcome.verdict).toBe(verdict);
    // What was lost is asked for again.
    const times = what === "one without an answer" ? 3 : 1;
    expect(sent.map(({ judgedAs }) => judgedAs)).toEqual(Array(times).fill(NOTE.id));
  });

  test("one that cannot be reached is tried once, too", async () => {
    let tried = 0;
    const call = () => {
      tried++;
      throw new NotReachable("needs a pencil");
    };
    const { records, sent } = recording(note, { call });
    for (const _ of [1, 2]) {
      const { outcome, failure, exercised } = await records.recordOf(NOTE);
      expect(outcome).toMatchObject({ verdict: "not-exercised", reason: "needs a pencil" });
      expect([failure, exercised]).toEqual([outcome, []]);
    }
    expect([tried, sent]).toEqual([1, []]);
  });
});

describe("what is kept for a second judge", () => {
  test("a body that is not JSON only so far that this can be seen", async () => {
    const text = `<html>${"x".repeat(1_000_000)}`;
    const bytes = Buffer.from(text);
    const { records } = recording(() => exchanged(text, { bytes, body: readBody(bytes) }));
    const { exercised, outcome } = await records.recordOf(NOTE);
    const { answer } = exercised[0]!.exchange;
    expect(answer.bytes.buffer.byteLength).toBe(1000);
    expect(answer.body).toEqual({ text: text.slice(0, 1000), problem: readBody(bytes).problem });
    expect(outcome.findings[0]?.actual).toMatch(/\(1000006 characters\)$/);
  });

  test("sound ones up to a limit, until they are forgotten", async () => {
    const large = () => exchanged({ id: 1, text: "x".repeat(3000) });
    const { records, sent } = recording(large, {}, 5000);
    expect((await records.recordOf(NOTE)).exercised).toHaveLength(1);
    const second = await records.recordOf(LOCKED);
    expect(second.exercised).toEqual([]);
    expect(second.failure?.reason).toMatch(/too large/);
    expect(second.outcome.verdict).toBe("violates");
    records.forget(NOTE.id);
    records.forget(LOCKED.id);
    expect((await records.recordOf(LOCKED)).exercised).toHaveLength(1);
    expect(sent).toHaveLength(3);
  });

  const size = note().answer.bytes.length;
  test.each<[room: string, mostKept: number, kept: number[]]>([
    ["for both", 2 * size, [1, 1]],
    ["for one and not quite for another", 2 * size - 1, [1, 0]],
    ["for none, in which the first is kept all the same", size - 1, [1, 0]],
  ])("in room %s", async (_, mostKept, kept) => {
    const { records } = recording(note, {}, mostKept);
    const both = [await records.recordOf(NOTE), await records.recordOf(LOCKED)];
    expect(both.map(({ exercised }) => exercised.length)).toEqual(kept);
  });
});
