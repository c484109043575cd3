import { describe, expect, test, vi } from "vitest";
import { ConnectionError, createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import { answering, json } from "./stub.ts";
import { at, throttled, unauthenticated } from "./panel.support.ts";

const baseUrl = "https://vpn.example.com/";
const down = json(503, { message: "Service Unavailable" }, { "Retry-After": "1" });
const unreachable = () => {
  throw new TypeError("fetch failed");
};

describe("what is sent again", () => {
  type Client = ReturnType<typeof createVpnScriptClient>;
  const create = (client: Client) => client.createWireguardConfig({ server_id: 2 });
  const remove = (client: Client) => client.deleteWireguardConfig({ config_id: 2 });
  const read = (client: Client) => client.getAccount();
  const logIn = (client: Client) =>
    client.logIn({ username: "alice", password: "wonderland", device_name: "phone" });

  test.each([
    ["a read that nothing answered", read, unreachable, 3],
    ["a throttled read", read, throttled("0.01"), 3],
    ["a throttled log-in", logIn, throttled("0.01"), 3],
    ["a throttled deletion", remove, throttled("0.01"), 3],
    ["a throttled creation", create, throttled("0.01"), 1],
    ["a creation that nothing answered", create, unreachable, 1],
    ["a deletion that nothing answered", remove, unreachable, 1],
    ["a log-in that nothing answered", logIn, unreachable, 1],
    ["a read that is told to wait for longer than its time", read, throttled("31"), 1],
    ["a read that is told to wait until a date", read, throttled(at(1)), 3],
    ["… in the form of RFC 850", read, throttled("Monday, 07-Jan-30 00:00:01 GMT"), 3],
    ["… in that of asctime", read, throttled("Mon Jan  7 00:00:01 2030"), 3],
    ["a read that is told to wait until a date that is past", read, throttled(at(-60)), 3],
    ["a read that is told to wait until a date after its time", read, throttled(at(31)), 1],
    ["a read that is told to wait for something", read, throttled("soon"), 1],
    ["a read that is told to wait for two times", read, throttled("1, 2"), 1],
    ["a read that is told to wait for less than nothing", read, throttled("-1"), 1],
    ["a read that is told not to wait", read, throttled("0"), 3],
    ["a read that a gateway could not hand on", read, json(502, {}), 3],
    ["a read while the panel is down", read, down, 3],
    ["a deletion while the panel is down", remove, down, 1],
    ["a creation while the panel is down", create, down, 1],
    ["a throttled read without a time", read, json(429, { message: "" }), 1],
    ["a read that fails inside", read, json(500, { message: "Server Error" }), 1],
  ])("%s", async (_, call, answer, requests) => {
    vi.useFakeTimers();
    try {
      const { fetch, asked } = answering(answer);
      const done = call(createVpnScriptClient({ baseUrl, fetch })).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(5000);
      const result = await done;
      expect(asked).toHaveLength(requests);
      if (answer === unreachable) expect(result).toBeInstanceOf(ConnectionError);
    } finally {
      vi.useRealTimers();
    }
  });

  test("nothing, when one call says so", async () => {
    const { fetch, asked } = answering(throttled("0.01"));
    await createVpnScriptClient({ baseUrl, fetch }).getAccount(undefined, { retries: 0 });
    expect(asked).toHaveLength(1);
  });

  test("nothing, when the app says so", async () => {
    const { fetch, asked } = answering(throttled("0.01"));
    await createVpnScriptClient({ baseUrl, fetch, retries: 0 }).getAccount();
    expect(asked).toHaveLength(1);
  });

  test("a read that is answered at last gives that answer", async () => {
    const { fetch } = answering(unreachable, throttled("0.01"), unauthenticated);
    expect((await createVpnScriptClient({ baseUrl, fetch }).getAccount()).variant).toBe(
      "unauthenticated",
    );
  });
});

test("pauses of the client's own are of chance, and those that the server asks for are not", async () => {
  vi.useFakeTimers();
  try {
    const waits: Record<string, number[]> = { own: [], asked: [] };
    for (const [name, answer] of [
      ["own", json(502, {})],
      ["asked", throttled("2")],
    ] as const) {
      for (let round = 0; round < 20; round++) {
        const times: number[] = [];
        const { fetch } = answering(answer);
        const watched = (url: string, init: RequestInit) => {
          times.push(Date.now());
          return fetch(url, init);
        };
        const call = createVpnScriptClient({ baseUrl, fetch: watched as never }).getAccount();
        await vi.advanceTimersByTimeAsync(10_000);
        await call;
        waits[name]!.push(times[1]! - times[0]!);
      }
    }
    expect(new Set(waits["asked"])).toEqual(new Set([2000]));
    expect(new Set(waits["own"]).size).toBeGreaterThan(5);
    for (const wait of waits["own"]!) expect(wait >= 150 && wait <= 300).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
