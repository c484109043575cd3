import { expect, test } from "vitest";
import type { Exchange } from "./exchange.ts";
import type { Breach } from "./finding.ts";
import { each, must } from "./seen.ts";

const exchange = {} as Exchange;
const users = { value: [{ id: 1 }, { id: 1 }], at: "/users", exchange };
const breach = { message: "The id is not its own." };

test("what is not as it must be is reported where it was seen", () => {
  const found: Breach[] = [];
  const [, second] = each(users);
  must((one) => found.push(one), second!, "id", false, 2, breach);
  must((one) => found.push(one), users, "", false, "two users", { ...breach, inferred: true });
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
  ]);
});

test("what is as it must be is not", () => {
  must(() => expect.unreachable(), users, "", true, "two users", breach);
});
