import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { publishedFiles } from "../../../scripts/generators/forms.ts";
import { workflowsOf } from "../../../scripts/generators/workflows.ts";
import { everyApi } from "../../apis/discover.ts";
import { missing } from "./build.ts";
import { openedSite } from "./opened-site.ts";
import { tryItTests } from "./try-it.ts";

const lacking = missing("@11ty/eleventy", "playwright-core", "axe-core");
const all = Object.values(await everyApi());

describe.skipIf(lacking !== undefined)(`the plain pages${lacking ? ` (${lacking})` : ""}`, () => {
  const site = openedSite();
  tryItTests(site, all);

  const reference = (name: string) =>
    pathToFileURL(join(site.built.folder, `api/${name}.html`)).href;

  test("without JavaScript, a reference leads to a page with every operation and variant", async ({
    skip,
  }) => {
    const page = await site.open(skip, { javaScriptEnabled: false });
    for (const { name, title, catalogue } of all) {
      await page.goto(reference(name));
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
    await page.context().close();
  });

  test("a printed reference says where all of it is", async ({ skip }) => {
    const page = await site.open(skip);
    const { name } = all[0]!;
    await page.goto(reference(name));
    const line = page.getByText(`open ${name}-plain.html beside it`);
    expect(await line.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await line.isVisible()).toBe(true);
    await page.context().close();
  });

  test("a printed plain page shows no navigation, and cuts no line", async ({ skip }) => {
    const page = await site.open(skip, { viewport: { width: 700, height: 900 } });
    await page.emulateMedia({ media: "print" });
    for (const { name } of all) {
      await page.goto(reference(name).replace(".html", "-plain.html"));
      expect(await page.locator("header, nav").filter({ visible: true }).count()).toBe(0);
      const cut =
        "[...document.querySelectorAll('pre')].filter((one) => one.scrollWidth > one.clientWidth).length";
      expect(await page.evaluate(cut)).toBe(0);
    }
    await page.context().close();
  });

  test("both offer every form of a description, and each can be read", async () => {
    for (const { name } of all) {
      const workflows = Object.keys(workflowsOf(name)).map((one) => `workflows/${one}.arazzo.yaml`);
      for (const page of [`${name}.html`, `${name}-plain.html`]) {
        const html = await readFile(join(site.built.folder, "api", page), "utf8");
        for (const file of [...publishedFiles(name), ...workflows]) {
          expect(html).toContain(`href="../openapi/${name}/${file}"`);
          const text = await readFile(join(site.built.folder, "openapi", name, file), "utf8");
          expect(parse(text)).toMatchObject({ info: {} });
        }
      }
    }
  });
});
