import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { runOver, withVerdict } from "./verify-sandbox.support.ts";

test("a list that something on the way keeps when GET reads it is told as an older one, and as nothing else", async () => {
  const kept = new Map<string, Answer>();
  const alter = ({ method, url: { search } }: Asked, answer: Answer) => {
    if (method !== "GET" || !search.includes("get_voucher_users")) return answer;
    const first = kept.get(search) ?? answer;
    kept.set(search, first);
    return first;
  };
  const run = await runOver({ alter });
  expect(withVerdict(run, "violates")).toEqual(["get-and-post-answer-alike"]);
  expect(withVerdict(run, "conforms")).toHaveLength(Object.keys(run.outcomes).length - 1);
  const [finding] = run.outcomes["get-and-post-answer-alike"]!.findings;
  const message = "get_voucher_users has an older list for GET than for POST.";
  expect(finding).toMatchObject({ message });
  expect(run).toMatchObject({ leftovers: [], unchanged: true });
});
