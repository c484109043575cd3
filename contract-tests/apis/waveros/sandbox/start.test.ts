import { expect, test } from "vitest";
import { withSandbox } from "./asking.support.ts";
import { startSandbox } from "./start.ts";

test("the target says how every router is reached", () =>
  withSandbox({}, async (ask, { baseUrl, target }) => {
    expect(ask.baseUrl).toBe(baseUrl);
    const key = expect.stringMatching(/^[0-9a-f]{32}$/);
    const at = (path: string) => ({
      baseUrl: expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+${path}$`)),
      apiKey: key,
    });
    expect(target).toEqual({
      name: "sandbox-waveros",
      api: "waveros",
      ...at("/api/"),
      methods: ["POST", "GET"],
      allowWrites: true,
      requestsPerMinute: 60000,
      states: {
        apiDisabled: at("/states/api-disabled/api/"),
        getDisabled: at("/states/get-disabled/api/"),
        failing: at("/states/failing/api/"),
      },
    });
    const states = Object.values(target.states as Record<string, { apiKey: string }>);
    expect(new Set([ask.apiKey, ...states.map(({ apiKey }) => apiKey)]).size).toBe(4);
  }));

test("without its slash a router redirects, without the query that may hold the key", () =>
  withSandbox({}, async ({ baseUrl, apiKey }) => {
    const url = `${baseUrl.slice(0, -1)}?api-key=${apiKey}`;
    const response = await fetch(url, { redirect: "manual" });
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe("/api/");
  }));

test.each(["/", "/API/", "/api/vouchers", "/api//", "/states/", "/index.php"])(
  "%s is not there",
  (path) =>
    withSandbox({}, async ({ baseUrl }) => {
      const response = await fetch(new URL(path, baseUrl));
      expect([response.status, response.headers.get("content-type")]).toEqual([
        404,
        "text/html; charset=utf-8",
      ]);
    }),
);

test("HEAD acts as GET and has no body", () =>
  withSandbox({}, async (ask, sandbox) => {
    const query = `?api-key=${ask.apiKey}&action=create_voucher&username=u1`;
    const told = await ask.send({ method: "HEAD" }, query);
    expect(told).toMatchObject({ status: 200, type: "application/json", text: "" });
    expect(sandbox.fingerprint()).toContain("/api/ u1 ");
  }));

test("the log tells what was asked of every router, without queries", () =>
  withSandbox({}, async (ask, { log, target }) => {
    const { failing } = target.states as { failing: { baseUrl: string } };
    await ask.get({ action: "get_logins" });
    await ask.post({ action: "get_logins" });
    await fetch(failing.baseUrl, { method: "PUT" });
    expect(log).toEqual([
      { method: "GET", path: "/api/", status: 200 },
      { method: "POST", path: "/api/", status: 200 },
      { method: "PUT", path: "/states/failing/api/", status: 405 },
    ]);
  }));

test("an answer can be altered on its way out", () =>
  withSandbox({ alter: (_, answer) => ({ ...answer, status: 503 }) }, async (ask) => {
    expect((await ask.get({})).status).toBe(503);
  }));

test("it is ready after less than 300 ms of work and gone once closed", async () => {
  const started = process.cpuUsage();
  const { baseUrl, close } = await startSandbox();
  expect(process.cpuUsage(started).user).toBeLessThan(300_000);
  await close();
  await expect(fetch(baseUrl)).rejects.toThrow("fetch failed");
});

test.each(["no-such-fault", "toString", ""])("fault %j is unknown", async (fault) => {
  await expect(startSandbox({ fault })).rejects.toThrow(
    `the WaverOS sandbox has no fault "${fault}"; choose one of create-stores-nothing, `,
  );
});
