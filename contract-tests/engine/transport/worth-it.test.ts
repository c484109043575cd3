import { describe, expect, test } from "vitest";
import type { Effect } from "../description/catalogue.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";
import { BREAKER, Doubts, Gateways, MOST_ATTEMPTS } from "./retries.ts";

describe("what is left to do may be refused by a limit", () => {
  const [last, few] = [MOST_ATTEMPTS - 1, BREAKER - 1];

  test.each<
    [what: string, attempt: number, failures: number, status: number, wait: string, may: boolean]
  >([
    ["that passes soon", last, few, 503, "15", true],
    ["that takes too long", last, few, 503, "16", false],
    ["and was so too often", MOST_ATTEMPTS, few, 503, "15", false],
    ["and so was all that came before", last, BREAKER, 503, "15", false],
    ["but not by another status", last, few, 502, "15", false],
  ])("%s", (_, attempt, failures, status, wait, may) => {
    const refused = exchanged({}, { status, headers: { "retry-after": wait } });
    expect(new Gateways().isLimit(refused, attempt, failures)).toBe(may);
  });
});

describe("a strange answer counts where it comes again to the same", () => {
  const strange = (effect: Effect, id: number, operation = "o"): Exchange => {
    const request = { effect, operation, url: `http://notes.example/note?id=${id}` };
    return exchanged({ message: "no Route matched" }, { status: 404 }, request);
  };

  test.each<[what: string, first: Exchange, then: Exchange, counts: boolean]>([
    ["reading", strange("reads", 1), strange("reads", 1), true],
    ["reading, which another is not", strange("reads", 1), strange("reads", 2), false],
    ["create, whatever that is to make", strange("creates", 1), strange("creates", 2), true],
    ["removal, whatever that is of", strange("deletes", 1), strange("deletes", 2), true],
    ["kind of create", strange("creates", 1), strange("creates", 1, "other"), false],
  ])("%s", (_, first, then, counts) => {
    const doubts = new Doubts();
    doubts.came(first, true);
    const later = { ...then, startedAt: Date.now() + 1000 };
    doubts.came(later, true);
    expect([doubts.has(first), doubts.has(later)]).toEqual([true, !counts]);
  });
});
