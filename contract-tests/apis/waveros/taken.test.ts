import { expect, test } from "vitest";
import type { FaultName } from "./sandbox/faults.ts";
import { jsonOf } from "../../sandbox/fronts.ts";
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
