import { describe, expect, test } from "vitest";
import { TargetError } from "../../engine/exchange/errors.ts";
import { listen, type Answer } from "../../sandbox/server.ts";
import { withRouter } from "./verify-sandbox.support.ts";

describe("a call", () => {
  const parameters = { username: "ann", fullname: "Ann Lee" };

  test("carries its key in the body of a POST, and spaces as %20 in a GET", async () => {
    await withRouter(
      {},
      async (session) => {
        const way = (method: "GET" | "POST") => session.wayOf("create_voucher", method);
        const post = await session.build("create_voucher", { parameters }, way("POST"));
        expect(post.url).toBe("http://192.168.10.1/api/");
        expect(JSON.parse(post.body ?? "")).toEqual({
          "api-key": "secret",
          action: "create_voucher",
          ...parameters,
        });
        const get = await session.build("create_voucher", { parameters }, way("GET"));
        expect(get.body).toBeUndefined();
        expect(get.url).toContain("fullname=Ann%20Lee");
        expect(new URL(get.url).searchParams.get("api-key")).toBe("secret");
      },
      { baseUrl: "http://192.168.10.1/api", apiKey: "secret" },
    );
  });

  test.each([
    [null, undefined],
    ["other", "other"],
    [undefined, "secret"],
  ])("with the key %s sends %s", async (key, sent) => {
    await withRouter(
      {},
      async (session) => {
        const { body } = await session.build("get_logins", key === undefined ? {} : { key });
        expect(JSON.parse(body ?? "")["api-key"]).toBe(sent);
      },
      { apiKey: "secret" },
    );
  });

  test("does not take a key to a public host in a URL", async () => {
    const baseUrl = "https://2b080b3af6.w-router.com/api/";
    const both = { baseUrl, methods: ["POST", "GET"] } as const;
    await expect(withRouter({}, (session) => session.preflight(), both)).rejects.toThrow(
      "GET would carry the API key in a URL to 2b080b3af6",
    );
    await withRouter(
      {},
      async (session) => {
        const way = session.wayOf("get_logins", "GET");
        await expect(session.build("get_logins", {}, way)).rejects.toThrow(
          "in a URL to 2b080b3af6",
        );
      },
      { baseUrl, methods: ["POST"] },
    );
  });
});

describe("the first contact", () => {
  const page = (status: number, type: string, body: string): Answer => ({
    status,
    headers: { "content-type": type },
    body,
  });
  const refusal = (message: string) =>
    page(200, "application/json", JSON.stringify({ message, error: true }));

  test.each<[says: string, Answer]>([
    ["refuses the API key; copy apiKey", refusal("API Key is incorrect")],
    ["its API is not enabled; enable", refusal("API is not enabled")],
    ['the message "Router is offline", which', refusal("Router is offline")],
    ["does not take POST; enable it", refusal("API Key not set or method not allowed")],
    ["answers 200 with a body that is not JSON", page(200, "text/html", "<h1>Log in</h1>")],
    ["sends elsewhere (302), as a captive portal", page(302, "text/html", "")],
    ["answers 502 with a body that is not JSON", page(502, "text/html", "<h1>Bad Gateway</h1>")],
  ])("says: %s", async (says, answer) => {
    const router = await listen(() => answer);
    try {
      await withRouter(
        {},
        async (session) => {
          const failure = await session.preflight().catch((error: unknown) => error);
          expect(failure).toBeInstanceOf(TargetError);
          expect((failure as Error).message).toContain(says);
          expect((failure as Error).message).not.toContain("\n");
        },
        { baseUrl: `${router.origin}/api/`, methods: ["POST"] },
      );
    } finally {
      await router.close();
    }
  });

  test("says that nothing answers", async () => {
    const gone = await listen(() => page(200, "text/html", ""));
    await gone.close();
    await withRouter(
      {},
      async (session) => {
        await expect(session.preflight()).rejects.toThrow(/does not answer.*check baseUrl/);
      },
      { baseUrl: `${gone.origin}/api/` },
    );
  });

  test("takes one request for each method, and one for each state that the target file gives", async () => {
    await withRouter({}, async (session) => {
      await session.recognise();
      expect(session.transport.requests).toBe(2);
      await session.preflight();
      expect(session.transport.requests).toBe(2 + 2 + 3);
    });
  });
});

describe("what a router shows", () => {
  test("is a fingerprint of others' vouchers, without a request while the list is current", async () => {
    await withRouter({}, async (session) => {
      await session.preflight();
      const { requests } = session.transport;
      const before = await session.fingerprint();
      expect(before).toEqual({
        vouchers: {
          lobby: 'valid for "always"',
          room101: 'valid for "30 days"',
          room102: 'valid for "1 day"',
        },
      });
      expect(session.transport.requests).toBe(requests);
      await session.vouchers.own();
      expect(await session.fingerprint()).toEqual(before);
    });
  });

  test("is nothing where the list cannot be read", async () => {
    const alter = (_: unknown, answer: Answer) => ({ ...answer, status: 500, body: "{}" });
    await withRouter({ alter }, async (session) => {
      expect(await session.fingerprint()).toEqual({ vouchers: undefined });
    });
  });
});

test("a broken list alone does not make it another kind of installation", async () => {
  await withRouter({ fault: "list-after-php-warning" }, async (session) => {
    await expect(session.preflight()).resolves.toBeUndefined();
  });
});
