import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createVpnScriptFetch } from "../../../generated/vpnscript/fetch.js";
import {
  createActiveWireguardConfig,
  createVpnScriptClient,
  UsageError,
  waitForWireguardConfig,
} from "../../../generated/vpnscript/index.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { baseUrl, unauthenticated } from "./panel.support.ts";
import { answering, json } from "./stub.ts";

const SECRET = "s3cr3t";

/** What a function throws, or what its promise rejects with. */
async function thrownBy(act: () => unknown): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("an option that could not work is refused before anything is sent, and its value is not repeated", () => {
  test.each([
    ["a user name and a password in the URL", { baseUrl: `https://me:${SECRET}@vpn.example.com` }],
    ["a user name alone", { baseUrl: `https://${SECRET}@vpn.example.com` }],
    ["a query", { baseUrl: `https://vpn.example.com/?key=${SECRET}` }],
    ["a fragment", { baseUrl: `https://vpn.example.com/#${SECRET}` }],
    ["no scheme", { baseUrl: `vpn.example.com/${SECRET}` }],
    ["another scheme", { baseUrl: `ftp://vpn.example.com/${SECRET}` }],
    ["another host, and a secret", { baseUrl: `//me:${SECRET}@evil.example.com/api` }],
    ["a port that no host has", { baseUrl: `http://vpn.example.com:99999/${SECRET}` }],
    ["an address that no host has", { baseUrl: `http://192.168.10.256/${SECRET}` }],
    ["a space", { baseUrl: `https://vpn.example.com/ ${SECRET}` }],
    ["no URL", { baseUrl: undefined as never }],
    ["a token with a line break", { baseUrl, token: `1|${SECRET}\r\nX-Other: 1` }],
    ["a token with a letter that no header has", { baseUrl, token: `1|${SECRET}ł` }],
    ["a header with a line break", { baseUrl, headers: { "X-Key": `${SECRET}\n` } }],
    ["a header whose name has a line break", { baseUrl, headers: { [`${SECRET}\n`]: "x" } }],
    ["a header without name", { baseUrl, headers: { "": SECRET } }],
    ["no time", { baseUrl, timeoutMs: 0 }],
    ["a time that is not a number", { baseUrl, timeoutMs: Number.NaN }],
    ["a time that is a text", { baseUrl, timeoutMs: "30" as never }],
    ["a time before now", { baseUrl, timeoutMs: -1 }],
    ["a time that no timer keeps", { baseUrl, timeoutMs: 2 ** 31 }],
    ["endless time", { baseUrl, timeoutMs: Infinity }],
    ["retries that are a text", { baseUrl, retries: "2" as never }],
    ["no bytes", { baseUrl, maxBytes: 0 }],
  ])("%s", async (_, options) => {
    const error = await thrownBy(() => createVpnScriptClient(options));
    expect(error).toBeInstanceOf(UsageError);
    expect(inspect(error)).not.toContain(SECRET);
  });

  test.each([
    ["a time", { timeoutMs: Number.NaN }],
    ["a URL", { baseUrl: `https://me:${SECRET}@vpn.example.com` }],
    ["a header", { headers: { "X-Key": `${SECRET}\n` } }],
    ["the controller in the place of its signal", { signal: new AbortController() as never }],
  ])("%s of one call", async (_, options) => {
    const { fetch, asked } = answering(unauthenticated);
    const client = createVpnScriptClient({ baseUrl, fetch });
    const error = await thrownBy(() => client.getAccount(undefined, options));
    expect(error).toBeInstanceOf(UsageError);
    expect(inspect(error)).not.toContain(SECRET);
    expect(asked).toEqual([]);
  });

  test("a token that is assigned", async () => {
    const client = createVpnScriptClient({ baseUrl, token: "1|old" });
    const error = await thrownBy(() => (client.token = `${SECRET}\n`));
    expect(error).toBeInstanceOf(UsageError);
    expect(inspect(error)).not.toContain(SECRET);
    expect(client.token).toBe("1|old");
  });

  test("a path where there is no page, with middleware", async () => {
    const client = createVpnScriptClient({
      baseUrl: `/${SECRET}`,
      fetch: async () => unauthenticated(),
    });
    client.use({ onError: () => undefined });
    const error = await thrownBy(() => client.getAccount());
    expect(error).toBeInstanceOf(UsageError);
    expect(inspect(error)).not.toContain(SECRET);
  });

  test("a platform without fetch, as jest has it with jsdom", async () => {
    vi.stubGlobal("fetch", undefined);
    try {
      const error = await thrownBy(() => createVpnScriptClient({ baseUrl }).getAccount());
      expect(error).toMatchObject({
        name: "UsageError",
        message: "this platform has no fetch: give one as an option",
      });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test("the times of what waits", async () => {
    const { fetch, asked } = answering(unauthenticated);
    const client = createVpnScriptClient({ baseUrl, fetch });
    for (const options of [{ timeoutMs: 0 }, { intervalMs: 0 }, { intervalMs: Number.NaN }]) {
      for (const wait of [createActiveWireguardConfig, waitForWireguardConfig]) {
        const error = await thrownBy(() => wait(client, { server_id: 2 }, options));
        expect(error).toBeInstanceOf(UsageError);
      }
    }
    expect(asked).toEqual([]);
  });

  test("what the plain client is given", async () => {
    const url = `https://me:${SECRET}@vpn.example.com`;
    const error = await thrownBy(() => createVpnScriptFetch({ baseUrl: url }));
    expect(error).toBeInstanceOf(UsageError);
    expect(inspect(error)).not.toContain(SECRET);
  });
});

describe("no secret is shown", () => {
  test("by a client that is serialized, spread, or inspected with its getters", () => {
    const client = createVpnScriptClient({ baseUrl, token: `1|${SECRET}` });
    const router = createWaverOsClient({ baseUrl, apiKey: SECRET });
    for (const one of [client, router, { ...client }, { ...router }, new Proxy(client, {})]) {
      expect(JSON.stringify(one)).not.toContain(SECRET);
      expect(inspect(one, { getters: true, depth: null })).not.toContain(SECRET);
      expect(Object.values(one)).not.toContain(`1|${SECRET}`);
    }
    expect(client.token).toBe(`1|${SECRET}`);
  });

  test("by an answer that is logged, though its URL holds the key", async () => {
    const fetch = async (url: string | Request) =>
      Object.defineProperty(json(200, { message: "API Key is incorrect", error: true })(), "url", {
        value: url,
      });
    const options = { baseUrl: "http://192.168.10.1/api/", method: "GET", apiKey: SECRET } as const;
    const answer = await createWaverOsClient({ ...options, fetch }).listVouchers();
    expect(answer.response.url).toContain(SECRET);
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(inspect(answer, { getters: true, depth: null })).not.toContain(SECRET);
  });

  test.each([
    ["names the URL", (url: string) => new TypeError(`error sending request for url (${url})`)],
    ["has it as a property", (url: string) => Object.assign(new TypeError("no"), { path: url })],
    ["has it in its cause", (url: string) => new TypeError("no", { cause: new Error(url) })],
    ["is a text", (url: string) => url],
  ])("by an error of the platform that %s", async (_, fail) => {
    const fetch = (url: string | Request): Promise<Response> => {
      throw fail(String(url));
    };
    const options = { baseUrl: "http://192.168.10.1/api/", method: "GET", apiKey: SECRET } as const;
    const client = createWaverOsClient({ ...options, fetch, retries: 0 });
    const error = await thrownBy(() => client.listVouchers());
    expect(error).toMatchObject({ name: "ConnectionError", code: undefined });
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain(SECRET);
  });

  test("and an error of another kind says so: it may be a mistake in the app's own fetch", async () => {
    const fetch = () => Promise.reject(new ReferenceError(`${SECRET} is not defined`));
    const error = await thrownBy(() => createVpnScriptClient({ baseUrl, fetch }).getAccount());
    expect(error).toMatchObject({
      message: "nothing answered: ReferenceError",
    });
  });

  test("and an error says what the platform calls it", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const client = createVpnScriptClient({ baseUrl: `http://127.0.0.1:${port}`, retries: 0 });
    const error = await thrownBy(() => client.getAccount());
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: "nothing answered: ECONNREFUSED",
      code: "ECONNREFUSED",
    });
  });
});

test.each([" action", "action[]", "action.x", "a&b", ""])(
  "a form with a field called %j is refused: some servers read that as another",
  async (name) => {
    const { fetch, asked } = answering(unauthenticated);
    const options = { baseUrl: "http://192.168.10.1/api/", apiKey: "k3y", fetch };
    const client = createWaverOsClient(options);
    const error = await thrownBy(() => client.createVoucher({ [name]: "remove_voucher" } as never));
    expect(error).toBeInstanceOf(UsageError);
    expect(asked).toEqual([]);
  },
);

test("a form cannot write the body by itself, and comes before what the client adds", async () => {
  const { fetch, asked } = answering(unauthenticated);
  const options = { baseUrl: "http://192.168.10.1/api/", apiKey: "k3y", fetch };
  const form = { action: "", username: "guest", toJSON: () => ({ action: "remove_voucher" }) };
  await createWaverOsClient(options).createVoucher(form as never);
  expect(asked[0]!.init.body).toBe(
    '{"username":"guest","api-key":"k3y","action":"create_voucher"}',
  );
  await createWaverOsClient({ ...options, method: "GET" }).createVoucher(form as never);
  expect(asked[1]!.url).toMatch(/\?username=guest&api-key=k3y&action=create_voucher$/);
});

test("an app can hand on a form: the operation stays, and the key too", async () => {
  const { fetch, asked } = answering(json(200, { message: "An error occurred", error: true }));
  const client = createWaverOsClient({ baseUrl: "http://192.168.10.1/api/", apiKey: "k3y", fetch });
  const form = { action: "remove_voucher", "api-key": "other", username: "guest" };
  await client.createVoucher(form as never);
  expect(JSON.parse(asked[0]!.init.body as string)).toEqual({
    action: "create_voucher",
    "api-key": "k3y",
    username: "guest",
  });
});
