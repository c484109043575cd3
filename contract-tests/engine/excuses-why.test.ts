import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { check } from "./exercise.ts";
import { kindOf } from "./exchange/exchange.ts";
import { connected, exercise, NOTE, variant } from "./exercise.support.ts";
import { endedSpells, unless } from "./excuses.ts";
import { exchanged } from "./invented.support.ts";
import type { Answers } from "./invented-api.support.ts";
import type { Outcome } from "./judgement/outcome.ts";
import type { Rule } from "./session.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const WRONG: Answers = { "GET /note?id=1": [200, { id: "1" }] };

describe("an answer of which the API knows that it says nothing", () => {
  const why = "someone is just cleaning up";
  const nothing = { verdict: "not-exercised", reason: why, code: "unchecked", findings: [] };

  test("is none of a variant's, and is not told by what is met in passing either", async () => {
    const { session } = connected(WRONG);
    session.saysNothing = () => why;
    expect(await exercise(session, variant(NOTE))).toMatchObject(nothing);
    expect(session.described.breaches).toEqual([]);
  });

  test("breaks no rule", async () => {
    const { session } = connected(WRONG);
    const rule: Rule = {
      id: "it-is-right",
      title: "It is right.",
      source: "Notes, tab 1",
      async check(one, found) {
        const exchange = await one.send("readNote", { parameters: { id: 1 } });
        found(...one.breachesOf(NOTE, exchange).map((each) => ({ ...each, exchange })));
      },
    };
    expect(await check(session, rule)).toMatchObject({ verdict: "violates" });
    session.saysNothing = () => why;
    expect(await check(session, rule)).toMatchObject(nothing);
  });
});

const READ = exchanged({ id: 1, text: "milk" });
const { request } = READ;
const failed = (status: number, body: unknown = { message: "Server Error" }, path = "note") =>
  exchanged(body, { status }, { url: `http://notes.example/${path}` });
const PAGE = "<html><head><title>Blocked</title></head></html>";
const kind = (path = "note") => kindOf({ ...request, url: `http://notes.example/${path}` });
const spell = (...kinds: string[]) => ({
  by: "a spell",
  kinds,
  why: "for a while, such requests failed with 500, and none does any more; run again",
});

test.each<[what: string, exchanges: Parameters<typeof unless>[1], want: object | undefined]>([
  ["nothing", [], undefined],
  ["what has no answer", [undefined], undefined],
  ["a documented answer", [READ], undefined],
  ["failures of two kinds", [failed(500), failed(500, {}, "b")], spell(kind(), kind("b"))],
  ["a failure, and a documented answer", [failed(500), READ], undefined],
  ["a failure, and what has no answer", [failed(500), undefined], undefined],
  [
    "a gateway's answers",
    [failed(502), failed(502, {}, "b")],
    {
      by: "a gateway",
      kinds: [kind()],
      why: expect.stringMatching(/^a gateway kept requests from the installation: GET .* 502/),
    },
  ],
  ["a gateway's answer, and a documented one", [failed(502), READ], undefined],
  [
    "a page that keeps requests out",
    [failed(403, PAGE)],
    { by: "a gateway", kinds: [kind()], why: expect.stringContaining('titled "Blocked"') },
  ],
])("what takes back that %s is wrong", (_, exchanges, want) => {
  const { session } = connected();
  const given: Pick<Outcome, "unless"> = unless(session, exchanges);
  expect(given).toEqual(want ? { unless: want } : {});
});

/** What the spells were that are over: `at` which times what failed, or came right; how often is asked, and for how long. */
async function spells(all: readonly [at: number, status: number, asked: string][], now: Answers) {
  const { session, log } = connected(now);
  const began = Date.now();
  for (const [at, status, asked] of all) {
    const [operation, parameters] =
      asked === "write" ? ["writeNote", {}] : ["readNote", { id: asked }];
    const built = await session.build(operation, {
      parameters: parameters as Record<string, unknown>,
    });
    const body = status === 200 ? { id: 1, text: "milk" } : { message: "Server Error" };
    session.answers.take({ ...exchanged(body, { status }, built), startedAt: began + at });
  }
  let isOver = false;
  const ended = endedSpells(session).finally(() => (isOver = true));
  while (!isOver) await vi.advanceTimersByTimeAsync(100);
  const kinds = [...(await ended)].map((one) => one.replace(/ http.*/, ""));
  return { kinds, asked: log.length, seconds: Math.floor((Date.now() - began) / 1000) };
}

describe("a spell in which requests fail", () => {
  const FAILS: Answers[string] = [500, { message: "Server Error" }];

  test.each<
    [what: string, all: [number, number, string][], kinds: string[], asked: number, seconds: number]
  >([
    ["of one reading is asked for three times", [[0, 500, "1"]], ["GET readNote"], 3, 5],
    ["of one write is asked for once", [[0, 500, "write"]], ["POST writeNote"], 1, 5],
    [
      "of two operations is asked for once each",
      [
        [0, 500, "1"],
        [0, 500, "1"],
        [100, 500, "write"],
      ],
      ["GET readNote", "POST writeNote"],
      2,
      5,
    ],
    [
      "is none where the same came right in the midst of it",
      [
        [0, 500, "1"],
        [100, 200, "1"],
        [200, 500, "1"],
      ],
      [],
      0,
      0,
    ],
    [
      "is one where it came right before and after it",
      [
        [0, 200, "1"],
        [0, 500, "1"],
        [200, 500, "1"],
        [200, 200, "1"],
      ],
      ["GET readNote"],
      6,
      5,
    ],
    [
      "of five seconds is one",
      [
        [0, 500, "1"],
        [5000, 500, "1"],
      ],
      ["GET readNote"],
      6,
      5,
    ],
    [
      "of more is none",
      [
        [0, 500, "1"],
        [5001, 500, "1"],
      ],
      [],
      0,
      0,
    ],
  ])("%s", async (_, all, kinds, asked, seconds) => {
    expect(await spells(all, {})).toEqual({ kinds, asked, seconds });
  });

  test("is not over for a kind of request that still fails in another way", async () => {
    const { session } = connected({ "GET /note?id=2": FAILS });
    for (const [id, body] of [
      ["1", { message: "Server Error" }],
      ["2", { error: "Server Error" }],
    ] as const) {
      const built = await session.build("readNote", { parameters: { id } });
      session.answers.take({ ...exchanged(body, { status: 500 }, built), startedAt: Date.now() });
    }
    const ended = endedSpells(session);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...(await ended)]).toEqual([]);
  });
});
