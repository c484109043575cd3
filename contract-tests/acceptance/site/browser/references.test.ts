import { describe, expect } from "vitest";
import { apiNames, loadApi } from "../../../apis/discover.ts";
import { mapValues } from "../../../../scripts/generators/description.ts";
import { Links } from "../links.ts";
import { test } from "../site.ts";
import { lastAnswers, dense, goTo, hrefs, promisedBy, unseenVariants } from "./reference.ts";

describe.each(apiNames())("%s", (name) => {
  test("the menu has one entry for each operation", async ({ site, open }) => {
    const menuOf = async () => {
      const page = await open();
      await page.goto(`${site.origin}/api/${name}.html`);
      return page.locator(".menu-content .menu-item-type-group");
    };
    const anchors: string[] = [];
    const count = await (await menuOf()).count();
    for (let nth = 0; nth < count; nth++) {
      // A page for each: while Redoc still scrolls to one group, it closes the next again.
      const group = (await menuOf()).nth(nth);
      await group.locator("a").first().click();
      const entries = group.locator(".menu-item-type-operation a");
      await entries.first().waitFor();
      anchors.push(...(await entries.evaluateAll((all) => all.map((a) => a.hash))));
    }
    const promised = await promisedBy(await loadApi(name));
    expect(anchors.toSorted()).toEqual(promised.map(({ anchor }) => anchor).toSorted());
  });

  test("each operation has a sample in each language for each way to call it", async ({
    site,
    open,
  }) => {
    const page = await open();
    await page.goto(`${site.origin}/api/${name}.html`);
    for (const { anchor, samples } of await promisedBy(await loadApi(name))) {
      const panel = (await goTo(page, anchor)).locator(".panel-request-samples");
      const button = panel.locator("[data-testid=dropdown]").nth(1).locator("button").first();
      const shown: Record<string, string> = {};
      for (const label of Object.keys(samples)) {
        await button.click();
        const entries = page.getByRole("menuitem");
        expect(await entries.count()).toBe(Object.keys(samples).length);
        await entries.getByText(label, { exact: true }).click();
        expect(await button.innerText()).toBe(label);
        shown[label] = dense(await panel.locator("pre").innerText());
      }
      expect(shown).toEqual(mapValues(samples, dense));
    }
  });

  test("the copy icon of each operation gives the address that is asked", async ({
    site,
    open,
  }) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const page = await open({ permissions });
    await page.goto(`${site.origin}/api/${name}.html`);
    const copied = async () => {
      const address = new URL(await page.evaluate<string>("navigator.clipboard.readText()"));
      // A client leaves it out of what it asks.
      address.hash = "";
      return address.href;
    };
    const promised = await promisedBy(await loadApi(name));
    for (const { anchor, url } of promised) {
      const panel = (await goTo(page, anchor)).locator(".panel-request-samples");
      await panel.locator("[data-testid=dropdown] button").first().click();
      await page.getByRole("menuitem").first().getByRole("button").click();
      await expect.poll(copied).toBe(url);
      await page.keyboard.press("Escape");
    }
  });

  test("every link leads somewhere", async ({ site, open }) => {
    const page = await open();
    const routes = new Set<string>();
    const links = new Set<string>();
    await page.goto(`${site.origin}/api/${name}.html`);
    for (const { anchor } of await promisedBy(await loadApi(name))) {
      await goTo(page, anchor);
      for (const link of await hrefs(page)) links.add(link);
      const sections = page.locator("[data-section-id]");
      const ids = await sections.evaluateAll((all) => all.map((one) => one.dataset.sectionId));
      for (const id of ids) routes.add(`#${id}`);
    }
    const dead = [...links].filter((link) => {
      const [, route] = /^(#\/[^#]*)/.exec(link) ?? [];
      // Sections of the text before all operations; Redoc shows them on one page.
      return route && !route.startsWith("#/section/") && !routes.has(route);
    });
    expect(dead).toEqual([]);
    expect(new Links(site.folder, site.pages).deadOf(`api/${name}.html`, links)).toEqual([]);
  });

  test("each row of the matrix leads to its own example, within sight, and back", async ({
    site,
    open,
  }) => {
    const page = await open();
    expect(await unseenVariants(page, await loadApi(name), site.origin)).toEqual([]);
  });
});

test.for(apiNames())(
  "on a telephone, %s opens at the row of a variant",
  async (name, { site, open }) => {
    const page = await open({ viewport: { width: 375, height: 800 } });
    await page.goto(`${site.origin}/api/${name}.html`);
    for (const anchor of await lastAnswers(await loadApi(name))) {
      await goTo(page, anchor);
      const variant = anchor.split("ex=")[1];
      await page.waitForFunction(`(() => {
      const row = document.querySelector(".aimed");
      const { top, bottom } = row?.getBoundingClientRect() ?? {};
      return row?.querySelector('a[href$="/${variant}"]') && top > 56 && bottom < innerHeight;
    })()`);
    }
  },
);

test("the keyboard finds a skip link first, and each stop can be seen", async ({ site, open }) => {
  const page = await open();
  await page.goto(`${site.origin}/api/${apiNames()[0]}.html`);
  await page.locator("main#content").waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
  for (let stop = 0; stop < 25; stop++) {
    const outline = "getComputedStyle(document.activeElement).outlineStyle";
    expect(await page.evaluate(outline), `stop ${stop}`).toBe("solid");
    await page.keyboard.press("Tab");
  }
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("content");
});

test("an address that names nothing opens the beginning, and says so until the reader goes on", async ({
  site,
  open,
}) => {
  const page = await open();
  const [name] = apiNames();
  await page.goto(`${site.origin}/api/${name}.html#/nowhere`);
  const lost = page.getByText("Nothing here is called “#/nowhere”. This is the beginning.");
  await lost.waitFor();
  await page.getByRole("heading", { level: 1, name: "1.0.0" }).waitFor();
  const [anchor] = await lastAnswers(await loadApi(name!));
  await goTo(page, anchor!);
  expect(await lost.count()).toBe(0);
});
