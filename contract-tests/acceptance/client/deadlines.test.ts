import { describe, expect, test, vi } from "vitest";
import {
  createActiveWireguardConfig,
  createVpnScriptClient,
  serverPages,
  TimeoutError,
} from "../../../generated/vpnscript/index.js";
import { answering, json } from "./stub.ts";

const baseUrl = "https://vpn.example.com";
const server_id = 2;
const none = json(404, { success: false, message: "No configuration found for this server." });
const dispatched = json(200, {
  status: true,
  message: "WireGuard configuration create job dispatched. It will be completed shortly.",
});
const throttled = (after: string) => json(429, { message: "" }, { "Retry-After": after });
/** A `fetch` that never answers, and takes no notice of the signal that it is given. */
const deaf = () => new Promise<Response>(() => {});
/** A body that begins and never ends. */
const endless = async () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }));

/** What becomes of a call when `ms` milliseconds pass, by a clock of our own. */
async function after(ms: number, act: () => Promise<unknown>): Promise<unknown> {
  vi.useFakeTimers();
  try {
    let result: unknown = "not settled";
    act().then(
      (value) => (result = value),
      (error: unknown) => (result = error),
    );
    await vi.advanceTimersByTimeAsync(ms);
    return result;
  } finally {
    vi.useRealTimers();
  }
}

describe("a call ends in time", () => {
  test.each([
    ["when nothing answers", deaf],
    ["when an answer never ends", endless],
  ])("%s", async (_, fetch) => {
    const client = createVpnScriptClient({ baseUrl, fetch });
    expect(await after(29_999, () => client.getAccount())).toBe("not settled");
    expect(await after(30_000, () => client.getAccount())).toBeInstanceOf(TimeoutError);
    const own = () => client.getAccount(undefined, { timeoutMs: 50 });
    expect(await after(50, own)).toMatchObject({ message: "not done within 50 ms" });
  });

  test("with what is sent again, and sends nothing later", async () => {
    const { fetch, asked } = answering(() => {
      throw new TypeError("fetch failed");
    });
    const client = createVpnScriptClient({ baseUrl, fetch, timeoutMs: 100 });
    expect(await after(60_000, () => client.getAccount())).toMatchObject({
      name: "ConnectionError",
    });
    expect(asked).toHaveLength(1);
  });

  test("rather than wait for what the server asks: that answer comes back", async () => {
    const { fetch, asked } = answering(throttled("31"));
    const client = createVpnScriptClient({ baseUrl, fetch });
    expect(await after(0, () => client.getAccount())).toMatchObject({
      variant: "too-many-requests",
    });
    expect(asked).toHaveLength(1);
  });

  test("and nothing is sent after that, though middleware or a hook goes on", async () => {
    const { fetch, asked } = answering(json(401, { success: false, message: "Unauthenticated." }));
    const onUnauthenticated = async (client: { token: string | undefined }) => {
      await new Promise((done) => setTimeout(done, 40_000));
      client.token = "1|new";
    };
    const client = createVpnScriptClient({ baseUrl, fetch, token: "1|t", onUnauthenticated });
    expect(await after(60_000, () => client.getAccount())).toBeInstanceOf(TimeoutError);
    expect([client.token, asked.length]).toEqual(["1|new", 1]);
  });

  test("and leaves no timer, and no listener on the app's signal", async () => {
    const { signal } = new AbortController();
    const [added, removed] = [
      vi.spyOn(signal, "addEventListener"),
      vi.spyOn(signal, "removeEventListener"),
    ];
    vi.useFakeTimers();
    try {
      for (const fetch of [answering(none).fetch, () => Promise.reject(new Error("no"))]) {
        const client = createVpnScriptClient({ baseUrl, fetch, retries: 0 });
        await client.listWireguardConfigs({ server_id }, { signal }).catch(() => {});
        expect(vi.getTimerCount()).toBe(0);
      }
    } finally {
      vi.useRealTimers();
    }
    expect(removed.mock.calls).toEqual(
      added.mock.calls.map(([name, listener]) => [name, listener]),
    );
    expect(added).toHaveBeenCalledTimes(2);
  });

  test("also when the app's hook for a lost token never ends", async () => {
    const { fetch } = answering(json(401, { success: false, message: "Unauthenticated." }));
    const client = createVpnScriptClient({ baseUrl, fetch, token: "1|t", onUnauthenticated: deaf });
    expect(await after(30_000, () => client.getAccount())).toBeInstanceOf(TimeoutError);
  });

  test("when the app gives it up between two attempts, and the second is not sent", async () => {
    const { fetch, asked } = answering(throttled("20"));
    const stop = new AbortController();
    const client = createVpnScriptClient({ baseUrl, fetch });
    const given = after(25_000, () => {
      setTimeout(() => stop.abort(new Error("the user left")), 1000);
      return client.getAccount(undefined, { signal: stop.signal });
    });
    expect(await given).toMatchObject({ message: "the user left" });
    expect(asked).toHaveLength(1);
  });

  test("at once if its signal is aborted already, and nothing is sent", async () => {
    const { fetch, asked } = answering(none);
    const client = createVpnScriptClient({ baseUrl, fetch });
    const reason = new Error("the user left");
    const call = client.getAccount(undefined, { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
    expect(asked).toEqual([]);
  });
});

describe("a configuration is waited for in time", () => {
  const create = (...answers: (() => Response | Promise<Response>)[]) => {
    const { fetch } = answering(...(answers as (() => Response)[]));
    const client = createVpnScriptClient({ baseUrl, fetch });
    return () => createActiveWireguardConfig(client, { server_id }, { timeoutMs: 1000 });
  };

  test.each([
    ["a look at the list hangs", create(none, dispatched, deaf)],
    ["the list never holds it", create(none, dispatched, none)],
  ])("when %s", async (_, act) => {
    expect(await after(999, act)).toBe("not settled");
  });

  test.each([
    ["a look at the list hangs", create(none, dispatched, deaf), { variant: "still-pending" }],
    ["the list never holds it", create(none, dispatched, none), { variant: "still-pending" }],
    ["the first look hangs, and nothing was ordered", create(deaf), { name: "TimeoutError" }],
    ["nobody knows whether it was ordered", create(none, deaf), { variant: "still-pending" }],
  ])("and ends when %s", async (_, act, expected) => {
    expect(await after(1010, act)).toMatchObject(expected);
  });

  test("of 30 s, as any call", async () => {
    const { fetch } = answering(none, dispatched, none);
    const client = createVpnScriptClient({ baseUrl, fetch });
    const act = () => createActiveWireguardConfig(client, { server_id });
    expect(await after(29_900, act)).toBe("not settled");
  });
});

describe("no server makes the pages of its list endless", () => {
  const page = (current_page: number, next: string | null = "https://vpn.example.com/next") => ({
    current_page,
    data: [{}],
    first_page_url: "",
    from: null,
    last_page: 1e9,
    last_page_url: "",
    links: [],
    next_page_url: next,
    path: "",
    per_page: 50,
    prev_page_url: null,
    to: null,
    total: 1e9,
  });
  const variants = async (...pages: object[]) => {
    const { fetch, asked } = answering(...pages.map((one) => json(200, one)));
    const client = createVpnScriptClient({ baseUrl, fetch });
    const seen = [];
    for await (const { variant } of serverPages(client)) seen.push(variant);
    return { seen, requests: asked.length };
  };

  test.each([
    ["the same page whatever is asked for", [page(1)], ["server-page", "undocumented"]],
    [
      "a page once more",
      [page(1), page(2), page(2)],
      ["server-page", "server-page", "undocumented"],
    ],
    ["pages backwards", [page(1), page(0)], ["server-page", "undocumented"]],
    ["its last page", [page(1), page(2, null)], ["server-page", "server-page"]],
    [
      "its last page, and another one all the same",
      [{ ...page(1), last_page: 1 }],
      ["server-page"],
    ],
    ["an empty page, and another one all the same", [{ ...page(1), data: [] }], ["server-page"]],
  ])("which gives %s", async (_, pages, expected) => {
    expect(await variants(...pages)).toEqual({ seen: expected, requests: expected.length });
  });

  test("which promises another page for ever", async () => {
    let asked = 0;
    const listServers = async ({ page: number = 1 }) => {
      asked++;
      return { variant: "server-page", body: page(number) };
    };
    let pages = 0;
    for await (const _ of serverPages({ listServers } as never)) pages++;
    expect([pages, asked]).toEqual([10_000, 10_000]);
  });
});
