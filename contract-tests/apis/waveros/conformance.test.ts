import { describe, expect, test } from "vitest";
import { textOf, withBody, withHeaders } from "../../sandbox/server.ts";
import { select } from "../../engine/work.ts";
import { api as waveros } from "./api.ts";
import { passcodeOf } from "./orders.ts";
import { notExercised, remarksIn, runOver, withVerdict } from "./verify-sandbox.support.ts";

describe("a sound router", () => {
  test("conforms in every variant and rule, and is left as it was", async () => {
    const run = await runOver();
    expect(withVerdict(run, "violates")).toEqual([]);
    expect(notExercised(run)).toEqual({});
    expect(remarksIn(run)).toEqual([]);
    const { variants, rules } = select(waveros);
    expect(Object.keys(run.outcomes)).toHaveLength(variants.length + rules.length);
    expect(run.leftovers).toEqual([]);
    expect(run.unchanged).toBe(true);
  });

  test("is not asked more than a throttled one allows", async () => {
    const once = await runOver();
    // Exercised again as by a second tool, the variants need nothing but themselves.
    const twice = await runOver({}, {}, { twice: true });
    expect(once.requests, "README.md says how many there are").toBeLessThanOrEqual(120);
    expect(twice.requests).toBeLessThanOrEqual(195);
    expect(twice.unchanged).toBe(true);
  });

  test.each([["POST"], ["GET"]] as const)("conforms by %s alone", async (method) => {
    const run = await runOver({}, { methods: [method] });
    expect(withVerdict(run, "violates")).toEqual([]);
    expect(Object.keys(notExercised(run))).toEqual(
      method === "POST"
        ? ["get-and-post-answer-alike"]
        : ["post-takes-no-key-from-the-url", "get-and-post-answer-alike"],
    );
    expect(run.unchanged).toBe(true);
  });

  test("is not written to where that is not allowed", async () => {
    const run = await runOver({}, { allowWrites: false });
    expect(withVerdict(run, "violates")).toEqual([]);
    const skipped = Object.keys(notExercised(run));
    expect(skipped.filter((name) => name.startsWith("get_"))).toEqual([]);
    expect(skipped).toContain("create_voucher/user-added");
    expect(skipped).toContain("remove_voucher/key-incorrect");
    expect(run.outcomes["only-the-exact-key-opens"]?.verdict).toBe("conforms");
    expect(run.leftovers).toEqual([]);
  });

  test("without lab routers, their variants say what they need", async () => {
    const { outcomes } = await runOver({}, { states: {} });
    expect(outcomes["get_logins/api-disabled"]).toMatchObject({
      verdict: "not-exercised",
      reason: "needs states.apiDisabled in the target file: a router whose API is not enabled",
    });
    expect(outcomes["get_logins/error-occurred"]?.reason).toContain("states.failing");
    expect(outcomes["disabled-method-is-refused"]?.reason).toContain("states.getDisabled");
  });

  test("shows no secret in a finding", async () => {
    const { outcomes, session } = await runOver({ fault: "key-echoed-in-error" });
    const text = JSON.stringify(outcomes);
    expect(text).toMatch(/\$WAVEROS_\w*KEY/);
    expect(text).not.toContain(session.target.apiKey);
    expect(text).not.toContain(session.target.apiKey.slice(0, -1));
    expect(text).not.toContain(passcodeOf(session.vouchers.mark, "p1"));
  });
});

test("a router that sends its JSON under another media type is remarked on, once", async () => {
  const run = await runOver({
    alter: (_, answer) => withHeaders(answer, { "content-type": "text/html" }),
  });
  expect(withVerdict(run, "violates")).toEqual([]);
  expect(remarksIn(run)).toEqual(["json-is-sent-as-json"]);
});

const wide = (id: string) => id.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one)));

test.each<[what: string, username: (id: string) => string, times: number]>([
  ["unless it may be another's username, compared as a number", (id) => `0${id}`, 0],
  ["unless it may be how another's username begins, as a number", (id) => `${id} A`, 0],
  ["unless it may be another's username, in figures of another width", wide, 0],
  ["unless others have numbers as usernames", (id) => `9${id}`, 0],
  ["where no username is a number", (id) => `room-${id}`, 1],
])("a removal by an id is tried once, %s", async (_, username, times) => {
  const removed = new Set<string>();
  const others = new Set<string>();
  await runOver({
    alter({ body, url }, answer) {
      const asked = body + decodeURIComponent(url.search);
      const [, id] = /username[=":]+(\d{1,6})\b/.exec(asked) ?? [];
      if (asked.includes("remove_voucher") && id !== undefined) removed.add(id);
      const text = textOf(answer);
      const own = [...text.matchAll(/\{"id":(\d+),"username":"ct-[^}]*\}/g)];
      for (const [row, id] of own) {
        const other = row
          .replace(/ct-[0-9a-f]{8}/g, "guest")
          .replace(/"id":\d+,"username":"[^"]*/, `"id":9${id},"username":"${username(id!)}`);
        others.add(`,${other}`);
      }
      const rows = [...others].join("");
      return own.length > 0 ? withBody(answer, text.replace(/\]\}\s*$/, `${rows}]}`)) : answer;
    },
  });
  expect(removed.size).toBe(times);
});
