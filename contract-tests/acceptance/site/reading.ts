import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Api } from "../../engine/api.ts";
import { version } from "../../../scripts/root.ts";
import type { BuiltSite } from "./build.ts";

/** The built site, and a way to open a page in a fresh browser profile. */
interface Given {
  readonly site: BuiltSite;
  readonly origin: string;
  readonly all: readonly Api[];
  open(skip: (why: string) => never, options?: object): Promise<Page>;
}

const ACROSS = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 375, height: 800 } };

/** What makes the pages pleasant to read, as a reader sees it. */
export function readingTests(given: () => Given): void {
  const onDisk = (name: string) => pathToFileURL(join(given().site.folder, name)).href;

  test("the front page shows a stranger what it is, at once", async ({ skip }) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const page = await given().open(skip, { ...ACROSS, permissions });
    await page.goto(onDisk("index.html"));
    const first = [".lead", ".hero pre code", ".ways li:nth-child(3)", ".terminal"];
    for (const part of first) {
      const { y, height } = (await page.locator(part).first().boundingBox())!;
      expect(y + height, part).toBeLessThan(900);
    }
    const picture = await page.locator(".terminal").innerText();
    for (const { title, catalogue } of given().all) {
      expect(picture).toContain(title);
      for (const name of Object.keys(catalogue.operations)) expect(picture).toContain(name);
    }
    const color =
      "getComputedStyle(document.querySelector('.terminal span[style*=\"86d9a0\"]')).color";
    expect(await page.evaluate(color)).toBe("rgb(134, 217, 160)");
    await page.locator(".hero .copy").press("Enter");
    await page.getByRole("status").getByText("Copied").waitFor({ state: "attached" });
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("npm ci && npm start");
    await page.context().close();
  });

  test("a guide has contents, anchors, neighbours, a foot, and a form for paper", async ({
    skip,
  }) => {
    const page = await given().open(skip, ACROSS);
    await page.goto(`${given().origin}/guides/read-a-finding.html`);
    const contents = page.getByRole("navigation", { name: "On this page" });
    const sections = await page.locator("main h2").allInnerTexts();
    expect(sections.length).toBeGreaterThan(2);
    expect(await contents.getByRole("link").allInnerTexts()).toEqual(sections);
    const [aside, main] = [await contents.boundingBox(), await page.locator("main").boundingBox()];
    expect(aside!.x).toBeGreaterThanOrEqual(main!.x + main!.width);
    const anchor = page.locator("main h2 a").first();
    await anchor.focus();
    const mark = "getComputedStyle(document.activeElement, '::after')";
    expect(await page.evaluate(`${mark}.content + ${mark}.opacity`)).toMatch(/#.*1$/);
    await anchor.press("Enter");
    expect(page.url()).toContain(
      `#${String(await page.locator("main h2").first().getAttribute("id"))}`,
    );
    const neighbours = page.getByRole("navigation", { name: "Previous and next page" });
    expect(await neighbours.getByRole("link").allInnerTexts()).toEqual([
      expect.stringContaining("Install the command"),
      expect.stringContaining("Use the client"),
    ]);
    const foot = page.getByRole("contentinfo");
    expect(await foot.innerText()).toMatch(
      new RegExp(`${version}.*MIT.*guides/read-a-finding.md`, "s"),
    );
    await page.emulateMedia({ media: "print" });
    expect(
      await page
        .locator(".bar, .side, .contents, .copy, .beside")
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    expect(await page.locator("main h2").last().isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await foot.getByRole("link", { name: "This page as Markdown" }).click();
    expect(await page.locator("body").innerText()).toMatch(/^# Read a finding\n/);
    await page.context().close();
  });

  test("on a telephone, contents are folded and tables of figures scroll", async ({ skip }) => {
    const page = await given().open(skip, NARROW);
    await page.goto(onDisk("reference/detection.html"));
    expect(await page.locator("#contents details").getAttribute("open")).toBeNull();
    const heights = await page.evaluate<number[]>(`
      [...document.querySelectorAll("td.number")].map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect().height;
      })`);
    expect(heights.length).toBeGreaterThan(100);
    expect(Math.max(...heights), "a figure in one line").toBeLessThan(30);
    const scrolls = "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)";
    expect(await page.evaluate(`${scrolls}(document.querySelector(".scroll"))`)).toBe(true);
    await page.context().close();
  });

  test.for(["http", "file"])(
    "the matrix is filtered by its address over %s",
    async (how, { skip }) => {
      const page = await given().open(skip);
      const url = how === "file" ? onDisk("matrix.html") : `${given().origin}/matrix.html`;
      const rows = page.locator("tr:visible[id]");
      const { name } = given().all[0]!;
      await page.goto(`${url}?api=${name}&verdict=conforms`);
      const documented = await rows.count();
      expect(await page.locator("output").innerText()).toMatch(/^\d+ variants, and \d+ inferred/);
      await page.getByLabel("show what the pages only imply").check();
      expect(page.url()).toContain("implied=yes");
      expect(await rows.count()).toBeGreaterThan(documented);
      await page.getByLabel("Find").fill("device-limit");
      await page.getByLabel("Find").press("Enter");
      expect(page.url()).toBe(`${url}?text=device-limit&api=${name}&verdict=conforms&implied=yes`);
      expect(await rows.count()).toBe(1);
      await rows.locator(".anchor").click();
      expect(page.url()).toMatch(/text=device-limit.*#.*device-limit$/);
      await page.goBack();
      await page.goBack();
      await page.goBack();
      expect(await rows.count()).toBe(documented);
      await page.context().close();
    },
  );

  test("an address that has no page says so, at any depth, and leads home", async ({ skip }) => {
    const page = await given().open(skip);
    const { origin } = given();
    const answer = await page.goto(`${origin}/guides/of/old/times.html`);
    expect(answer!.status()).toBe(404);
    await page.waitForFunction("document.querySelector('base')");
    await page.getByRole("link", { name: "overview" }).click();
    await page.waitForURL(`${origin}/index.html`);
    await page.context().close();
  });

  test("every page is there as Markdown, and llms.txt lists them", async () => {
    const { folder, pages } = given().site;
    const dead: string[] = [];
    const texts = pages.filter((name) => !/^api\/|^404/.test(name)).map((name) => `${name}.md`);
    for (const name of [...texts, "llms.txt"]) {
      const text = await readFile(join(folder, name), "utf8");
      expect(text, name).toMatch(/^# \S.*\n/);
      const prose = text.replace(/^```.*?^```/gms, "");
      for (const [, to = ""] of prose.matchAll(/\]\((?!\w+:|#)([^)#?\s]+)/g)) {
        if (!existsSync(join(folder, dirname(name), to))) dead.push(`${name}: ${to}`);
      }
    }
    expect(dead).toEqual([]);
    const listed = await readFile(join(folder, "llms.txt"), "utf8");
    expect(listed).toMatch(/^# .+\n\n> .+\n\n## .+\n\n- \[.+\]\(.+\.md\): .+\n/);
  });
}
