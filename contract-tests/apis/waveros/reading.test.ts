import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { verifySandbox, withRouter, withVerdict } from "./verify-sandbox.support.ts";

const TIMES = ["2026-01-02 10:00:00", "2026-01-03 11:00:00", "2026-01-04 12:00:00"];

/** The first reads by GET, too. */
const RULES = ["get-and-post-answer-alike", "reading-changes-nothing"];

/** The time that all have by a reading, if they have one, in so many ms. */
test.concurrent.each<
  [what: string, message: string, timeAt: (method: string) => number | undefined]
>([
  ["each reading sets", "Each reading of get_mobile_users sets", () => Date.now()],
  [
    "each by GET sets",
    "Each reading of get_mobile_users by GET sets",
    (method) => (method === "GET" ? Date.now() : undefined),
  ],
  ["all have", "", () => 0],
  ["a job sets each minute", "", () => Math.floor(Date.now() / 60_000) * 60_000],
])("a time that %s in all entries: %s", async (_, message, timeAt) => {
  const alter = ({ method, url: { search }, body }: Asked, answer: Answer) => {
    const isIt =
      `${search}${body}`.includes("get_mobile_users") && String(answer.body).includes("users");
    if (!isIt) return answer;
    const at = timeAt(method);
    const time = at === undefined ? undefined : new Date(at).toISOString().slice(0, 19);
    const users = TIMES.map((own, id) => ({
      id,
      mobile: `1555555014${id}`,
      last_login: time ?? own,
    }));
    return { ...answer, body: JSON.stringify({ users }) };
  };
  const wanted = (name: string) => RULES.includes(name);
  const run = await withRouter({ alter }, (session) => verifySandbox(session, { wanted }));
  const messages = run.outcomes["reading-changes-nothing"]!.findings.map((one) => one.message);
  expect(messages).toEqual(message ? [`${message} one and the same time in all its entries.`] : []);
});

test("by all methods, a run finds what each reading by GET does once it is answered", async () => {
  let gone = 0;
  const rows = ["a", "b", "c", "d", "e", "f"].map((mobile) => ({ mobile }));
  const alter = ({ method, url: { search }, body }: Asked, answer: Answer) => {
    const isIt =
      `${search}${body}`.includes("get_mobile_users") && String(answer.body).includes("users");
    if (!isIt) return answer;
    const users = rows.slice(gone);
    if (method === "GET") gone++;
    return { ...answer, body: JSON.stringify({ users }) };
  };
  const run = await withRouter({ alter }, (session) => {
    session.allMethods = true;
    return verifySandbox(session);
  });
  expect(withVerdict(run, "violates")).toEqual(["reading-changes-nothing"]);
  const [finding] = run.outcomes["reading-changes-nothing"]!.findings;
  const message = "Each reading of get_mobile_users by GET has fewer of the same entries.";
  expect(finding).toMatchObject({ message });
});
