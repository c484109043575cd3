import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { visit, type PanelVisitor } from "./panel-visitor.support.ts";
import { expectAnswer } from "./same-shape.support.ts";
import { startSandbox } from "./start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
});
afterAll(() => sandbox.close());

describe("to a client that asks for JSON", () => {
  test.each(["/api/nowhere", "/", "/api", "/api/accounts", "/constructor", "/__proto__"])(
    "404 %s",
    async (path) => {
      const message = `The route ${path.slice(1) || "/"} could not be found.`;
      expectAnswer(await visitor.ask("GET", path), 404, { message });
    },
  );

  test.each([
    ["GET", "/api/auth/token", "POST"],
    ["HEAD", "/api/auth/token", "POST"],
    ["POST", "/api/account", "GET, HEAD"],
    ["PATCH", "/api/servers", "GET, HEAD"],
    ["GET", "/api/wireguard/delete", "DELETE"],
    ["DELETE", "/api/wireguard/create", "POST"],
  ])("405 %s %s", async (method, path, allow) => {
    const { status, headers, body } = await visitor.ask(method, path);
    expect([status, headers["allow"]]).toEqual([405, allow]);
    const message = `The ${method} method is not supported for this route. Supported methods: ${allow}.`;
    expect(body).toEqual(method === "HEAD" ? "" : { message });
  });

  test("OPTIONS tells the methods, and HEAD is GET without a body", async () => {
    const options = await visitor.ask("OPTIONS", "/api/servers");
    expect([options.status, options.headers["allow"]]).toEqual([200, "GET,HEAD"]);
    const head = await visitor.askAs("active", "HEAD", "/api/servers");
    expect([head.status, head.headers["content-type"], head.body]).toEqual([
      200,
      "application/json",
      "",
    ]);
  });

  test("a slash behind the path changes nothing", async () => {
    expect((await visitor.askAs("active", "GET", "/api/account/")).status).toBe(200);
  });

  test("the framework's headers, and no rate limit", async () => {
    const { headers } = await visitor.askAs("active", "GET", "/api/account");
    expect(headers).toMatchObject({
      "cache-control": "no-cache, private",
      "content-type": "application/json",
      date: expect.any(String) as unknown,
    });
    expect(headers).not.toHaveProperty("x-ratelimit-limit");
  });
});

describe.each([
  ["any type", { accept: "*/*" }],
  ["a browser's types", { accept: "text/html,application/json;q=0.9" }],
])("to a client that asks for %s", (_, headers) => {
  test("an unknown route is a page", async () => {
    const { status, headers: answered, body } = await visitor.ask("GET", "/nowhere", { headers });
    expect([status, answered["content-type"]]).toEqual([404, "text/html; charset=UTF-8"]);
    expect(body).toContain("<h1>Not Found</h1>");
  });

  test("no token leads to the login page", async () => {
    const { status, headers: answered } = await visitor.ask("GET", "/api/account", { headers });
    expect([status, answered["location"]]).toEqual([302, `${sandbox.baseUrl}/login`]);
    expect((await visitor.ask("GET", "/login", { headers })).body).toContain("<h1>Log in</h1>");
  });

  test("invalid input leads back", async () => {
    const referer = "http://app.example.com/login";
    const sent = { headers: { ...headers, referer } };
    const { status, headers: answered } = await visitor.ask("POST", "/api/auth/token", sent);
    expect([status, answered["location"]]).toEqual([302, referer]);
  });
});

test("a script that takes any type is answered in JSON", async () => {
  const headers = { accept: "*/*", "x-requested-with": "XMLHttpRequest" };
  expect((await visitor.ask("GET", "/api/account", { headers })).status).toBe(401);
});
