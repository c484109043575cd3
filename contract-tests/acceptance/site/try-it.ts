import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Api } from "../../engine/api.ts";
import { generatedDescription } from "../../../scripts/described.ts";
import { operationAnchor } from "../../../scripts/site/reference-anchors.ts";
import type { OpenedSite } from "./opened-site.ts";

const status = (page: Page) => page.locator("#try-status");

/** Opens the form of an API's first operation on its reference, wherever that is. */
async function tryFirst(page: Page, api: Api, reference: string): Promise<void> {
  const described = await generatedDescription(api.name);
  const { operation, described: own } = described.endpoints[0]!;
  await page.goto(reference + operationAnchor(described, operation.name));
  await page.locator(`a[href$="#try/${api.name}/${own.operationId}"]`).click();
}

/** The tests of the form that sends a call, on a site that is open. */
export function tryItTests(site: OpenedSite, all: readonly Api[]): void {
  const fromDisk = ({ name }: Api) =>
    pathToFileURL(join(site.built.folder, `api/${name}.html`)).href;

  test("a call of each API goes from its reference to a sandbox, and the answer is shown", async ({
    skip,
  }) => {
    const page = await site.open(skip);
    for (const api of all) {
      const sandbox = await api.startSandbox();
      await tryFirst(page, api, fromDisk(api));
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
    await page.context().close();
  });

  test("another machine is not called", async ({ skip }) => {
    const page = await site.open(skip);
    const calls: string[] = [];
    await page.route("https://installation.example/**", async (route) => {
      calls.push(route.request().url());
      await route.fulfill({ json: {}, headers: { "access-control-allow-origin": "*" } });
    });
    await tryFirst(page, all[0]!, fromDisk(all[0]!));
    await page.locator("#try-address").fill("https://installation.example");
    await page.keyboard.press("Enter");
    await status(page).getByText("installation.example is not this machine").waitFor();
    expect(calls).toEqual([]);
    await page.context().close();
  });

  test("on a public host it is off until the reader switches it on", async ({ skip }) => {
    const page = await site.open(skip);
    await page.route("https://contracts.example/**", (route) =>
      route.fulfill({ path: join(site.built.folder, new URL(route.request().url()).pathname) }),
    );
    const [api] = all;
    await tryFirst(page, api!, `https://contracts.example/api/${api!.name}.html`);
    expect(await page.locator("#try-address").isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Switch it on" }).click();
    expect(await page.locator("#try-address").isDisabled()).toBe(false);
    await page.context().close();
  });

  test.for(["light", "dark"] as const)(
    "axe finds nothing in it, %s",
    async (colorScheme, { skip }) => {
      const page = await site.open(skip, { colorScheme });
      const axe = await readFile(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      const [api] = all;
      await tryFirst(page, api!, fromDisk(api!));
      await page.evaluate(axe);
      expect(
        await page.evaluate("axe.run('.try-it').then(({ violations }) => violations)"),
      ).toEqual([]);
      await page.context().close();
    },
  );
}
