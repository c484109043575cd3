import { expect } from "vitest";
import { everyApi } from "../../../apis/discover.ts";
import { onDisk, test } from "../site.ts";

const all = Object.values(await everyApi());

test("without JavaScript, a reference leads to a page with every operation and variant", async ({
  site,
  open,
}) => {
  const page = await open({ javaScriptEnabled: false });
  for (const { name, title, catalogue } of all) {
    await page.goto(onDisk(site, `api/${name}.html`));
    await page.getByRole("link", { name: "one page that needs none" }).click();
    expect(await page.locator("h1").textContent()).toBe(`${title} on one page`);
    const headings = await page.locator("main h4:visible").allTextContents();
    const variants = Object.values(catalogue.variants);
    expect(headings).toHaveLength(variants.length);
    const shown = (await page.locator("main").textContent()) ?? "";
    const wanted = [
      ...Object.values(catalogue.operations).flatMap(({ name, summary }) => [name, summary]),
      ...variants.flatMap(({ name, summary, source }) => [name, summary, source.split(";")[0]!]),
    ];
    expect(wanted.filter((text) => !shown.includes(text))).toEqual([]);
    const ways = Object.values(catalogue.operations).flatMap((operation) => operation.ways);
    expect(await page.locator("pre:visible", { hasText: /^curl / }).count()).toBe(ways.length);
  }
});

test("a printed reference says where all of it is", async ({ site, open }) => {
  const page = await open();
  const { name } = all[0]!;
  await page.goto(onDisk(site, `api/${name}.html`));
  const line = page.locator(".in-print", { has: page.locator(`a[href="${name}-plain.html"]`) });
  expect(await line.isVisible()).toBe(false);
  await page.emulateMedia({ media: "print" });
  expect(await line.isVisible()).toBe(true);
});

test("a printed plain page shows no navigation, and cuts no line", async ({ site, open }) => {
  const page = await open({ viewport: { width: 700, height: 900 } });
  await page.emulateMedia({ media: "print" });
  for (const { name } of all) {
    await page.goto(onDisk(site, `api/${name}-plain.html`));
    expect(await page.locator("header, nav").filter({ visible: true }).count()).toBe(0);
    const cut =
      "[...document.querySelectorAll('pre')].filter((one) => one.scrollWidth > one.clientWidth).length";
    expect(await page.evaluate(cut)).toBe(0);
  }
});
