import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { verifySandbox, withRouter, withVerdict } from "./verify-sandbox.support.ts";

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
