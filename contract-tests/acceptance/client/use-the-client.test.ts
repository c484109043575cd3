import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox as startVpnScript } from "../../apis/vpnscript/sandbox/start.ts";
import { startSandbox as startWaverOs } from "../../apis/waveros/sandbox/start.ts";
import { COMPILED, snippetsOf } from "./snippets.ts";

/** What each snippet prints, in the order of the documents. */
const PRINTED = [
  /^WireGuard configuration create job dispatched\./,
  /^Log in again\.$/,
  /^unauthenticated$/,
  /^account all-servers$/,
  /^\[Interface\][^]*\n\d+$/,
  /^guest\S* \S+$|^\S+ \S+$/,
  /^\/api\/account 401$/,
  /^unauthenticated$/,
  /^unauthenticated$/,
  /^401 Unauthenticated\.$/,
  /^WireGuard configuration create job dispatched\./,
];

const snippets = await snippetsOf(COMPILED.slice(2));
let sandboxes: [Sandbox, Sandbox];
beforeAll(async () => {
  sandboxes = [await startVpnScript({ jobMs: 20 }), await startWaverOs()];
  const [panel, router] = sandboxes;
  const { active } = panel.target["personas"] as Record<string, Record<string, string>>;
  vi.stubEnv("VPN_USERNAME", active!["username"]);
  vi.stubEnv("VPN_PASSWORD", active!["password"]);
  vi.stubEnv("WAVEROS_KEY", router.target["apiKey"] as string);
  // The installations of the documents are the sandboxes.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (given: string | Request, init?: RequestInit) => {
    const url = typeof given === "string" ? given : given.url;
    const moved = url
      .replace("https://vpn.example.com", panel.baseUrl)
      .replace("http://192.168.10.1/api/", router.baseUrl);
    return fetch(typeof given === "string" ? moved : new Request(moved, given), init);
  });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await snippets.remove();
  for (const sandbox of sandboxes) await sandbox.close();
});

test("each snippet compiles, with all variants named where it says so", () => {
  expect(snippets.compile()).toBe("");
  expect(snippets.files).toHaveLength(PRINTED.length);
});

test.each(PRINTED.map((expected, index) => [index + 1, expected]))(
  "snippet %i runs as it is and prints %s",
  async (number, expected) => {
    const printed: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...texts) => void printed.push(texts.join(" ")));
    const file = snippets.files[(number as number) - 1]!;
    await import(file);
    expect(printed.join("\n")).toMatch(expected as RegExp);
    // What a last comment says is printed, is.
    const [, said] = /\.variant\); \/\/ (.+)\n$/.exec(await readFile(file, "utf8")) ?? [];
    if (said !== undefined) expect(printed.join("\n")).toBe(said);
  },
);
