import { describe, expect, test, vi } from "vitest";
import { createVpnScriptFetch } from "../../../generated/vpnscript/fetch.js";
import { createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { answering, json } from "./stub.ts";
import { throttled, unauthenticated } from "./panel.support.ts";

const baseUrl = "https://vpn.example.com/";
const issued = json(200, { success: true, message: null, token: "1|secret" });
const header = (init: RequestInit | undefined, name: string) =>
  new Headers(init?.headers).get(name);

test("JSON is asked for, whatever the app's own headers say", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const headers = { accept: "text/html", "X-App": "mine" };
  await createVpnScriptClient({ baseUrl, fetch, headers }).getAccount();
  expect(asked[0]?.url).toBe("https://vpn.example.com/api/account");
  expect(header(asked[0]?.init, "accept")).toContain("application/json");
  expect(header(asked[0]?.init, "x-app")).toBe("mine");
});

test("the token of a log-in authorizes every other call, and is not shown by the client", async () => {
  const { fetch, asked } = answering(issued);
  const client = createVpnScriptClient({ baseUrl, fetch });
  const credentials = { username: "alice", password: "wonderland", device_name: "phone" };
  expect((await client.logIn(credentials)).variant).toBe("token-issued");
  await client.getAccount();
  await client.logIn(credentials);
  const sent = asked.map(({ init }) => header(init, "authorization"));
  expect(sent).toEqual([null, "Bearer 1|secret", null]);
  const { inspect } = await import("node:util");
  expect(inspect(client)).not.toContain("secret");
});

test("a token can be given, taken away and is kept by a refused log-in", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const client = createVpnScriptClient({ baseUrl, fetch, token: "1|old" });
  await client.logIn({ username: "alice", password: "wrong", device_name: "phone" });
  expect(client.token).toBe("1|old");
  client.token = undefined;
  await client.getAccount();
  expect(header(asked[1]?.init, "authorization")).toBeNull();
});

test.each([null, "", undefined])("a token of %j is none", async (token) => {
  const { fetch, asked } = answering(unauthenticated);
  const headers = { "X-None": undefined as never };
  await createVpnScriptClient({ baseUrl, fetch, headers, token: token as never }).getAccount();
  expect(asked[0]?.init.headers).toEqual({ accept: "application/json" });
});

test.each([
  [{ server_id: 1, cert_only: true }, "server_id=1&cert_only=1"],
  [{ server_id: 1, cert_only: false }, "server_id=1&cert_only=0"],
  [{ server_id: 1, cert_only: undefined as never }, "server_id=1"],
  [{ server_id: 1, cert_only: null as never }, "server_id=1"],
])("the query %o travels as %s", async (query, text) => {
  const { fetch, asked } = answering(unauthenticated);
  await createVpnScriptClient({ baseUrl, fetch }).getOpenvpnProfile(query);
  expect(asked[0]?.url.split("?")[1]).toBe(text);
});

test("a client's own headers count for more than the app's, however they are written or given", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const headers = { Authorization: "Basic x", ACCEPT: "text/html", "X-App": "mine" };
  const expected = { authorization: "Bearer t", accept: "application/json", "x-app": "mine" };
  for (const given of [headers, new Headers(headers)]) {
    const options = {
      baseUrl: new URL(baseUrl) as never,
      fetch,
      token: "t",
      headers: given as never,
    };
    await createVpnScriptClient(options).getAccount();
    expect(asked.at(-1)?.init.headers).toEqual(expected);
  }
});

test("the plain client serializes a query in the same way", async () => {
  const fetch = vi.fn(async (_: Request) => unauthenticated());
  const plain = createVpnScriptFetch({ baseUrl });
  await plain.GET("/api/openvpn/profile", {
    params: { query: { server_id: 1, cert_only: true } },
    fetch,
  });
  expect(fetch.mock.calls[0]?.[0].url).toContain("?server_id=1&cert_only=1");
});

describe("a call ends", () => {
  const never = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error));
    });

  test("when its time is up", async () => {
    const client = createVpnScriptClient({ baseUrl, fetch: never, timeoutMs: 20 });
    await expect(client.getAccount()).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("when the app gives it up, also between two attempts", async () => {
    const reason = new Error("the user left");
    for (const fetch of [never, answering(throttled("20")).fetch]) {
      const stop = new AbortController();
      const client = createVpnScriptClient({ baseUrl, fetch });
      const call = client.getAccount(undefined, { signal: stop.signal });
      setTimeout(() => stop.abort(reason), 20);
      await expect(call).rejects.toBe(reason);
    }
  });
});

test("a redirect is an answer, and is not followed", async () => {
  const { fetch, asked } = answering(
    () => new Response(null, { status: 302, headers: { Location: "http://elsewhere/login" } }),
  );
  const { variant, headers } = await createVpnScriptClient({ baseUrl, fetch }).getAccount();
  expect([variant, headers.get("location")]).toEqual(["undocumented", "http://elsewhere/login"]);
  expect(asked[0]?.init.redirect).toBe("manual");
});

describe("the key of a router", () => {
  const answer = json(200, { message: "API Key is incorrect", error: true });
  const router = "http://192.168.10.1/api/";

  test("travels in the body by POST", async () => {
    const { fetch, asked } = answering(answer);
    const client = createWaverOsClient({ baseUrl: router, apiKey: "k3y", fetch });
    await client.createVoucher({ username: "guest" });
    expect(asked[0]?.url).toBe(router);
    expect(JSON.parse(asked[0]?.init.body as string)).toEqual({
      "api-key": "k3y",
      action: "create_voucher",
      username: "guest",
    });
  });

  test("travels in the URL by GET, if that is asked for", async () => {
    const { fetch, asked } = answering(answer);
    const client = createWaverOsClient({ baseUrl: router, apiKey: "k3y", fetch, method: "GET" });
    await client.removeVoucher({ username: "a guest" });
    const { searchParams } = new URL(asked[0]!.url);
    expect(Object.fromEntries(searchParams)).toEqual({
      "api-key": "k3y",
      action: "remove_voucher",
      username: "a guest",
    });
    expect(asked[0]?.init.body).toBeUndefined();
  });

  test.each([
    ["http://192.168.10.1/api/", true],
    ["http://10.0.0.1/api/", true],
    ["http://172.16.0.1/api/", true],
    ["http://172.31.255.1/api/", true],
    ["http://127.0.0.1:8080/api/", true],
    ["http://localhost/api/", true],
    ["http://router/api/", true],
    ["http://0x7f.1/api/", false],
    ["http://172.32.0.1/api/", false],
    ["http://8.8.8.8/api/", false],
    ["http://10.evil.example/api/", false],
    ["http://192.168.10.1.evil.example/api/", false],
    ["http://192.168.10.1@evil.example/api/", false],
    ["http://localhost.evil.example/api/", false],
    ["http://[2001:db8::1]/api/", false],
    ["http://134744072/api/", false],
    ["http://0x08080808/api/", false],
    ["http://172.16/api/", false],
    ["http://10.1.2/api/", false],
    ["http://127.1/api/", false],
    ["http://192.168.1/api/", false],
    ["http://192.168.1.2.3/api/", false],
    ["http://10.1.2.3.4/api/", false],
    ["http://172.16.1.2.3/api/", false],
    ["http://0300.0250.1.2/api/", false],
    ["http://172.020.0.1/api/", false],
    ["http://localhost\\@evil.example/api/", false],
    ["http://10.0.0.1\t.evil.example/api/", false],
    ["/api/", false],
    ["https://2b080b3af6.w-router.com/api/", false],
  ])("by GET to %s: %s", (url, allowed) => {
    const make = () => createWaverOsClient({ baseUrl: url, apiKey: "k3y", method: "GET" });
    if (allowed) expect(make).not.toThrow();
    else expect(make).toThrow(expect.objectContaining({ name: "UsageError" }));
  });
});
