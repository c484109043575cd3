import { expect, test } from "vitest";
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { textOf } from "../../sandbox/server.ts";
import { messageOf } from "./answers.ts";
import { DAYS, isOrdinary, orderBook, turnOf, validitiesOf } from "./orders.ts";
import { json } from "./sandbox/answers.ts";
import { runOver, withVerdict } from "./verify-sandbox.support.ts";

function givenOn(day: number, target: string) {
  const orders = orderBook("ct-0a1b2c3d", validitiesOf(turnOf(target, day)));
  return orders.filter(isOrdinary).map(({ valid_for }) => valid_for);
}

test("within so many days each documented validity is given, and some on each of them", () => {
  const days = Array.from({ length: DAYS }, (_, day) => givenOn(20_400 + day, "router"));
  for (const given of days) {
    expect(given).toEqual(expect.arrayContaining(["365 days", "35 days"]));
    expect(new Set(given).size).toBe(given.length);
  }
  // Those two are in orders whose name or start not every router takes.
  const all = new Set([...days.flat(), "1 hour", "always"].filter(Boolean));
  expect([...all].toSorted()).toEqual(schemas.ValidFor.enum.toSorted());
  expect(DAYS).toBeLessThanOrEqual(31);
});

test("a validity that is refused is found where it is tried, and the report tells which are", async () => {
  const refused = json({ message: "An error occurred", error: true });
  const noted = async (name: string) => {
    const { session, outcomes } = await runOver(
      { alter: ({ body }, answer) => (body.includes('"90 days"') ? refused : answer) },
      { name, methods: ["POST"] },
      { wanted: (one) => one === "documented-orders-are-accepted" },
    );
    const note = session.transport.notes.find((one) => one.includes("65 documented")) ?? "";
    return [note.includes("90 days"), outcomes["documented-orders-are-accepted"]?.verdict];
  };
  // The days of targets whose names differ by one letter follow one another.
  const names = Array.from({ length: DAYS }, (_, n) => `router-${String.fromCodePoint(65 + n)}`);
  const told = await Promise.all(names.map(noted));
  expect(told.filter(([isTried]) => isTried)).toEqual([[true, "violates"]]);
  expect(told.filter(([, verdict]) => verdict === "conforms")).toHaveLength(DAYS - 1);
});

test.each<[what: string, from: string, verdict: string]>([
  ["one that is out of bounds", "only it", "violates"],
  ["all from it on", "all", "conforms"],
])("of the last orders of a run, %s are refused: %s", async (_, from, verdict) => {
  const refused = json({ message: "An error occurred", error: true });
  let isSince = false;
  const run = await runOver(
    {
      alter({ url, body }, answer) {
        const asked = `${url.search}${body}`;
        if (!asked.includes("create_voucher")) return answer;
        const isIt = asked.includes("9437185") || /limit"?[=:]-1/.test(asked);
        isSince ||= isIt;
        return isIt || (from === "all" && isSince) ? refused : answer;
      },
    },
    {},
    { wanted: (one) => one === "documented-orders-are-accepted" },
  );
  expect(run.outcomes["documented-orders-are-accepted"]?.verdict).toBe(verdict);
});

test("a full name that is left out is not another voucher's", async () => {
  const run = await runOver(
    {
      alter({ url, body }, answer) {
        const asked = `${url.search}${body}`;
        const isLeftOut = asked.includes("P4") && asked.includes("create_voucher");
        if (!isLeftOut) return answer;
        const text = String(answer.body).replace(
          /"fullname":"[^"]*"/,
          '"fullname":"ct-0a1b2c3d-6 Z"',
        );
        return { ...answer, body: text };
      },
    },
    {},
    { wanted: (one) => one === "left-out-values-are-invented" },
  );
  expect(run.outcomes["left-out-values-are-invented"]?.verdict).toBe("violates");
});

test("what a removal has named is not said to be gone unnamed, whatever its answer says", async () => {
  const unknown = json({ message: "Username doesn't exist", error: true });
  let times = 0;
  const run = await runOver({
    alter({ url, body }, answer) {
      const isIt = `${url.search}${body}`.includes("remove_voucher");
      // Once, another client may be why.
      if (times > 1 || !isIt || !String(answer.body).includes("removed")) return answer;
      times++;
      return unknown;
    },
  });
  expect(run.outcomes["only-the-whole-username-removes"]?.verdict).toBe("conforms");
  expect(run.outcomes["remove_voucher/user-removed"]?.verdict).toBe("violates");
});

test("a router that takes no usernames as long as this run's is not said to fail, and not blamed", async () => {
  const isLong = (name: unknown) => String(name).length > 16;
  const run = await runOver({
    alter(_, answer) {
      const { user, users } = JSON.parse(textOf(answer)) as {
        readonly user?: { readonly username: string };
        readonly users?: readonly { readonly username: string }[];
      };
      if (user && isLong(user.username))
        return json({ message: messageOf("ErrorOccurred"), error: true });
      const isShort = ({ username }: { readonly username: string }) => !isLong(username);
      return users ? json({ users: users.filter(isShort) }) : answer;
    },
  });
  expect(withVerdict(run, "violates")).toEqual([]);
  const reason = expect.stringContaining("orders with a username such as this run gives") as string;
  expect(run.outcomes["create_voucher/user-added"]).toMatchObject({ reason });
});
