import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { missing } from "./build.ts";
import { openedSite } from "./opened-site.ts";
import { goTo, lastAnswers } from "./reference.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Each fault of the page as it is now that is more than minor, once for each kind. */
async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    "axe.run().then(({ violations }) => violations)",
  );
  return found
    .filter(({ impact }) => impact !== "minor")
    .map(({ id, impact, nodes }) => `${where}: ${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

const lacking = missing("@11ty/eleventy", "playwright-core", "axe-core");

describe.skipIf(lacking !== undefined)(`axe${lacking ? ` (${lacking})` : ""}`, () => {
  const site = openedSite();

  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    test("finds no fault on a page", async ({ skip }) => {
      const page = await site.open(skip, { colorScheme });
      const faults: string[] = [];
      for (const name of site.built.pages) {
        await page.goto(`${site.origin}/${name}`);
        await page.locator("h1").first().waitFor();
        await page.addScriptTag({ path: AXE });
        faults.push(...(await faultsOf(page, name)));
      }
      await page.context().close();
      expect(faults).toEqual([]);
    });

    test.for(apiNames())("finds no fault in an operation of %s", async (name, { skip }) => {
      const page = await site.open(skip, { colorScheme });
      const anchors = await lastAnswers(await loadApi(name));
      // Opened at an operation, the page never shows what comes before all of them.
      await page.goto(`${site.origin}/api/${name}.html${anchors[0]}`);
      await page.addScriptTag({ path: AXE });
      const faults: string[] = [];
      for (const anchor of anchors) {
        const section = await goTo(page, anchor);
        await section.locator("table").last().waitFor();
        faults.push(...(await faultsOf(page, anchor)));
      }
      await page.context().close();
      expect(faults).toEqual([]);
    });
  });

  test.for([
    ["light", "dark"],
    ["dark", "light"],
  ] as const)("finds no fault where a reader of %s chooses %s", async ([from, to], { skip }) => {
    const page = await site.open(skip, { colorScheme: from });
    const faults: string[] = [];
    for (const name of [
      "index.html",
      "matrix.html",
      ...apiNames().map((api) => `api/${api}.html`),
    ]) {
      await page.goto(`${site.origin}/${name}`);
      await page.locator("h1").first().waitFor();
      if ((await page.locator("html").getAttribute("class")) !== to) {
        await page.locator("#theme").click();
      }
      await expect.poll(() => page.locator("html").getAttribute("class")).toBe(to);
      await page.addScriptTag({ path: AXE });
      faults.push(...(await faultsOf(page, name)));
    }
    await page.context().close();
    expect(faults).toEqual([]);
  });
});
