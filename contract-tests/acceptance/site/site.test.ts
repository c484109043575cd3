import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyApi } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import type { Listening } from "../../sandbox/server.ts";
import { commandLine } from "../../../scripts/cli.ts";
import { serve } from "../../../scripts/site/serve.ts";
import { launch, watch } from "./browser.ts";
import { build, missing, type BuiltSite } from "./build.ts";
import { deadLinks } from "./links.ts";
import { readingTests } from "./reading.ts";

const lacking = missing("@11ty/eleventy", "playwright-core");

describe.skipIf(lacking !== undefined)(`the site${lacking ? ` (${lacking})` : ""}`, () => {
  let site: BuiltSite;
  let serving: Listening;
  let browser: Browser | undefined;
  let all: Api[];

  beforeAll(async () => {
    site = await build();
    [serving, browser, all] = await Promise.all([
      serve(site.folder),
      launch(),
      everyApi().then(Object.values<Api>),
    ]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    if (site) await rm(site.folder, { recursive: true, force: true });
  });

  /** A page in a fresh browser profile; without a browser the test that asks is skipped. */
  async function open(skip: (why: string) => never, options: object = {}) {
    if (!browser) return skip("no Chromium on this machine; apt-get install chromium brings one");
    const context = await browser.newContext(options);
    return context.newPage();
  }

  test("is built in 20 seconds", () => {
    process.stdout.write(`built in ${site.seconds.toFixed(1)} s: ${site.pages.length} pages\n`);
    expect(site.seconds).toBeLessThan(20);
  });

  test("has no dead link and no missing anchor", async () => {
    expect(await deadLinks(site.folder, site.pages)).toEqual([]);
  });

  test("offers what it is made from", async () => {
    for (const { name } of all) {
      await expect(stat(join(site.folder, "openapi", name, "openapi.json"))).resolves.toBeDefined();
    }
    const schema = await readFile(join(site.folder, "schemas/target-file.schema.json"), "utf8");
    expect(JSON.parse(schema)).toHaveProperty("properties.targets");
  });

  test.for(["http", "file"] as const)(
    "opens each page over %s: no console error, no request elsewhere",
    async (protocol, { skip }) => {
      const page = await open(skip);
      const { wrong } = watch(page);
      for (const name of site.pages) {
        const root =
          protocol === "http" ? `${serving.origin}/` : pathToFileURL(`${site.folder}/`).href;
        await page.goto(root + name);
        await page.locator("h1").first().waitFor();
        if (name.startsWith("api/")) await page.waitForTimeout(300);
      }
      await page.context().close();
      expect(wrong).toEqual([]);
    },
  );

  test("is usable at 375 px: no page scrolls sideways", async ({ skip }) => {
    const page = await open(skip, { viewport: { width: 375, height: 800 } });
    const wide: string[] = [];
    for (const name of site.pages) {
      await page.goto(`${serving.origin}/${name}`);
      await page.locator("h1").first().waitFor();
      const width = await page.evaluate("document.documentElement.scrollWidth");
      if (Number(width) > 375) wide.push(`${name}: ${String(width)} px`);
    }
    await page.context().close();
    expect(wide).toEqual([]);
  });

  test("the matrix shows every variant of the catalogues, and filters them", async ({ skip }) => {
    const page = await open(skip);
    await page.goto(`${serving.origin}/matrix.html`);
    for (const { name, catalogue } of all) {
      const variants = Object.values(catalogue.variants);
      const rows = page.locator(`[data-api="${name}"] tbody tr`);
      expect(await rows.count()).toBe(variants.length);
      expect(await page.locator(`[data-api="${name}"] tr:visible[id]`).count()).toBe(
        variants.filter(({ provenance }) => provenance === "documented").length,
      );
      expect(await page.locator(`[data-api="${name}"] .operation`).count()).toBe(
        Object.keys(catalogue.operations).length,
      );
    }
    await page.getByLabel("Find").fill("device-limit");
    expect(await page.locator("tr:visible[id]").count()).toBe(1);
    await page.context().close();
  });

  readingTests(() => ({ site, origin: serving.origin, all, open }));

  test("a reference is at most 3 MB and there in 1.5 seconds", async ({ skip }) => {
    for (const { name } of all) {
      const { size } = await stat(join(site.folder, `api/${name}.html`));
      expect(size).toBeLessThan(3_000_000);
      const times: number[] = [];
      for (let run = 0; run < 3; run++) {
        const page = await open(skip);
        const started = performance.now();
        await page.goto(`${serving.origin}/api/${name}.html`, { waitUntil: "commit" });
        await page.locator("main h1").first().waitFor();
        times.push(performance.now() - started);
        await page.context().close();
      }
      const best = Math.min(...times);
      process.stdout.write(
        `${name}: ${(size / 1e6).toFixed(2)} MB, first view ${best.toFixed(0)} ms\n`,
      );
      expect(best).toBeLessThan(1500);
    }
  });

  test("the command line's page is its declaration", async () => {
    const page = await readFile(join(site.folder, "reference/command-line.html"), "utf8");
    const { commands } = await commandLine();
    const declared = commands.flatMap((command) => [
      `id="${command.name()}"`,
      `access-contracts ${command.name()} ${command.usage()}`,
      ...command.registeredArguments.map((argument) => `<code>${argument.name()}</code>`),
      ...command.options.flatMap(({ flags, argChoices = [], defaultValue }) => [
        `<code>${flags}</code>`,
        argChoices.length > 0 ? `one of ${argChoices.join(", ")}` : "",
        defaultValue ? `default ${String(defaultValue)}` : "",
      ]),
    ]);
    const shown = page.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    expect(declared.filter((text) => !shown.includes(text))).toEqual([]);
  });

  test("every page can be reached from the list of pages", async () => {
    const home = await readFile(join(site.folder, "index.html"), "utf8");
    const decisions = await readFile(join(site.folder, "decisions/index.html"), "utf8");
    const linked = (name: string) =>
      home.includes(`href="${name}"`) ||
      decisions.includes(`href="${name.replace("decisions/", "")}"`);
    expect(site.pages.filter((name) => name !== "404.html" && !linked(name))).toEqual([]);
  });
});
