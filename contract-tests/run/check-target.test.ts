import { afterAll, beforeAll, expect, test } from "vitest";
import { api as vpnscript } from "../apis/vpnscript/api.ts";
import { api as waveros } from "../apis/waveros/api.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { completeTarget } from "../target-file/load.ts";
import { checkTarget } from "./check-target.ts";

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
    const { requests, problem } = await check(of);
    expect(problem).toBeUndefined();
    expect(requests).toBeLessThanOrEqual(25);
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
