import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { listen, type Answer, type Asked } from "../../sandbox/server.ts";
import { startSandbox as startVpnScript } from "../../apis/vpnscript/sandbox/start.ts";
import { throttledTo } from "../../apis/vpnscript/sandbox/throttle.support.ts";
import { startSandbox as startWaverOs } from "../../apis/waveros/sandbox/start.ts";

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

const PAGE = `<!doctype html><title>clients</title><script type="importmap">{ "imports": {
  "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
  "access-contracts/vpnscript": "/generated/vpnscript/index.js",
  "access-contracts/vpnscript/validators": "/generated/vpnscript/validators.js",
  "access-contracts/waveros": "/generated/waveros/index.js"
} }</script>`;

const FOLDERS = ["/generated/", "/node_modules/openapi-fetch/"];

/** The page and its modules. The sandboxes are of other origins, so the browser asks them first. */
async function serve({ url: { pathname } }: Asked): Promise<Answer> {
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
    const throttled = await startVpnScript({ alter: throttledTo(1) });
    const router = await startWaverOs();
    const site = await listen(serve);
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
      const { variants, pause } = await page.evaluate<{
        variants: string[];
        pause: string;
      }>(`(async () => {
        const vpnscript = await import("access-contracts/vpnscript");
        const { throwInvalid, validators } = await import("access-contracts/vpnscript/validators");
        const { createWaverOsClient } = await import("access-contracts/waveros");
        const validation = throwInvalid(validators);
        const client = vpnscript.createVpnScriptClient({ baseUrl: ${JSON.stringify(panel.baseUrl)}, timeoutMs: 5000, validation });
        const router = createWaverOsClient({ baseUrl: ${JSON.stringify(router.baseUrl)}, apiKey: ${JSON.stringify(router.target["apiKey"])} });
        const answers = [
          await client.getAccount(),
          await client.logIn({ ...${JSON.stringify(active)}, device_name: "browser" }),
          await client.getOpenvpnProfile({ server_id: 1, cert_only: true }),
          await vpnscript.createActiveWireguardConfig(client, { server_id: 2 }, { intervalMs: 20 }),
          await client.deleteWireguardConfig({ config_id: 999999 }),
          await router.createVoucher(),
          await router.removeVoucher({ username: "nobody-of-that-name" }),
        ];
        const busy = vpnscript.createVpnScriptClient({ baseUrl: ${JSON.stringify(throttled.baseUrl)}, retries: 0 });
        await busy.getAccount();
        const { headers } = await busy.getAccount();
        return { variants: answers.map(({ variant }) => variant), pause: headers.get("Retry-After") };
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
      // A page reads a header of another origin only where it is exposed.
      expect(Number(pause)).toBeGreaterThan(0);
    } finally {
      await browser.close();
      await Promise.all([site.close(), panel.close(), throttled.close(), router.close()]);
      await rm(profile, { recursive: true, force: true });
    }
  },
  60_000,
);
