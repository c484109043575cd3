import { expect, test } from "vitest";
import type { Exchange } from "./exchange.ts";
import type { Breach } from "./finding.ts";
import { each, must, mustAnswer } from "./seen.ts";

const exchange = { answer: { status: 200, body: { text: "{}" } } } as Exchange;
const users = { value: [{ id: 1 }, { id: 1 }], at: "/users", exchange };
const breach = { message: "The id is not its own." };

test("what is not as it must be is reported where it was seen", () => {
  const found: Breach[] = [];
  const [, second] = each(users);
  must((one) => found.push(one), second!, "id", false, 2, breach);
  must((one) => found.push(one), users, "", false, "two users", { ...breach, inferred: true });
  mustAnswer((one) => found.push(one), exchange, false, "404", breach);
  expect(found).toEqual([
    { ...breach, at: "/users/1/id", expected: 2, actual: 1, exchange },
    {
      ...breach,
      at: "/users",
      expected: "two users",
      actual: users.value,
      exchange,
      inferred: true,
    },
    { ...breach, expected: "404", actual: "200: {}", exchange },
  ]);
});

test("what is as it must be is not", () => {
  must(() => expect.unreachable(), users, "", true, "two users", breach);
  mustAnswer(() => expect.unreachable(), exchange, true, "404", breach);
});
