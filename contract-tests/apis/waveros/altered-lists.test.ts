import { expect, test } from "vitest";
import { jsonOf, type Json } from "../../sandbox/fronts.ts";
import { withBody, type Answer, type Asked } from "../../sandbox/server.ts";
import { runOver } from "./verify-sandbox.support.ts";

const isAsked = ({ body, url }: Asked, what: string) => (body + url.search).includes(what);

/** Changes the entries of a list as it is answered. */
function listing(action: string, change: (rows: Json[], asked: Asked) => Json[]) {
  return (asked: Asked, answer: Answer) => {
    const { users } = jsonOf(answer) ?? {};
    if (!isAsked(asked, action) || !Array.isArray(users)) return answer;
    return withBody(answer, JSON.stringify({ users: change(users as Json[], asked) }));
  };
}

/** What a run tells, and what of it could not be checked. */
async function toldOver(alter: (asked: Asked, answer: Answer) => Answer) {
  const { outcomes } = await runOver({ alter });
  const all = Object.entries(outcomes);
  return {
    found: [
      ...new Set(
        all.flatMap(([id, { findings }]) => findings.map((one) => `${id}: ${one.message}`)),
      ),
    ],
    unchecked: all.flatMap(([id, { code }]) => (code === "unchecked" ? [id] : [])),
  };
}

test.concurrent.each<[field: string, change: (rows: Json[], nth: number) => unknown]>([
  ["visits", () => 0],
  ["MAC", (rows, nth) => rows[(nth + 1) % rows.length]!["MAC"]],
])(
  "a list in which GET shows another %s is told as that, and not as staff's",
  async (field, of) => {
    const alter = listing("get_email_users", (rows, { method }) =>
      rows.map((row, nth) => (method === "GET" ? { ...row, [field]: of(rows, nth) } : row)),
    );
    const message = "get_email_users has another list for GET than for POST.";
    const found = [`get-and-post-answer-alike: ${message}`];
    expect(await toldOver(alter)).toEqual({ found, unchecked: [] });
  },
);

test.concurrent("removed vouchers that stay under another username are told once", async () => {
  const known = new Map<unknown, Json>();
  const removed: Json[] = [];
  const list = listing("get_voucher_users", (rows) => {
    for (const row of rows) known.set(row["username"], row);
    return [...rows, ...removed];
  });
  const message = "A removed voucher is still listed, under another username.";
  const { found } = await toldOver((asked, answer) => {
    if (String(answer.body).includes("removed successfully")) {
      const { username = asked.url.searchParams.get("username") } = jsonOf(asked) ?? {};
      const row = known.get(username);
      if (row) removed.push({ ...row, username: `${String(username)}_deleted` });
    }
    return list(asked, answer);
  });
  expect(found).toEqual([`removed-voucher-is-gone: ${message}`]);
});
