import { getResponse, HttpResponse, type HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ConnectionError, createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import { handlers as panel, handlersAt } from "../../../generated/vpnscript/msw.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { handlers as router, handlersAt as atRouter } from "../../../generated/waveros/msw.js";
import { describedAnswers } from "./described-answers.ts";

type Method = (parameters?: object) => Promise<{ variant: string; status: number; body: unknown }>;

/** Sends to handlers and not over a network; what none of them answers is as a connection that fails. */
const by = (...handlers: HttpHandler[]) => ({
  retries: 0,
  fetch: async (url: string | Request, init?: RequestInit) => {
    const response = await getResponse(handlers, new Request(url, init));
    if (!response || response.type === "error") throw new TypeError("fetch failed");
    return response;
  },
});
const panelBy = (...handlers: HttpHandler[]) =>
  createVpnScriptClient({ baseUrl: "https://vpn.example.com", token: "1|t", ...by(...handlers) });
const routerBy = (method: "GET" | "POST", ...handlers: HttpHandler[]) =>
  createWaverOsClient({
    baseUrl: "http://192.168.10.1/api/",
    apiKey: "key",
    method,
    ...by(...handlers),
  });

describe.each([
  ["vpnscript", panel, panelBy],
  ["waveros", router, (...handlers: HttpHandler[]) => routerBy("POST", ...handlers)],
  ["waveros", router, (...handlers: HttpHandler[]) => routerBy("GET", ...handlers)],
] as const)("%s: handlers", (api, handlers, client) => {
  test.each(describedAnswers(api))(
    "answer $method $variant, which arrives in its own arm",
    async ({ method, variant, status, body }) => {
      const make = (handlers as unknown as Record<string, (name: string) => HttpHandler>)[method]!;
      const others = handlers.all().filter((_, index) => Object.keys(handlers)[index] !== method);
      const call = (client(...others, make(variant)) as unknown as Record<string, Method>)[method]!;
      const answer = await call();
      expect(answer).toMatchObject({ variant, body });
      expect(answer.status).toBe(status ?? (api === "waveros" ? 200 : 500));
    },
  );
});

test("a header that is documented comes along", async () => {
  const { headers } = await panelBy(panel.getAccount("too-many-requests")).getAccount();
  expect(headers.get("retry-after")).toBe("42");
});

test("a body changes some fields of the example, or is made of it and of the request", async () => {
  const changed = panel.getAccount("account", { body: { message: "Hello" } });
  expect((await panelBy(changed).getAccount()).body).toMatchObject({
    message: "Hello",
    data: { username: expect.any(String) as string },
  });
  const made = panel.listServers("server-page", {
    body: (example, { url }) => {
      const page = Number(new URL(url).searchParams.get("page"));
      return { ...example, current_page: page, data: example.data.slice(0, 1) };
    },
  });
  const answer = await panelBy(made).listServers({ paginate: 1, page: 7 });
  expect(answer).toMatchObject({ variant: "server-page", body: { current_page: 7 } });
});

test("status, headers and delay can be given", async () => {
  const options = { status: 503, headers: { "X-Served-By": "edge" }, delay: 1 };
  const broken = await panelBy(panel.getAccount("framework-error", options)).getAccount();
  expect(broken).toMatchObject({ variant: "framework-error", status: 503 });
  expect(broken.headers.get("x-served-by")).toBe("edge");
});

test("a resolver of the app's own answers one operation too", async () => {
  const page = () => new HttpResponse("<html>", { status: 502 });
  const odd = routerBy("POST", router.listLogins(page), ...router.all());
  expect(await odd.listLogins()).toMatchObject({ variant: "undocumented", body: "<html>" });
  expect(await odd.listVouchers()).toMatchObject({ variant: "vouchers" });
  const down = routerBy(
    "POST",
    router.listLogins(() => HttpResponse.error()),
  );
  await expect(down.listLogins()).rejects.toThrow(ConnectionError);
});

test("a handler of one installation leaves another's requests alone", async () => {
  const there = handlersAt("https://vpn.example.com/").getAccount("unauthenticated");
  expect(await panelBy(there).getAccount()).toMatchObject({ variant: "unauthenticated" });
  const router8080 = "http://192.168.10.1:8080/api/";
  const fetch = by(...atRouter(router8080).all()).fetch;
  const client = createWaverOsClient({ baseUrl: router8080, apiKey: "key", fetch });
  expect(await client.listLogins()).toMatchObject({ variant: "logins" });
  const elsewhere = handlersAt("https://other.example.com").getAccount();
  await expect(panelBy(elsewhere).getAccount()).rejects.toThrow(ConnectionError);
});

test("a name that is none is refused with those that are", () => {
  // @ts-expect-error: there is no such variant of this operation
  expect(() => panel.createToken("device-limit")).toThrow(
    'createToken has no variant "device-limit"; it has token-issued, account-suspended, invalid-data, wrong-credentials, too-many-requests, framework-error',
  );
});

test("the names of an operation's variants are there, for a test of each", () => {
  expect(router.removeVoucher.variants).toEqual(
    describedAnswers("waveros")
      .filter(({ method }) => method === "removeVoucher")
      .map(({ variant }) => variant),
  );
  for (const variant of router.removeVoucher.variants) router.removeVoucher(variant);
});

test("types hold variants, bodies and statuses to the operation's own", () => {
  // @ts-expect-error: a field that the variant has not
  panel.getAccount("account", { body: { token: "1|t" } });
  // @ts-expect-error: a refusal has this status and no other
  panel.getAccount("unauthenticated", { status: 403 });
  router.createVoucher("key-incorrect", { status: 403 });
});

describe("in MSW's own server", () => {
  const server = setupServer(...router.all());
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  test("once answers the operation's first request alone, whatever comes between", async () => {
    const once = router.createVoucher("username-exists", { once: true });
    server.use(once, router.removeVoucher("no-username"));
    const client = createWaverOsClient({ baseUrl: "http://192.168.10.1/api/", apiKey: "key" });
    const answers = [
      client.listVouchers(),
      client.createVoucher({}),
      client.removeVoucher({ username: "" }),
    ];
    expect((await Promise.all(answers)).map(({ variant }) => variant)).toEqual([
      "vouchers",
      "username-exists",
      "no-username",
    ]);
    expect((await client.createVoucher({})).variant).toBe("user-added");
    server.restoreHandlers();
    expect((await client.createVoucher({})).variant).toBe("username-exists");
  });
});
