import { readFile, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, watch } from "./browser.ts";
import { build, missing, type BuiltSite } from "./build.ts";

/** What readers type, and where the answer is: that has to be among the first three results. */
const QUERIES: readonly (readonly [query: string, page: string])[] = [
  ["exit status", "reference/command-line.html#exit-status"],
  ["junit", "guides/run-it-every-night.html#read-the-report-of-many-targets"],
  ["github", "guides/run-it-every-night.html#ready-made-jobs"],
  ["allowWrites", "reference/target-file.html#targets.allowWrites"],
  ["allow writes", "reference/target-file.html#targets.allowWrites"],
  ["--complete", "reference/command-line.html#start--complete"],
  ["--max-time", "reference/command-line.html#start--max-time"],
  ["NO_COLOR", "reference/command-line.html#NO_COLOR"],
  ["CI_NODE_INDEX", "reference/command-line.html#CI_NODE_INDEX"],
  ["HTTPS_PROXY", "guides/verify-an-installation.html#what-is-in-front-of-it"],
  ["kotlin", "guides/use-the-client.html#in-another-language"],
  ["kotlin", "reference/ecosystem.html#the-form-to-take"],
  ["throttle", "guides/verify-an-installation.html#what-it-does-to-the-installation"],
  ['"Your service is expired."', "matrix.html#vpnscript/createWireguardConfig/422/service-expired"],
  ["username already exists", "matrix.html#waveros/create_voucher/username-exists"],
  ["wiregaurd", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["vouchr", "api/waveros.html#/vouchers/createvoucher"],
  ["createWireguardConfig", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["create wireguard config", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["createwireg", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["/api/auth/token", "api/vpnscript.html#/account/createtoken"],
  ["429", "matrix.html#vpnscript/createToken/429/too-many-requests"],
  ["service-expired", "matrix.html#vpnscript/getOpenvpnAuth/422/service-expired"],
  ["expiredd", "reference/target-file.html#vpnscript.personas.expired"],
  ["self-signed certificate", "guides/verify-an-installation.html#what-is-in-front-of-it"],
  ["docker", "guides/verify-a-fleet.html#ready-made-jobs"],
  ["kubernetes", "guides/verify-a-fleet.html#ready-made-jobs"],
  ["accept a finding", "guides/run-it-every-night.html#accept-what-you-know"],
  ["api-key", "reference/target-file.html#waveros.apiKey"],
  ["requestsPerMinute", "reference/target-file.html#targets.requestsPerMinute"],
  ["clean up", "reference/command-line.html#verify--clean-up"],
  ["how do I clean up after a crash", "guides/run-it-every-night.html#after-a-crash"],
  ["prism", "guides/install-the-command.html#install-it"],
  ["seed", "reference/command-line.html#start--seed"],
  ["device_name", "api/vpnscript-plain.html#createToken.device_name"],
  ["badge", "guides/verify-an-installation.html#show-it-to-others"],
  ["body-matches-schema", "reference/checks.html#body-matches-schema"],
  ["tanstack", "guides/use-tanstack-query.html"],
  ["retry-after", "guides/use-the-client.html#when-a-call-rejects"],
  ["ctrl-c", "reference/command-line.html#exit-status"],
  ["add an api", "guides/add-an-api.html"],
];

/** Words, each with whether it is marked. */
type Words = readonly (readonly [word: string, isMarked: boolean])[];

interface Answer {
  readonly all: boolean;
  readonly found: readonly { title: Words; excerpt: Words; where: string; url: string }[];
}

const lacking = missing("@11ty/eleventy", "playwright-core", "axe-core", "minisearch");

describe.skipIf(lacking !== undefined)(`the search${lacking ? ` (${lacking})` : ""}`, () => {
  let site: BuiltSite;
  let browser: Browser | undefined;
  let find: (asked: string) => Answer;

  beforeAll(async () => {
    [site, browser] = await Promise.all([build(), launch()]);
    const context = createContext({}) as { findOnSite: typeof find };
    runInContext(await readFile(join(site.folder, "assets/search-index.js"), "utf8"), context);
    find = context.findOnSite;
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    if (site) await rm(site.folder, { recursive: true, force: true });
  });

  test.for(QUERIES)("%s leads to %s", ([query, page]) => {
    const { all, found } = find(query);
    expect(all).toBe(true);
    expect(found.slice(0, 3).map(({ url }) => url)).toContain(page);
  });

  test("what is in quotes is there to the letter, and marked", () => {
    const { found } = find('"service is expired."');
    expect(found.length).toBeGreaterThan(0);
    for (const { excerpt } of found) {
      expect(textOf(excerpt)).toContain("service is expired.");
      expect(textOf(excerpt.filter(([, isMarked]) => isMarked))).toContain("service is expired.");
    }
    expect(find('"service is expired!"').found).toEqual([]);
  });

  test("an excerpt shows where the words stand", () => {
    const { found } = find("junit");
    const marked = found.flatMap(({ title, excerpt }) => [...title, ...excerpt]);
    expect(textOf(marked.filter(([, isMarked]) => isMarked))).toMatch(/junit/i);
    for (const { where, excerpt } of found) {
      expect(where).not.toBe("");
      expect(excerpt.length).toBeLessThan(30);
    }
  });

  test("a section goes by its heading, and says which page it is on", () => {
    const [first] = find("exit status").found;
    expect(first).toMatchObject({ where: "Command line" });
    expect(textOf(first!.title)).toBe("Exit status");
  });

  test("what has only some of the words is found where nothing has all, and said to be so", () => {
    const { all, found } = find("voucher qqqqqqqq");
    expect(all).toBe(false);
    expect(found.map(({ url }) => url).join()).toContain("voucher");
    expect(find("qqqqqqqq")).toMatchObject({ found: [] });
  });

  test("every result leads to a page, and to an anchor of it", async () => {
    const context = createContext({}) as { siteTexts: string[][] };
    runInContext(await readFile(join(site.folder, "assets/search-index.js"), "utf8"), context);
    const ids = new Map<string, string>();
    for (const page of site.pages) ids.set(page, await readFile(join(site.folder, page), "utf8"));
    const dead = context.siteTexts.filter(([, title, , , url = ""]) => {
      const [page = "", anchor] = url.split(/#(.*)/s);
      // What follows `#/` is for Redoc's router; a test in the browser follows one.
      const isThere =
        !anchor || anchor.startsWith("/") || ids.get(page)?.includes(`id="${anchor}"`);
      return !title || !ids.has(page) || !isThere;
    });
    expect(dead).toEqual([]);
  });

  test("its script is below 1 MB, and no page loads it before the box is used", async () => {
    const { size } = await stat(join(site.folder, "assets/search-index.js"));
    process.stdout.write(`search-index.js: ${(size / 1000).toFixed(0)} KB\n`);
    expect(size).toBeLessThan(1_000_000);
    for (const page of site.pages) {
      expect(await readFile(join(site.folder, page), "utf8")).not.toContain("search-index.js");
    }
  });

  /** A page from the disk in a fresh browser; without a browser the test that asks is skipped. */
  async function open(
    name: string,
    skip: (why: string) => never,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    if (!browser) return skip("no Chromium on this machine; apt-get install chromium brings one");
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(pathToFileURL(join(site.folder, name)).href);
    return page;
  }

  test.for([
    ["guides/use-the-client.html", "/"],
    ["api/vpnscript.html", "Control+k"],
  ] as const)("the box of %s is used by keys, from %s on", async ([name, key], { skip }) => {
    const page = await open(name, skip);
    const { wrong } = watch(page);
    const box = page.getByRole("combobox", { name: "Search all pages" });
    await box.waitFor();
    await page.keyboard.press(key);
    await page.keyboard.type("createWireguardConfig");
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await box.getAttribute("aria-activedescendant")).toBe("found-0");
    await page.keyboard.press("ArrowDown");
    expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await options.count()).toBe(0);
    await page.keyboard.press(key);
    await page.keyboard.type("createWireguardConfig");
    await options.first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/api\/vpnscript\.html#\/wireguard\/createwireguardconfig$/);
    await page.getByRole("heading", { name: "Create a WireGuard configuration" }).first().waitFor();
    await page.context().close();
    expect(wrong).toEqual([]);
  });

  test("at 375 px a finger opens a result; axe finds nothing; what to try is said where nothing is found", async ({
    skip,
  }) => {
    const page = await open("index.html", skip, {
      viewport: { width: 375, height: 800 },
      hasTouch: true,
    });
    const box = page.getByRole("combobox");
    await box.tap();
    await box.fill("qqqqqqqq");
    await page.getByText(/^Nothing found\. Try /).waitFor();
    await box.fill('"your service is expired."');
    const option = page.getByRole("option", { name: /createWireguardConfig/ });
    await option.waitFor();
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
    });
    const found = await page.evaluate<{ violations: unknown[] }>(
      'axe.run(".search", { preload: false })',
    );
    expect(found.violations).toEqual([]);
    await option.tap();
    await page.waitForURL(/matrix\.html#vpnscript\/createWireguardConfig\/422\/service-expired$/);
    await page.context().close();
  });
});

function textOf(words: Words): string {
  return words.map(([word]) => word).join(" ");
}
