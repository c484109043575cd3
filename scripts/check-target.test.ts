import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { api as vpnscript } from "../contract-tests/apis/vpnscript/api.ts";
import { api as waveros } from "../contract-tests/apis/waveros/api.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { TargetError } from "../contract-tests/engine/exchange/errors.ts";
import {
  installation,
  KEY,
  notesApi,
  TARGET,
} from "../contract-tests/engine/invented-api.support.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";
import { checkTarget } from "./verify.ts";
import { answerBy } from "../contract-tests/engine/transport/wire.support.ts";

const apis = { vpnscript, waveros };
let [panel, router]: Sandbox[] = [];
beforeAll(async () => {
  [panel, router] = await Promise.all([vpnscript.startSandbox(), waveros.startSandbox()]);
});
afterAll(() => Promise.all([panel!.close(), router!.close()]));

function check(of: "vpnscript" | "waveros", change: object = {}) {
  const entry = { ...(of === "vpnscript" ? panel : router)!.target, ...change };
  return checkTarget({ api: apis[of] as never, target: completeTarget(entry, apis) });
}

test.each(["vpnscript", "waveros"] as const)(
  "a target that is as the file says: %s",
  async (of) => {
    const sandbox = of === "vpnscript" ? panel! : router!;
    const before = sandbox.fingerprint();
    const { requests, problem, doubts } = await check(of);
    expect([problem, doubts]).toEqual([undefined, []]);
    expect(requests).toBeLessThanOrEqual(20);
    expect(sandbox.fingerprint()).toBe(before);
    expect(sandbox.log.filter(({ path }) => /create|delete/.test(path))).toEqual([]);
  },
);

test.each<[what: string, of: "vpnscript" | "waveros", change: () => object, says: RegExp]>([
  ["another product", "vpnscript", () => ({ baseUrl: router!.baseUrl }), /check baseUrl|too many/],
  [
    "no such account",
    "vpnscript",
    () => ({ personas: { active: { username: "no-one", password: "hunter2-x" } } }),
    /^personas\.active: the installation refuses its credentials/,
  ],
  [
    "a server that exists",
    "vpnscript",
    () => {
      const servers = panel!.target["servers"] as Record<string, number>;
      return { servers: { ...servers, missing: servers["wireguard"] } };
    },
    /^servers\.missing/,
  ],
  ["a wrong key", "waveros", () => ({ apiKey: "wrong-key-0123" }), /refuses the API key/],
])("what is not as the file says is told in a line: %s", async (_, of, change, says) => {
  const { problem } = await check(of, change());
  expect(problem).toMatch(says);
  expect(problem).not.toMatch(/\n|hunter2|0123/);
});

type Entries<Entry> = Readonly<Record<string, Entry>>;

test.each<[change: (personas: Entries<object>, servers: Entries<number>) => object, doubt: RegExp]>(
  [
    [
      (_, { wireguard, ...servers }) => ({ servers: { ...servers, wireguardFull: wireguard } }),
      /^servers\.wireguardFull .* listed with \d+$/,
    ],
    [
      (_, { wireguardFull, ...servers }) => ({ servers: { ...servers, wireguard: wireguardFull } }),
      /^servers\.wireguard .* listed with none$/,
    ],
    [
      ({ other, ...personas }) => ({
        personas: { ...personas, deviceLimited: other },
      }),
      /^personas\.deviceLimited .* lists 0 where its plan allows \d+ devices$/,
    ],
    [
      ({ deviceLimited, ...personas }) => ({ personas: { ...personas, active: deviceLimited } }),
      /^personas\.active .* room for two/,
    ],
    [
      ({ suspended, ...personas }) => ({
        personas: { ...personas, suspended: { ...suspended, password: "hunter2-x" } },
      }),
      /^personas\.suspended: /,
    ],
  ],
)("what reads only speak against is told as a doubt: %#", async (change, doubt) => {
  const { personas, servers } = panel!.target as {
    readonly personas: Entries<object>;
    readonly servers: Entries<number>;
  };
  const { problem, doubts } = await check("vpnscript", change(personas, servers));
  expect([problem, doubts]).toEqual([undefined, [expect.stringMatching(doubt)]]);
});

describe("of an invented target", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Checks a target of which the preflight ends so. */
  function checked(preflight: () => Promise<void>) {
    answerBy(installation().fetch);
    let allowsWrites: boolean | undefined;
    const connect = (...connection: Parameters<typeof notesApi.connect>) => {
      allowsWrites = connection[1].allowWrites;
      return Object.assign(notesApi.connect(...connection), { preflight });
    };
    const result = checkTarget({ api: { ...notesApi, connect }, target: TARGET });
    return { result, allowsWrites };
  }

  test("nothing can be written, whatever the file allows", async () => {
    const { result, allowsWrites } = checked(() => Promise.resolve());
    expect(await result).toEqual({ requests: 0, problem: undefined, doubts: [] });
    expect(allowsWrites).toBe(false);
  });

  test("a problem is told without a secret, or the target's name again", async () => {
    const message = `target "kitchen": no such note; and ${KEY} is refused`;
    const { result } = checked(() => Promise.reject(new TargetError(message)));
    expect(await result).toMatchObject({ problem: "no such note; and $KEY is refused" });
  });

  test("a failure of our own is told as that, and the others are checked", async () => {
    const { problem } = await checked(() => Promise.reject(new Error(`no ${KEY}`))).result;
    expect(problem).toMatch(/^this tool failed at it.*: no \$KEY$/);
  });
});
