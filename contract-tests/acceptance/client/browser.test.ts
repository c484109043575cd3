import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { listen, type Answer, type Asked } from "../../sandbox/server.ts";
import { startSandbox as startVpnScript } from "../../apis/vpnscript/sandbox/start.ts";
import { startSandbox as startWaverOs } from "../../apis/waveros/sandbox/start.ts";

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

const PAGE = `<!doctype html><title>clients</title><script type="importmap">{ "imports": {
  "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
  "access-contracts/vpnscript": "/generated/vpnscript/index.js",
  "access-contracts/vpnscript/validators": "/generated/vpnscript/validation.js",
  "access-contracts/waveros": "/generated/waveros/index.js"
} }</script>`;

const FOLDERS = ["/generated/", "/node_modules/openapi-fetch/"];

/** The page and its modules, and both sandboxes behind the same origin: browsers ask for no CORS there. */
async function serve(asked: Asked, upstream: Record<string, string>): Promise<Answer> {
  const { pathname, search } = asked.url;
  const origin = upstream[pathname.split("/")[1] ?? ""];
  if (origin) {
    const { authorization = "", accept = "" } = asked.headers;
    const path = pathname.slice(pathname.indexOf("/", 1));
    const response = await fetch(origin + path + search, {
      method: asked.method,
      headers: { "content-type": "application/json", accept, authorization },
      ...(asked.body ? { body: asked.body } : {}),
    });
    const headers = { "content-type": response.headers.get("content-type") ?? "" };
    return { status: response.status, headers, body: await response.text() };
  }
  if (pathname === "/")
    return { status: 200, headers: { "content-type": "text/html" }, body: PAGE };
  if (!FOLDERS.some((folder) => pathname.startsWith(folder)) || pathname.includes("..")) {
    return { status: 404, headers: {}, body: "" };
  }
  const body = await readFile(join(root, pathname));
  return { status: 200, headers: { "content-type": "text/javascript" }, body };
}

test.skipIf(!executablePath)(
  executablePath ? "both clients run in Chromium" : "both clients in Chromium: none is installed",
  async () => {
    const panel = await startVpnScript({ jobMs: 20 });
    const router = await startWaverOs();
    const upstream = { panel: panel.baseUrl, router: new URL(router.baseUrl).origin };
    const site = await listen((asked) => serve(asked, upstream));
    const profile = await mkdtemp(join(tmpdir(), "chromium-"));
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath!,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
    try {
      const page = await browser.newPage();
      await page.goto(site.origin);
      const { active } = panel.target["personas"] as { active: object };
      const variants = await page.evaluate(`(async () => {
        const vpnscript = await import("access-contracts/vpnscript");
        const { throwInvalid, validators } = await import("access-contracts/vpnscript/validators");
        const { createWaverOsClient } = await import("access-contracts/waveros");
        const validation = throwInvalid(validators);
        const client = vpnscript.createVpnScriptClient({ baseUrl: location.origin + "/panel", timeoutMs: 5000, validation });
        const router = createWaverOsClient({ baseUrl: location.origin + "/router/api/", apiKey: ${JSON.stringify(router.target["apiKey"])} });
        const answers = [
          await client.getAccount(),
          await client.logIn({ ...${JSON.stringify(active)}, device_name: "browser" }),
          await client.getOpenvpnProfile({ server_id: 1, cert_only: true }),
          await vpnscript.createActiveWireguardConfig(client, { server_id: 2 }, { intervalMs: 20 }),
          await client.deleteWireguardConfig({ config_id: 999999 }),
          await router.createVoucher(),
          await router.removeVoucher({ username: "nobody-of-that-name" }),
        ];
        return answers.map(({ variant }) => variant);
      })()`);
      expect(variants).toEqual([
        "unauthenticated",
        "token-issued",
        "certificate-only",
        "active",
        "config-not-found",
        "user-added",
        "username-unknown",
      ]);
    } finally {
      await browser.close();
      await Promise.all([site.close(), panel.close(), router.close()]);
      await rm(profile, { recursive: true, force: true });
    }
  },
  60_000,
);
