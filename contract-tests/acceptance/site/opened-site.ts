import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Listening } from "../../sandbox/server.ts";
import { serve } from "../../../scripts/site/serve.ts";
import { launch } from "./browser.ts";
import { build, type BuiltSite } from "./build.ts";

/** A site built and served for the tests of one file, with a browser to look at it. */
export interface OpenedSite {
  readonly built: BuiltSite;
  readonly origin: string;
  /** A page in a fresh browser profile; without a browser, the test that asks is skipped. */
  open(skip: (why: string) => never, options?: object): Promise<Page>;
}

/** To be called within `describe`; what it gives is filled when a test runs. */
export function openedSite(): OpenedSite {
  let built: BuiltSite;
  let serving: Listening;
  let browser: Browser | undefined;
  beforeAll(async () => {
    built = await build();
    [serving, browser] = await Promise.all([serve(built.folder), launch()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    if (built) await rm(built.folder, { recursive: true, force: true });
  });
  return {
    get built() {
      return built;
    },
    get origin() {
      return serving.origin;
    },
    async open(skip, options = {}) {
      if (!browser) return skip("no Chromium on this machine; apt-get install chromium brings one");
      const context = await browser.newContext({
        viewport: { width: 1400, height: 1000 },
        ...options,
      });
      return context.newPage();
    },
  };
}
