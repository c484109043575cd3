import { describe, expect, test, vi } from "vitest";
import { createVpnScriptClient, TimeoutError } from "../../../generated/vpnscript/index.js";
import { answering, json } from "./stub.ts";
import { baseUrl, credentials, issued, noConfigs, unauthenticated } from "./panel.support.ts";

describe("a token that has ended", () => {
  /** A panel that knows one token at a time, and gives out a new one at each log-in. */
  function panel() {
    let current = 1;
    const log: string[] = [];
    const fetch = async (url: string | Request, init?: RequestInit) => {
      const sent = new Headers(init?.headers).get("authorization");
      log.push(`${String(url).split("/").at(-1)} ${sent}`);
      if (String(url).endsWith("/token")) return issued(`t${++current}`)();
      return sent === `Bearer t${current}` ? noConfigs() : unauthenticated();
    };
    return { fetch, log };
  }
  const read = (client: ReturnType<typeof createVpnScriptClient>) =>
    client.listWireguardConfigs({ server_id: 2 }).then(({ variant }) => variant);

  test("is renewed once for all calls that are under way, and each is made once more", async () => {
    const { fetch, log } = panel();
    const onUnauthenticated = vi.fn((client: { logIn(given: object): unknown }) =>
      client.logIn(credentials),
    );
    const client = createVpnScriptClient({ baseUrl, fetch, token: "t0", onUnauthenticated });
    expect(await Promise.all([read(client), read(client), read(client)])).toEqual(
      Array(3).fill("no-configs"),
    );
    expect(onUnauthenticated).toHaveBeenCalledTimes(1);
    expect(log.filter((line) => line === "token null")).toHaveLength(1);
    expect(log).toHaveLength(7);
    expect(await read(client)).toBe("no-configs");
    expect(onUnauthenticated).toHaveBeenCalledTimes(1);
  });

  test("comes back as it is where the hook gives no other, and the hook is not asked for that one again", async () => {
    const { fetch, log } = panel();
    const onUnauthenticated = vi.fn();
    const client = createVpnScriptClient({ baseUrl, fetch, token: "t0", onUnauthenticated });
    expect(await read(client)).toBe("unauthenticated");
    expect(await read(client)).toBe("unauthenticated");
    expect(onUnauthenticated).toHaveBeenCalledTimes(1);
    expect(log).toHaveLength(2);
    client.token = "t9";
    expect(await read(client)).toBe("unauthenticated");
    expect(onUnauthenticated).toHaveBeenCalledTimes(2);
    const later = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 31_000);
    expect(await read(client)).toBe("unauthenticated");
    expect(onUnauthenticated).toHaveBeenCalledTimes(3);
    later.mockRestore();
  });

  test("is renewed no more than once for a call, whatever the panel says of the new one", async () => {
    const { fetch, asked } = answering(unauthenticated);
    let logins = 0;
    const onUnauthenticated = (client: { token: string | undefined }) => {
      client.token = `t${++logins}`;
    };
    const client = createVpnScriptClient({ baseUrl, fetch, token: "t0", onUnauthenticated });
    expect(await read(client)).toBe("unauthenticated");
    expect([logins, asked.length]).toEqual([1, 2]);
  });

  test("is renewed after a 401 of Laravel's own, too, which nobody documented", async () => {
    const { fetch, asked } = answering(json(401, { message: "Unauthenticated." }), noConfigs);
    const onUnauthenticated = (client: { token: string | undefined }) => {
      client.token = "t1";
    };
    const client = createVpnScriptClient({ baseUrl, fetch, token: "t0", onUnauthenticated });
    expect(await read(client)).toBe("no-configs");
    expect(asked).toHaveLength(2);
  });

  test("is asked of the hook again after one that took too long", async () => {
    vi.useFakeTimers();
    try {
      const hooks: (() => unknown)[] = [() => new Promise(() => {})];
      const client = createVpnScriptClient({
        ...panel(),
        baseUrl,
        token: "t0",
        onUnauthenticated: (one) => (hooks.pop() ?? (() => one.logIn(credentials)))(),
      });
      const first = read(client).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await first).toBeInstanceOf(TimeoutError);
      expect(await read(client)).toBe("no-configs");
    } finally {
      vi.useRealTimers();
    }
  });

  test("is not asked for where another address has refused it", async () => {
    const { fetch } = answering(unauthenticated);
    const onUnauthenticated = vi.fn();
    const client = createVpnScriptClient({ baseUrl, fetch, token: "t0", onUnauthenticated });
    await client.getAccount(undefined, { baseUrl: "https://other.example.com" });
    expect(onUnauthenticated).not.toHaveBeenCalled();
  });

  test("leaves what the hook throws to the app", async () => {
    const wrong = new Error("no password is stored");
    const client = createVpnScriptClient({
      ...panel(),
      baseUrl,
      token: "t0",
      onUnauthenticated: () => Promise.reject(wrong),
    });
    await expect(read(client)).rejects.toBe(wrong);
  });
});
