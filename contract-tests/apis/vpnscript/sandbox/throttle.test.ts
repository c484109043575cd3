import { expect, test } from "vitest";
import type { Answer, Asked } from "../../../sandbox/server.ts";
import { throttledTo } from "./throttle.support.ts";

const asked: Asked = {
  method: "GET",
  url: new URL("http://panel/api/account"),
  headers: { accept: "application/json" },
  body: "",
};
const answer: Answer = { status: 401, headers: {}, body: "" };

test("the minute begins with the first request and ends sixty seconds later", async () => {
  let now = 1_000_000;
  const throttled = throttledTo(2, () => now);
  const remaining = async () => (await throttled(asked, answer)).headers["x-ratelimit-remaining"];
  expect([await remaining(), await remaining()]).toEqual(["1", "0"]);
  now += 40_500;
  expect(await throttled(asked, answer)).toMatchObject({
    status: 429,
    headers: { "retry-after": "20", "x-ratelimit-limit": "2", "x-ratelimit-reset": "1060" },
    body: '{"message":"Too Many Attempts."}',
  });
  now += 19_500;
  expect((await throttled(asked, answer)).status).toBe(401);
});
