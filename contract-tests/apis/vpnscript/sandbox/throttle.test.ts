import { expect, test } from "vitest";
import type { Asked } from "../../../sandbox/server.ts";
import { visit } from "./panel-visitor.support.ts";
import { startSandbox } from "./start.ts";
import { createThrottle } from "./laravel.ts";

const asked: Asked = {
  method: "GET",
  url: new URL("http://panel/api/account"),
  headers: { accept: "application/json" },
  body: "",
};

test("the minute begins with the first request and ends sixty seconds later", () => {
  let now = 1_000_000;
  const throttle = createThrottle(2, () => now);
  const remaining = () => throttle(asked).headers["x-ratelimit-remaining"];
  expect([remaining(), remaining()]).toEqual(["1", "0"]);
  now += 40_500;
  const { refused } = throttle(asked);
  expect(refused).toMatchObject({
    status: 429,
    headers: { "retry-after": "20", "x-ratelimit-limit": "2", "x-ratelimit-reset": "1060" },
    body: '{"message":"Too Many Attempts."}',
  });
  now += 19_500;
  expect(throttle(asked).refused).toBeUndefined();
});

test("a throttled panel counts what it routes, and says so on every answer", async () => {
  const sandbox = await startSandbox({ requestsPerMinute: 2 });
  const visitor = visit(sandbox);
  const statuses = [];
  for (const path of ["/api/account", "/nowhere", "/api/servers", "/api/account"]) {
    statuses.push((await visitor.ask("GET", path)).status);
  }
  const { status, headers, body } = await visitor.ask("GET", "/api/account");
  await sandbox.close();
  expect(statuses).toEqual([401, 404, 401, 429]);
  expect([status, body]).toEqual([429, { message: "Too Many Attempts." }]);
  expect(Number(headers["retry-after"])).toBeGreaterThan(50);
  expect(headers["x-ratelimit-remaining"]).toBe("0");
});
