import type { Middleware as OpenapiFetchMiddleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import {
  createVpnScriptClient,
  createVpnScriptClientOf,
  TimeoutError,
  UsageError,
  type Middleware,
} from "../../../generated/vpnscript/index.js";
import { getAccount, listServers } from "../../../generated/vpnscript/operations.js";
import { answering, json } from "./stub.ts";
import { baseUrl, credentials, issued, noConfigs, unauthenticated } from "./panel.support.ts";

describe("middleware", () => {
  /** Says in `log` what passes by, in the way that openapi-fetch's documentation shows. */
  const logging = (log: string[], name: string): OpenapiFetchMiddleware => ({
    onRequest: ({ request, schemaPath }) => {
      log.push(`${name} ${request.method} ${schemaPath}`);
      request.headers.set(`x-${name}`, "1");
    },
    onResponse: async ({ response }) => {
      log.push(`${name} ${response.status} ${(await response.clone().text()).length}`);
    },
  });

  test("is passed in order by requests, and backwards by answers", async () => {
    const { fetch, asked } = answering(unauthenticated);
    const client = createVpnScriptClient({ baseUrl, fetch });
    const log: string[] = [];
    const [a, b] = [logging(log, "a"), logging(log, "b")];
    client.use(a, b);
    expect((await client.getAccount()).variant).toBe("unauthenticated");
    expect(log).toEqual(["a GET /api/account", "b GET /api/account", "b 401 46", "a 401 46"]);
    const { headers } = asked[0]!.url as unknown as Request;
    expect([headers.get("x-a"), headers.get("accept")]).toEqual(["1", "application/json"]);
    client.eject(a);
    await client.listWireguardConfigs({ server_id: 2 });
    expect(log.slice(4)).toEqual(["b GET /api/wireguard/configs", "b 401 46"]);
  });

  test.each<[string, Middleware, string]>([
    [
      "an answer before anything is sent",
      { onRequest: () => unauthenticated() },
      "unauthenticated",
    ],
    ["another answer", { onResponse: () => unauthenticated() }, "unauthenticated"],
    [
      "another request",
      { onRequest: ({ request }) => new Request(`${request.url}/x`) },
      "no-configs",
    ],
    ["nothing", { onResponse: () => undefined }, "no-configs"],
  ])("may give %s", async (_, middleware, variant) => {
    const { fetch } = answering(noConfigs);
    const client = createVpnScriptClient({ baseUrl, fetch });
    client.use(middleware);
    expect((await client.listWireguardConfigs({ server_id: 2 })).variant).toBe(variant);
  });

  test("may answer where nothing did, or give another error; what it throws is not sent again", async () => {
    const { fetch, asked } = answering(() => {
      throw new TypeError("fetch failed");
    });
    const client = createVpnScriptClient({ baseUrl, fetch });
    const rescue: Middleware = { onError: () => unauthenticated() };
    client.use(rescue);
    expect((await client.getAccount()).variant).toBe("unauthenticated");
    client.eject(rescue);
    const wrong = new Error("a mistake of the app");
    client.use({ onError: () => wrong });
    await expect(client.getAccount()).rejects.toBe(wrong);
    expect(asked).toHaveLength(2);
  });

  test("is passed again by what is sent again", async () => {
    const { fetch } = answering(
      json(429, { message: "" }, { "Retry-After": "0" }),
      unauthenticated,
    );
    const client = createVpnScriptClient({ baseUrl, fetch });
    const log: string[] = [];
    client.use(logging(log, "a"));
    await client.getAccount();
    expect(log).toHaveLength(4);
  });
});

test("middleware that reads an answer in the place of its clone is told so, and nothing is sent again", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const client = createVpnScriptClient({ baseUrl, fetch });
  client.use({ onResponse: async ({ response }) => void (await response.text()) });
  await expect(client.getAccount()).rejects.toBeInstanceOf(UsageError);
  expect(asked).toHaveLength(1);
});

test.each<[string, object]>([
  ["a text for a request", { onRequest: () => "https://elsewhere.example.com" }],
  ["an object for an answer", { onResponse: () => ({ status: 200 }) }],
])("middleware that gives %s is refused", async (_, middleware) => {
  const { fetch } = answering(unauthenticated);
  const client = createVpnScriptClient({ baseUrl, fetch });
  client.use(middleware as Middleware);
  await expect(client.getAccount()).rejects.toBeInstanceOf(UsageError);
});

test("nothing is sent when middleware has taken all the time, whatever fetch does with a signal", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const client = createVpnScriptClient({ baseUrl, fetch, timeoutMs: 10 });
  const slow = new Promise<void>((done) => setTimeout(done, 40));
  client.use({ onRequest: () => slow });
  await expect(client.createWireguardConfig({ server_id: 2 })).rejects.toThrow(TimeoutError);
  await slow;
  expect(asked).toEqual([]);
});

test("a request of middleware's own follows no redirect either, and ends in time", async () => {
  const fetch = vi.fn(async (_: string | Request, __?: RequestInit) => unauthenticated());
  const client = createVpnScriptClient({ baseUrl, fetch });
  client.use({ onRequest: ({ request }) => new Request(request.url) });
  await client.getAccount();
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    redirect: "manual",
    signal: expect.any(AbortSignal),
  });
});

test("a client works behind a proxy, and its log-in by itself", async () => {
  const { fetch, asked } = answering(issued("t1"));
  const client = new Proxy(createVpnScriptClient({ baseUrl, fetch }), {});
  const { logIn, getAccount } = client;
  expect((await logIn(credentials)).variant).toBe("token-issued");
  expect(client.token).toBe("t1");
  await getAccount();
  expect(asked[1]?.init.headers).toMatchObject({ authorization: "Bearer t1" });
});

test("a client of some operations has those alone, and asks as the whole one does", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const client = createVpnScriptClientOf({ getAccount }, { baseUrl, fetch, token: "1|t" });
  expect((await client.getAccount()).variant).toBe("unauthenticated");
  expect(asked[0]?.url).toBe("https://vpn.example.com/api/account");
  expect(Object.keys(client)).toEqual(["use", "eject", "getAccount"]);
  // @ts-expect-error An operation is taken by its own name.
  createVpnScriptClientOf({ getAccount: listServers }, { baseUrl });
  // @ts-expect-error It was not taken.
  expect(client.listServers).toBeUndefined();
  // @ts-expect-error Without createToken nobody can log in.
  expect(client.logIn).toBeUndefined();
});

test("a call may have its own address and headers", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const client = createVpnScriptClient({ baseUrl, fetch, headers: { "X-App": "a", "X-All": "1" } });
  await client.getAccount(undefined, {
    baseUrl: "https://other.example.com/panel/",
    headers: { "x-app": "b" },
  });
  expect(asked[0]?.url).toBe("https://other.example.com/panel/api/account");
  expect(asked[0]?.init.headers).toEqual({
    "x-app": "b",
    "x-all": "1",
    accept: "application/json",
  });
});

test("the global fetch is looked up at each call, so what is installed later works", async () => {
  const client = createVpnScriptClient({ baseUrl });
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async () => unauthenticated());
  try {
    expect((await client.getAccount()).variant).toBe("unauthenticated");
    expect(spy).toHaveBeenCalledTimes(1);
  } finally {
    spy.mockRestore();
  }
});
