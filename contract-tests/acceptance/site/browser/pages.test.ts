import { availableParallelism, loadavg } from "node:os";
import { expect } from "vitest";
import { everyApi } from "../../../apis/discover.ts";
import { onDisk, test, watch } from "../site.ts";

const all = Object.values(await everyApi());

/** Where others keep the machine busy, a time says nothing of the site. */
const busy = () => loadavg()[0]! > 2 * availableParallelism();

test("is built in 20 seconds", ({ site, skip }) => {
  process.stdout.write(`built in ${site.seconds.toFixed(1)} s: ${site.pages.length} pages\n`);
  skip(busy(), "the machine is busy");
  expect(site.seconds).toBeLessThan(20);
});

test.for(["http", "file"] as const)(
  "opens each page over %s: no console error, no request elsewhere",
  async (protocol, { site, open }) => {
    const page = await open();
    const { wrong } = watch(page);
    // A page for addresses that have none comes from a server alone.
    const pages = site.pages.filter((name) => protocol === "http" || name !== "404.html");
    for (const name of pages) {
      await page.goto(protocol === "http" ? `${site.origin}/${name}` : onDisk(site, name));
      await page.locator("h1").first().waitFor();
      if (name.startsWith("api/")) await page.waitForTimeout(300);
    }
    expect(wrong).toEqual([]);
  },
);

test("is usable at 320 px: no page scrolls sideways", async ({ site, open }) => {
  const page = await open({ viewport: { width: 320, height: 800 } });
  const wide: string[] = [];
  for (const name of site.pages) {
    await page.goto(`${site.origin}/${name}`);
    await page.locator("h1").first().waitFor();
    const width = await page.evaluate("document.documentElement.scrollWidth");
    if (Number(width) > 320) wide.push(`${name}: ${String(width)} px`);
  }
  expect(wide).toEqual([]);
});

test("the matrix shows every variant of the catalogues, and filters them", async ({
  site,
  open,
}) => {
  const page = await open();
  await page.goto(`${site.origin}/matrix.html`);
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
});

test("a reference is there in 1.5 seconds", async ({ site, open, skip }) => {
  for (const { name } of all) {
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const page = await open();
      const started = performance.now();
      await page.goto(`${site.origin}/api/${name}.html`, { waitUntil: "commit" });
      await page.locator("main h1").first().waitFor();
      times.push(performance.now() - started);
    }
    const best = Math.min(...times);
    process.stdout.write(`${name}: first view ${best.toFixed(0)} ms\n`);
    skip(busy(), "the machine is busy");
    expect(best).toBeLessThan(1500);
  }
});
