import { expect, test } from "vitest";
import type { FaultName } from "./sandbox/faults.ts";
import { jsonOf, type Json } from "../../sandbox/fronts.ts";
import { withBody, type Answer, type Asked } from "../../sandbox/server.ts";
import { runOver, verifySandbox, withRouter, withVerdict } from "./verify-sandbox.support.ts";

let ask: (what: object) => Promise<void>;

const ROOMS = Array.from({ length: 12 }, (_, nth) => `room-${nth}`);

/** How many rooms go before a list is read again; the oldest voucher is none of them. */
test.each<[FaultName, most: number]>([
  ["remove-unknown-takes-newest", 1],
  ["remove-unknown-takes-oldest", 0],
])(
  "%s: no removal of what is not there is sent after a list has shown that such take others",
  async (fault, most) => {
    await withRouter({ fault }, async (session, sandbox) => {
      for (const username of ROOMS) {
        const { baseUrl, apiKey } = session.target;
        const order = { action: "create_voucher", "api-key": apiKey, username };
        await fetch(baseUrl, { method: "POST", body: JSON.stringify(order) });
      }
      const run = await verifySandbox(session);
      expect(withVerdict(run, "violates")).toContain("only-the-whole-username-removes");
      const lost = ROOMS.filter((name) => !sandbox.fingerprint().includes(name));
      expect(lost.length).toBeLessThanOrEqual(most);
      expect(sandbox.fingerprint()).not.toContain(session.vouchers.mark);
      expect(run.leftovers).toEqual([]);
    });
  },
);

test("that each removal takes an e-mail user is seen where there are but two", async () => {
  let most = 0;
  const alter = (_: Asked, answer: Answer) => {
    const { users = [] } = jsonOf(answer) ?? {};
    const isUsers = (users as object[]).some((one) => "email" in one);
    if (!isUsers) return answer;
    most ||= (users as object[]).length;
    return withBody(answer, JSON.stringify({ users: (users as object[]).slice(most - 2) }));
  };
  const run = await runOver({ fault: "remove-takes-email-user", alter });
  expect(withVerdict(run, "violates")).toEqual(["other-lists-stay-as-they-are"]);
});

test("that some removals take others' vouchers is seen, and no more is removed", async () => {
  let due = 0;
  const taken: string[] = [];
  await withRouter(
    {
      async alter({ url, body }: Asked, answer: Answer) {
        const asked = `${url.search}${body}`;
        const isRemoval =
          asked.includes("remove_voucher") && String(answer.body).includes("removed");
        if (!isRemoval || asked.includes("room-") || ++due % 2 > 0) return answer;
        taken.push(ROOMS[taken.length]!);
        await ask({ action: "remove_voucher", username: taken.at(-1)! });
        return answer;
      },
    },
    async (session) => {
      ask = async (what) => {
        const { baseUrl, apiKey } = session.target;
        const body = JSON.stringify({ "api-key": apiKey, ...what });
        await fetch(baseUrl, { method: "POST", body });
      };
      for (const username of ROOMS) await ask({ action: "create_voucher", username });
      const run = await verifySandbox(session);
      expect(withVerdict(run, "violates")).toEqual(["others-stay-as-they-are"]);
      expect(taken.length).toBeLessThan(5);
      expect(run.leftovers).not.toEqual([]);
    },
  );
});

test.each([
  ["removal", "removed successfully", "first_login"],
  ["creation", "added successfully", "MAC"],
])(
  "that each %s of a voucher clears something of another's is told, also where nothing of it is left",
  async (what, message, field) => {
    const { placed } = (await runOver()).session.vouchers;
    const count = placed.filter(({ outcome }) => outcome === "done").length;
    let writes = 0;
    const time = "2026-01-02 10:20:30";
    const used = { first_login: time, last_login: time, MAC: "02:00:5E:00:00:01" };
    const { outcomes } = await runOver({
      alter({ body, url }, answer) {
        if (String(answer.body).includes(message)) writes++;
        const { users } = jsonOf(answer) ?? {};
        const isList = (body + url.search).includes("get_voucher_users") && Array.isArray(users);
        if (!isList) return answer;
        const more = Array.from({ length: count }, (_, nth) => ({
          ...(users as Json[])[0],
          ...{ id: 900 + nth, username: `guest-${nth}`, ...used },
          ...(nth < writes && { [field]: null }),
        }));
        return withBody(answer, JSON.stringify({ users: [...more, ...(users as Json[])] }));
      },
    });
    const told = outcomes["others-stay-as-they-are"]!.findings.map((one) => one.message);
    expect(told).toEqual([`Each ${what} of a voucher touches the vouchers of others.`]);
  },
);

test("that each removal gives another's voucher a text of what it removes is told, though two have the same", async () => {
  const known = new Map<unknown, unknown>();
  let password: unknown;
  const { outcomes } = await runOver({
    alter({ body, url }, answer) {
      const { username = url.searchParams.get("username") } = jsonOf({ body }) ?? {};
      if (String(answer.body).includes("removed successfully")) password = known.get(username);
      const { users } = jsonOf(answer) ?? {};
      const isList = (body + url.search).includes("get_voucher_users") && Array.isArray(users);
      if (!isList) return answer;
      const rows = users as Json[];
      for (const row of rows) known.set(row["username"], row["password"]);
      const [oldest, ...others] = rows;
      const given = { ...oldest, ...(password !== undefined && { password }) };
      return withBody(answer, JSON.stringify({ users: [given, ...others] }));
    },
  });
  const message = "Each removal of a voucher touches the vouchers of others.";
  const { findings } = outcomes["others-stay-as-they-are"]!;
  expect(findings).toMatchObject([{ message, actual: "room101 has changed" }]);
});

test.each<[rule: string, what: string, list: string, first: object, then: object]>([
  [
    "other-lists-stay-as-they-are",
    "e-mail users",
    "get_email_users",
    { marketing: 1 },
    { marketing: 0 },
  ],
  ["other-lists-stay-as-they-are", "e-mail users", "get_email_users", { visits: 7 }, { visits: 0 }],
  [
    "other-lists-stay-as-they-are",
    "mobile users",
    "get_mobile_users",
    { visits: 7 },
    { visits: 0 },
  ],
  [
    "others-stay-as-they-are",
    "vouchers of others",
    "get_voucher_users",
    { first_login: "2026-01-02 10:20:30", last_login: "2026-01-02 10:20:30" },
    { first_login: null },
  ],
  [
    "others-stay-as-they-are",
    "vouchers of others",
    "get_voucher_users",
    { MAC: "02:00:5E:00:00:01", last_login: "2026-01-02 10:20:30" },
    { MAC: null },
  ],
])(
  "%s: what made all %s alike beside a write can't be told",
  async (rule, what, list, first, then) => {
    let removals = 0;
    const { outcomes } = await runOver({
      alter({ body, url }, answer) {
        const asked = body + url.search;
        if (asked.includes("remove_voucher")) removals++;
        const { users } = jsonOf(answer) ?? {};
        if (!asked.includes(list) || !Array.isArray(users)) return answer;
        const isOwn = (row: Json) => String(row["username"]).toLowerCase().startsWith("ct-");
        const change = removals > 0 ? { ...first, ...then } : first;
        const [one] = users as Json[];
        const all =
          users.length > 1 ? (users as Json[]) : [one!, { ...one, mobile: "15555550144" }];
        const rows = all.map((row) => (isOwn(row) ? row : { ...row, ...change }));
        return withBody(answer, JSON.stringify({ users: rows }));
      },
    });
    const reason = expect.stringContaining(`most ${what} went, or all were made alike`) as string;
    expect(outcomes[rule]).toMatchObject({ verdict: "not-exercised", reason });
  },
);
