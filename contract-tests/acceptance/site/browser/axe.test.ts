import { describe, expect } from "vitest";
import { apiNames, loadApi } from "../../../apis/discover.ts";
import { axeFaults, test } from "../site.ts";
import { goTo, lastAnswers } from "./reference.ts";

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  test("finds no fault on a page", async ({ site, open }) => {
    const page = await open({ colorScheme });
    const faults: string[] = [];
    for (const name of site.pages) {
      await page.goto(`${site.origin}/${name}`);
      await page.locator("h1").first().waitFor();
      faults.push(...(await axeFaults(page, name)));
    }
    expect(faults).toEqual([]);
  });

  test.for(apiNames())("finds no fault in an operation of %s", async (name, { site, open }) => {
    const page = await open({ colorScheme });
    const anchors = await lastAnswers(await loadApi(name));
    // Opened at an operation, the page never shows what comes before all of them.
    await page.goto(`${site.origin}/api/${name}.html${anchors[0]}`);
    const faults: string[] = [];
    for (const anchor of anchors) {
      const section = await goTo(page, anchor);
      await section.locator("table").last().waitFor();
      faults.push(...(await axeFaults(page, anchor)));
    }
    expect(faults).toEqual([]);
  });
});

test.for([
  ["light", "dark"],
  ["dark", "light"],
] as const)(
  "finds no fault where a reader of %s chooses %s",
  async ([from, to], { site, open }) => {
    const page = await open({ colorScheme: from });
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
      faults.push(...(await axeFaults(page, name)));
    }
    expect(faults).toEqual([]);
  },
);
