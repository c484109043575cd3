import { describe, expect, test } from "vitest";
import { TargetError } from "../engine/errors.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { listen, type Answer } from "../sandbox/server.ts";
import type { FaultName } from "./sandbox/faults.ts";
import { startSandbox, type WaverosSandboxOptions } from "./sandbox/start.ts";
import type { WaverosSession } from "./session.ts";
import type { WaverosTarget } from "./target.ts";
import { connect } from "./whole-run.ts";

async function withRouter<T>(
  options: WaverosSandboxOptions,
  visit: (session: WaverosSession, sandbox: Sandbox) => Promise<T>,
  change: Partial<WaverosTarget> = {},
): Promise<T> {
  const sandbox = await startSandbox(options);
  try {
    return await visit(connect(sandbox, change), sandbox);
  } finally {
    await sandbox.close();
  }
}

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
    await expect(
      withRouter({}, async () => undefined, { baseUrl, methods: ["POST", "GET"] }),
    ).rejects.toThrow(TargetError);
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
    ["does not take POST; enable it", refusal("API Key not set or method not allowed")],
    [
      "is no WaverOS API: POST answered 200 with text/html",
      page(200, "text/html", "<h1>Log in</h1>"),
    ],
    ["login page or captive portal", page(302, "text/html", "")],
    ["fails: POST answered 502", page(502, "text/html", "<h1>Bad Gateway</h1>")],
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

  test("takes one request for each method", async () => {
    await withRouter({}, async (session) => {
      await session.preflight();
      expect(session.transport.requests).toBe(2);
    });
  });
});

describe("undo", () => {
  test("costs nothing where nothing was created", async () => {
    await withRouter({}, async (session) => {
      await session.preflight();
      await session.ask("get_voucher_users", {});
      const { requests } = session.transport;
      expect(await session.undo()).toEqual([]);
      expect(session.transport.requests).toBe(requests);
    });
  });

  test.each<[what: string, FaultName | undefined]>([
    ["its own alone", undefined],
    ["what a wrong key has created", "key-wrong-yet-creates"],
    ["what got another name", "create-ignores-username"],
    ["what got another full name", "create-ignores-fullname"],
    ["what a list cannot show", "list-after-php-warning"],
    ["what a disabled API has created", "api-disabled-answers"],
  ])("removes %s", async (_, fault) => {
    await withRouter(fault ? { fault } : {}, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const order = () => ({ parameters: { ...session.vouchers.fresh() } });
      await session.ask("create_voucher", { ...order(), key: "wrong" });
      await session.ask("create_voucher", { ...order(), at: "apiDisabled" });
      await session.ask("create_voucher", order());
      if (fault !== "list-after-php-warning") {
        await session.ask("create_voucher", { parameters: { fullname: session.vouchers.mark } });
      }
      expect(sandbox.fingerprint()).not.toBe(before);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("removes what was created without an answer", async () => {
    let silent = false;
    const alter = async (_: unknown, answer: Answer) => {
      if (silent) throw new Error("lost on the way");
      return answer;
    };
    await withRouter({ alter }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      await session.vouchers.look();
      silent = true;
      const { mark } = session.vouchers;
      await session.ask("create_voucher", { parameters: { fullname: `${mark}-9` } });
      silent = false;
      expect(sandbox.fingerprint()).not.toBe(before);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("is not needed for a voucher without a name where no list can show it: none is created", async () => {
    await withRouter({ fault: "list-after-php-warning" }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const parameters = { fullname: session.vouchers.mark };
      await expect(session.ask("create_voucher", { parameters })).rejects.toThrow("cannot be read");
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("takes no name of another's for its own", async () => {
    // A router that answers every create with the name of a voucher that was there before.
    const alter = (_: unknown, answer: Answer) => ({
      ...answer,
      body: String(answer.body).replace(/(added.*"username":")[^"]*/, "$1lobby"),
    });
    await withRouter({ alter }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const { mark } = session.vouchers;
      await session.ask("create_voucher", { parameters: { fullname: `${mark}-9` } });
      const { name } = await session.vouchers.removable();
      expect(name).toMatch(mark);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("gives back what could not be removed", async () => {
    await withRouter({ fault: "remove-keeps-voucher" }, async (session) => {
      const { name } = await session.vouchers.own();
      expect(await session.undo()).toEqual([
        { what: `voucher "${name}"`, why: "still listed after its removal; remove it by hand" },
      ]);
    });
  });

  test("stops where a removal takes another", async () => {
    await withRouter({ fault: "remove-takes-another" }, async (session, sandbox) => {
      for (let made = 0; made < 3; made++) await session.vouchers.place(session.vouchers.fresh());
      const before = sandbox.fingerprint().split("\n").length;
      const leftovers = await session.undo();
      expect(leftovers).toHaveLength(3);
      expect(leftovers[0]?.why).toContain("has removed another one");
      expect(sandbox.fingerprint().split("\n")).toHaveLength(before - 1);
    });
  });
});
