import { expect, test } from "vitest";
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { textOf, withBody, type Answer, type Asked } from "../../sandbox/server.ts";
import { messageOf } from "./answers.ts";
import { DAYS, NOTE, orderBook, turnOf, validitiesOf } from "./orders.ts";
import { json } from "./sandbox/answers.ts";
import { runOver, withVerdict } from "./verify-sandbox.support.ts";

test("a run gives a validity of each kind, the ends of each series more often, and within so many days all of them", () => {
  const days = Array.from({ length: 2 * DAYS }, (_, day) => validitiesOf(day));
  for (const { hour, hours, day, days: some, longer } of days) {
    expect([hour, hours, day, some]).toEqual([
      "1 hour",
      expect.stringMatching(/^\d+ hours$/),
      "1 day",
      expect.stringMatching(/^\d+ days$/),
    ]);
    expect(Number.parseInt(some)).toBeLessThanOrEqual(30);
    expect(Number.parseInt(longer)).toBeGreaterThanOrEqual(35);
  }
  for (let first = 0; first < DAYS; first++) {
    const all = new Set(["always", ...days.slice(first, first + DAYS).flatMap(Object.values)]);
    expect([...all].toSorted()).toEqual(schemas.ValidFor.enum.toSorted());
    for (const end of ["2 hours", "23 hours", "2 days", "30 days", "35 days", "365 days"]) {
      const given = days.slice(first, first + 6).flatMap(Object.values);
      expect(given).toContain(end);
    }
  }
  expect(orderBook("ct-0a1b2c3d", days[0]!).map(({ valid_for }) => valid_for)).toEqual(
    expect.arrayContaining(Object.values(days[0]!)),
  );
});

test("a start that is lost without a username is found on every other day", async () => {
  const wanted = (one: string) => one === "given-values-come-back";
  const alter = ({ url }: Asked, answer: Answer) => {
    const isNameless =
      url.search.includes("action=create_voucher") && !/[?&]username=/.test(url.search);
    const now = textOf(answer).replace(/"2030-01-17 10:00:00"/, '"2026-01-01 00:00:00"');
    return isNameless ? withBody(answer, now) : answer;
  };
  const runs = ["router-A", "router-B"].map((name) =>
    runOver({ alter }, { name, methods: ["GET"] }, { wanted }),
  );
  const verdicts = (await Promise.all(runs)).map(
    ({ outcomes }) => outcomes["given-values-come-back"]?.verdict,
  );
  expect(verdicts.toSorted()).toEqual(["conforms", "violates"]);
});

test("a new username that counts as taken is found, also where its order has an undocumented validity", async () => {
  const taken = json({ message: messageOf("UsernameExists"), error: true });
  const { outcomes } = await runOver(
    { alter: ({ body }, answer) => (/"(?:31|366) days"|"24 hours"/.test(body) ? taken : answer) },
    { methods: ["POST"] },
    { wanted: (one) => one === "validity-is-a-documented-one" },
  );
  const { findings } = outcomes["validity-is-a-documented-one"]!;
  expect(findings.map(({ check }) => check)).toEqual(["documented-orders-are-accepted"]);
});

test("a validity that is refused is found on the day on which it is tried", async () => {
  const refused = json({ message: "An error occurred", error: true });
  const verdictOn = async (name: string) => {
    const { session, outcomes } = await runOver(
      { alter: ({ body }, answer) => (body.includes('"90 days"') ? refused : answer) },
      { name, methods: ["POST"] },
      { wanted: (one) => one === "documented-orders-are-accepted" },
    );
    expect(session.transport.notes).toContainEqual(NOTE);
    return outcomes["documented-orders-are-accepted"]?.verdict;
  };
  // The days of targets whose names differ by one letter follow one another.
  const names = Array.from({ length: DAYS }, (_, n) => `router-${String.fromCodePoint(65 + n)}`);
  const isTried = (name: string) => validitiesOf(turnOf(name)).longer === "90 days";
  const [other, tried] = [names.find((name) => !isTried(name))!, names.find(isTried)!];
  expect(await verdictOn(tried)).toBe("violates");
  expect(await verdictOn(other)).toBe("conforms");
});

test.each([
  ["create-get-needs-username", "router-A"],
  ["create-get-needs-username", "router-B"],
  ["create-get-needs-validity", "router-A"],
  ["create-get-needs-validity", "router-B"],
] as const)("%s is found of %s, on whatever day", async (fault, name) => {
  const wanted = (one: string) => one === "documented-orders-are-accepted";
  expect(withVerdict(await runOver({ fault }, { name }, { wanted }), "violates")).not.toEqual([]);
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
