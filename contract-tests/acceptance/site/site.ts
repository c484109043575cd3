import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { inject, test as base } from "vitest";
import type { Site } from "./shared.ts";

/** What the tests share, made when the first of them asks. */
async function shared<T>(what: string): Promise<T> {
  const response = await fetch(`${inject("shared")}/${what}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** A test of the built `site`; `open` gives a page in a fresh browser profile, and skips the test where there is no browser. */
export const test = base
  .extend("site", { scope: "file" }, () => shared<Site>("site"))
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const address = await shared<string | null>("browser");
    if (address === null) return undefined;
    const browser = await chromium.connect(address);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("open", async ({ browser, skip }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      for (const context of contexts) await context.close();
    });
    return async (options: BrowserContextOptions = {}): Promise<Page> => {
      if (!browser) return skip("no Chromium on this machine; apt-get install chromium brings one");
      const context = await browser.newContext({
        viewport: { width: 1400, height: 1000 },
        ...options,
      });
      contexts.push(context);
      return context.newPage();
    };
  });

/** The address of a page of the site on the disk. */
export const onDisk = ({ folder }: Site, name: string) => pathToFileURL(join(folder, name)).href;

/** Takes down what a page should never do: errors on its console, and requests that leave its own host. */
export function watch(page: Page): { readonly wrong: string[] } {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const own = hostname === "127.0.0.1" || ["file:", "data:", "blob:"].includes(protocol);
    if (!own) wrong.push(`request to ${hostname}`);
  });
  return { wrong };
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the page, or in a part of it, that is more than minor: each kind of fault once. */
export async function axeFaults(page: Page, where = "", part = "html"): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ path: AXE });
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    `axe.run(${JSON.stringify(part)}, { preload: false }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact !== "minor")
    .map(({ id, impact, nodes }) => `${where} ${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
