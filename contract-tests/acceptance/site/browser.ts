import { existsSync } from "node:fs";
import type { Browser, Page } from "playwright-core";

const SYSTEM_CHROMIUM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A headless Chromium: the machine's own, or the one that an npm package ships. Undefined where there is neither. */
export async function launch(): Promise<Browser | undefined> {
  const { chromium } = await import("playwright-core");
  const own = SYSTEM_CHROMIUM.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  const shipped = "@sparticuz/chromium";
  try {
    const { default: packed } = (await import(shipped)) as {
      default: { executablePath(): Promise<string>; readonly args: string[] };
    };
    return await chromium.launch({
      executablePath: await packed.executablePath(),
      args: [...packed.args, ...FLAGS],
    });
  } catch {
    return undefined;
  }
}

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
