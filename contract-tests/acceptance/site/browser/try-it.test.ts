import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { everyApi } from "../../../apis/discover.ts";
import type { Api } from "../../../engine/api.ts";
import { generatedDescription } from "../../../../scripts/described.ts";
import { operationAnchor } from "../../../../scripts/described.ts";
import { axeFaults, onDisk, test } from "../site.ts";

const all = Object.values(await everyApi());
const [api] = all;

const status = (page: Page) => page.locator("#try-status");

/** Opens the form of an API's first operation on its reference, wherever that is. */
async function tryFirst(page: Page, api: Api, reference: string): Promise<void> {
  const described = await generatedDescription(api.name);
  const { listed: operation, operation: own } = described.endpoints[0]!;
  await page.goto(reference + operationAnchor(described, operation.name));
  await page.locator(`a[href$="#try/${api.name}/${own.operationId}"]`).click();
}

test("a call of each API goes from its reference to a sandbox, and the answer is shown", async ({
  site,
  open,
}) => {
  const page = await open();
  for (const api of all) {
    const sandbox = await api.startSandbox();
    await tryFirst(page, api, onDisk(site, `api/${api.name}.html`));
    await page.locator("#try-address").fill(sandbox.baseUrl);
    const secret = String(sandbox.target["apiKey"] ?? "");
    if (secret !== "") await page.locator("#try-secret").fill(secret);
    await page.keyboard.press("Enter");
    const named = await status(page).getByRole("link").getAttribute("href");
    const [id = ""] = new URL(named ?? "").hash.slice(1).split(`${api.name}/`).slice(1);
    const answer = (await page.locator("#try-answer").textContent()) ?? "";
    const body: unknown = JSON.parse(answer.slice(answer.indexOf("\n\n")));
    expect(api.validators[id]?.(body), `${id}: ${answer}`).toBe(true);
    const kept = await page.evaluate<string>("JSON.stringify(localStorage)");
    for (const typed of [sandbox.baseUrl, secret].filter(Boolean))
      expect(kept).not.toContain(typed);
    await sandbox.close();
    await page.keyboard.press("Enter");
    await status(page).getByText("No answer that this page may read").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("a:focus").textContent()).toBe("Try it");
  }
});

test("another machine is not called", async ({ site, open }) => {
  const page = await open();
  const calls: string[] = [];
  await page.route("https://installation.example/**", async (route) => {
    calls.push(route.request().url());
    await route.fulfill({ json: {}, headers: { "access-control-allow-origin": "*" } });
  });
  await tryFirst(page, api!, onDisk(site, `api/${api!.name}.html`));
  await page.locator("#try-address").fill("https://installation.example");
  await page.keyboard.press("Enter");
  await status(page).getByText("installation.example is not this machine").waitFor();
  expect(calls).toEqual([]);
});

test("a redirect is not followed, no answer is waited for without end, and nothing is kept", async ({
  site,
  open,
}) => {
  const page = await open();
  await using server = await misbehaving();
  await tryFirst(page, api!, onDisk(site, `api/${api!.name}.html`));
  // A browser sends such a call without asking first whether it may.
  await page.locator("#try-headers").fill("");
  const says = async (path: string, text: string) => {
    await page.locator("#try-address").fill(`${server.origin}/${path}`);
    await page.getByRole("button", { name: "Send" }).click();
    await status(page).getByText(text).waitFor();
  };
  await says("redirect", "a redirect, which is not followed");
  await says("forbidden", "may have been carried out");
  await says("endless", "only its beginning");
  const box = await page.locator("#try-answer").boundingBox();
  expect(box!.height).toBeLessThan(600);
  await says("slow", "Sending");
  await page.getByRole("button", { name: "Stop" }).click();
  await status(page).getByText("may have been carried out").waitFor();
  expect(server.paths).toEqual(["redirect", "forbidden", "endless", "slow"]);
  for (const wrong of ["http://", "ftp://127.0.0.1", `${server.origin}/?a=1`, "localhost:8801"]) {
    await page.locator("#try-address").fill(wrong);
    await page.keyboard.press("Enter");
    await status(page).getByText("Not sent: the address is one like").waitFor();
  }
  await page.locator("#try-secret").fill("a-secret");
  await says("endless", "only its beginning");
  await page.keyboard.press("Escape");
  const held = page.locator(".try-it").locator("input:not(#try-address), textarea, pre");
  const texts = held.evaluateAll((all) => all.map((one) => one.value ?? one.textContent));
  expect((await texts).join("").slice(0, 200)).toBe("");
});

test("on a public host it is off until the reader switches it on", async ({ site, open }) => {
  const page = await open();
  await page.route("https://contracts.example/**", (route) =>
    route.fulfill({ path: join(site.folder, new URL(route.request().url()).pathname) }),
  );
  await tryFirst(page, api!, `https://contracts.example/api/${api!.name}.html`);
  expect(await page.locator("#try-address").isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Switch it on" }).click();
  expect(await page.locator("#try-address").isDisabled()).toBe(false);
});

test.for(["light", "dark"] as const)(
  "axe finds nothing in it, %s",
  async (colorScheme, { site, open }) => {
    const page = await open({ colorScheme });
    await tryFirst(page, api!, onDisk(site, `api/${api!.name}.html`));
    expect(await axeFaults(page, "", ".try-it")).toEqual([]);
  },
);

/** A server whose answers a browser has trouble with, each below its own path. */
async function misbehaving() {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url!.split("/")[1]!;
    if (path !== "forbidden") {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Headers", "*");
      response.setHeader("Access-Control-Allow-Methods", "*");
    }
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    paths.push(path);
    if (path === "redirect") response.writeHead(307, { Location: "/elsewhere" }).end();
    if (path === "forbidden") response.end("{}");
    if (path === "endless") Readable.from(lines()).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    paths,
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function* lines() {
  for (;;) yield "an endless answer\n".repeat(1000);
}
