import { afterAll, beforeAll, describe, expect, test } from "vitest";
import schemas from "../../generated/vpnscript/schemas.json" with { type: "json" };
import { generated } from "./generated.support.ts";
import { startMock, type Mock } from "./start.ts";

let panel: Mock;
let router: Mock;
beforeAll(async () => {
  [panel, router] = await Promise.all([
    startMock([generated("vpnscript")], { watch: false }),
    startMock([generated("waveros")], { watch: false }),
  ]);
});
afterAll(() => Promise.all([panel.close(), router.close()]));

const TOKEN = { authorization: "Bearer made-up" };

describe("an operation with its own path", () => {
  const ask = (path: string, init: Init = {}) => asked(panel.baseUrl + path, init);

  test("wants a token, and takes any", async () => {
    const unauthenticated = { success: false, message: "Unauthenticated." };
    expect(await ask("/api/account")).toMatchObject({ status: 401, body: unauthenticated });
    expect(await ask("/api/account", { headers: TOKEN })).toMatchObject({
      status: 200,
      body: { success: true, data: { username: "admin" } },
    });
  });

  test("no token counts before invalid input", async () => {
    expect((await ask("/api/wireguard/configs")).status).toBe(401);
  });

  test.each<[string, Init, Record<string, string[]>]>([
    [
      "/api/auth/token",
      post({}),
      {
        username: ["The username field is required."],
        password: ["The password field is required."],
        device_name: ["The device name field is required."],
      },
    ],
    [
      "/api/auth/token",
      post({ username: "", password: 3, device_name: null }),
      {
        username: ["The username field is required."],
        password: ["The password must be a string."],
        device_name: ["The device name field is required."],
      },
    ],
    [
      "/api/wireguard/create",
      post({ server_id: "two" }),
      { server_id: ["The server id must be an integer."] },
    ],
    [
      "/api/wireguard/create",
      { ...post({}), body: "{broken" },
      { server_id: ["The server id field is required."] },
    ],
    [
      "/api/wireguard/create",
      { ...post({}), body: "[1]" },
      { server_id: ["The server id field is required."] },
    ],
    ["/api/openvpn/profile?server_id=0", {}, { server_id: ["The server id must be at least 1."] }],
    [
      "/api/openvpn/profile?server_id=&cert_only=perhaps",
      {},
      {
        server_id: ["The server id field is required."],
        cert_only: ["The cert only field must be true or false."],
      },
    ],
    ["/api/servers?paginate=many", {}, { paginate: ["The paginate must be an integer."] }],
  ])("%s %o names the offending fields", async (path, init, errors) => {
    const answer = await ask(path, { ...init, headers: { ...TOKEN, ...init.headers } });
    const message = "The given data was invalid.";
    expect(answer).toMatchObject({ status: 422, body: { message, errors } });
    expect(Object.keys((answer.body as { errors: object }).errors)).toEqual(Object.keys(errors));
  });

  test.each(["1", "0", "true", "false"])("takes cert_only=%s", async (word) => {
    const path = `/api/openvpn/profile?server_id=1&cert_only=${word}`;
    expect((await ask(path, { headers: TOKEN })).status).toBe(200);
  });

  test.each<[Record<string, string>, string]>([
    [{ prefer: "example=service-expired" }, ""],
    [{ "x-scenario": "service-expired" }, ""],
    [{ "x-scenario": "vpnscript/createWireguardConfig/422/service-expired" }, ""],
    [{}, "?__scenario=createWireguardConfig/service-expired"],
  ])("answers what is asked for by %o %s", async (headers, query) => {
    const want = {
      status: 422,
      body: { success: false, message: schemas.ServiceExpired.properties.message.const },
    };
    const init = post({ server_id: 2 });
    const answer = await ask(`/api/wireguard/create${query}`, {
      ...init,
      headers: { ...init.headers, ...TOKEN, ...headers },
    });
    expect(answer).toEqual({ ...want, violations: null });
  });

  test("answers what is asked for also where the request is wrong, and says so", async () => {
    const init = { ...post({}), headers: { prefer: "example=server-full" } };
    const { status, violations } = await ask("/api/wireguard/create", init);
    expect([status, violations]).toEqual([422, expect.stringContaining("server_id")]);
  });

  test.each<[string, number]>([
    ["service-expired", 200],
    ["waveros/create_voucher/username-exists", 200],
    ["unauthenticated", 401],
    ["service-expird", 400],
  ])("a scenario %s means %i to an operation", async (scenario, status) => {
    const answer = await ask("/api/account", { headers: { ...TOKEN, "x-scenario": scenario } });
    expect(answer.status).toBe(status);
    if (status === 400)
      expect(JSON.stringify(answer.body)).toContain('did you mean \\"service-expired\\"');
  });

  test.each<[string, Init, number, string]>([
    [
      "/api/account",
      { headers: { ...TOKEN, prefer: "example=full" } },
      404,
      "account, unauthenticated",
    ],
    ["/api/accounts", {}, 404, "no path /api/accounts"],
    ["/api/account", { method: "POST" }, 405, "called by GET"],
  ])("%s %o is not a variant, path or method: %i", async (path, init, status, says) => {
    const answer = await ask(path, init);
    expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([
      status,
      expect.stringContaining(says),
    ]);
  });
});

describe("operations that share a path", () => {
  const key = { "api-key": "made-up" };
  const get = (query: Record<string, string>) =>
    asked(`${router.baseUrl}?${new URLSearchParams(query)}`, {});
  const both = (parameters: Record<string, string>) =>
    Promise.all([get(parameters), asked(router.baseUrl, post(parameters))]);

  test.each([
    ["create_voucher", "user"],
    ["get_voucher_users", "users"],
    ["get_email_users", "users"],
    ["get_active_guests", "data"],
  ])("%s is answered as itself, by GET and by POST", async (action, member) => {
    const [first, second] = await both({ ...key, action });
    expect(first).toEqual(second);
    expect([first?.status, Object.keys(first?.body as object)]).toEqual([
      200,
      expect.arrayContaining([member]),
    ]);
  });

  test.each<[Record<string, string>, string]>([
    [{ ...key, action: "get_everything" }, "An error occurred"],
    [{ ...key }, "An error occurred"],
    [{ action: "get_everything" }, "API Key not set or method not allowed"],
    [{ action: "get_logins" }, "API Key not set or method not allowed"],
    [{ action: "get_logins", "api-key": "" }, "API Key not set or method not allowed"],
    [{ ...key, action: "remove_voucher" }, "No username set"],
    [{ ...key, action: "remove_voucher", username: "" }, "No username set"],
    [{ ...key, action: "create_voucher", valid_for: "31 days" }, "An error occurred"],
  ])("%o is refused: %s", async (parameters, message) => {
    for (const answer of await both(parameters)) {
      expect(answer).toMatchObject({ status: 200, body: { message, error: true } });
    }
  });

  test("a wish alone finds its action", async () => {
    const answer = await asked(router.baseUrl, {
      method: "POST",
      headers: { prefer: "example=username-exists" },
    });
    expect(answer.body).toEqual({ message: "Username already exists", error: true });
  });

  test("an error has the status that is asked for: the vendor's page gives none", async () => {
    const headers = { prefer: "code=403, example=key-incorrect" };
    const init = post({ ...key, action: "get_logins" });
    expect(
      (await asked(router.baseUrl, { ...init, headers: { ...init.headers, ...headers } })).status,
    ).toBe(403);
  });
});

interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function post(body: unknown): Init {
  const headers = { "content-type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

async function asked(url: string, init: Init) {
  const response = await fetch(url, init);
  const body = (await response.json()) as unknown;
  return { status: response.status, body, violations: response.headers.get("sl-violations") };
}
