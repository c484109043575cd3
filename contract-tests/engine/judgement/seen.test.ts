import { expect, test } from "vitest";
import type { Exchange } from "../exchange/exchange.ts";
import type { Breach } from "./finding.ts";
import { answerOf, each, fieldOf, must, should } from "./seen.ts";

const exchange = { answer: { status: 200, body: { text: "{}" } } } as Exchange;
const users = { value: [{ id: 1 }, { id: 1 }], at: "/users", exchange };
const message = "The id is not its own.";

test("what is not as it must be is reported where it was seen", () => {
  const found: Breach[] = [];
  const report = (one: Breach) => found.push(one);
  const [, second] = each(users);
  must(report, fieldOf(second!, "id"), false, 2, message);
  should(report, users, false, "two users", { "ids-differ": message });
  must(report, answerOf(exchange), false, "404", message);
  expect(found).toEqual([
    { message, at: "/users/1/id", expected: 2, actual: 1, exchange, inferred: false },
    {
      check: "ids-differ",
      message,
      at: "/users",
      expected: "two users",
      actual: users.value,
      exchange,
      inferred: true,
    },
    { message, expected: "404", actual: "200: {}", exchange, inferred: false },
  ]);
});

test("what is as it must be counts as a claim without a breach", () => {
  const claims: (readonly Breach[])[] = [];
  const report = (...some: readonly Breach[]) => claims.push(some);
  must(report, users, true, "two users", message);
  should(report, answerOf(exchange), true, "404", message);
  expect(claims).toEqual([[], []]);
});
