import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { everyApi } from "../../../apis/discover.ts";
import type { Api } from "../../../engine/api.ts";
import { generatedDescription } from "../../../../scripts/described.ts";
import { operationAnchor } from "../../../../scripts/site/reference-anchors.ts";
import { axeFaults, onDisk, test } from "../site.ts";

const all = Object.values(await everyApi());
const [api] = all;

const status = (page: Page) => page.locator("#try-status");

/** Opens the form of an API's first operation on its reference, wherever that is. */
async function tryFirst(page: Page, api: Api, reference: string): Promise<void> {
  const described = await generatedDescription(api.name);
  const { operation, described: own } = described.endpoints[0]!;
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
    await status(page).getByText("Nothing answers").waitFor();
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
