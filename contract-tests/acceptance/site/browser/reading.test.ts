import { join } from "node:path";
import { expect } from "vitest";
import { everyApi } from "../../../apis/discover.ts";
import { version } from "../../../../scripts/root.ts";
import { onDisk, test, watch } from "../site.ts";

const all = Object.values(await everyApi());

const ACROSS = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 375, height: 800 } };

test("the front page shows a stranger what it is, at once", async ({ site, open }) => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const page = await open({ ...ACROSS, permissions });
  await page.goto(onDisk(site, "index.html"));
  const first = [".lead", ".hero pre code", ".ways li:nth-child(3)", ".terminal"];
  for (const part of first) {
    const { y, height } = (await page.locator(part).first().boundingBox())!;
    expect(y + height, part).toBeLessThan(900);
  }
  const picture = await page.locator(".terminal").innerText();
  for (const { title, catalogue } of all) {
    expect(picture).toContain(title);
    for (const name of Object.keys(catalogue.operations)) expect(picture).toContain(name);
  }
  const color =
    "getComputedStyle(document.querySelector('.terminal span[style*=\"86d9a0\"]')).color";
  expect(await page.evaluate(color)).toBe("rgb(134, 217, 160)");
  await page.locator(".hero .copy").press("Enter");
  await page.getByRole("status").getByText("Copied").waitFor({ state: "attached" });
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe("npm ci && npm start");
});

test("a guide has contents, anchors, neighbours, a foot, and a form for paper", async ({
  site,
  open,
}) => {
  const page = await open(ACROSS);
  await page.goto(`${site.origin}/guides/read-a-finding.html`);
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
    await page.locator(".bar, .side, .contents, .copy, .beside").filter({ visible: true }).count(),
  ).toBe(0);
  expect(await page.locator("main h2").last().isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await foot.getByRole("link", { name: "This page as Markdown" }).click();
  expect(await page.locator("body").innerText()).toMatch(/^# Read a finding\n/);
});

test("on a telephone, contents are folded and tables of figures scroll", async ({ site, open }) => {
  const page = await open(NARROW);
  await page.goto(onDisk(site, "reference/detection.html"));
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
});

test.for(["http", "file"])(
  "the matrix is filtered by its address over %s",
  async (how, { site, open }) => {
    const page = await open();
    const url = how === "file" ? onDisk(site, "matrix.html") : `${site.origin}/matrix.html`;
    const rows = page.locator("tr:visible[id]");
    const { name } = all[0]!;
    await page.goto(`${url}?api=${name}&verdict=conforms`);
    const documented = await rows.count();
    expect(await page.locator("output").innerText()).toMatch(
      /^\d+ variants; \d+ that the vendor's page only implies/,
    );
    await page.getByLabel("show what the page only implies").check();
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
  },
);

test("an address that has no page says so, at any depth, and leads home", async ({
  site,
  open,
}) => {
  const page = await open();

  const answer = await page.goto(`${site.origin}/guides/of/old/times.html`);
  expect(answer!.status()).toBe(404);
  await page.getByRole("main").getByRole("link", { name: "overview" }).click();
  await page.waitForURL(`${site.origin}/index.html`);

  const below = await open();
  const host = "https://contracts.example/docs/of/this/";
  await below.route("https://contracts.example/**", (route) => {
    const [at, file] = [route.request().url(), route.request().url().slice(host.length)];
    const isThere = at.startsWith(host) && site.pages.concat("assets/bar.css").includes(file);
    return route.fulfill({
      status: isThere ? 200 : 404,
      path: join(site.folder, isThere ? file : "404.html"),
    });
  });
  await below.goto(`${host}guides/old.html`);
  await below.getByRole("main").getByRole("link", { name: "overview" }).click();
  await below.waitForURL(`${host}index.html`);

  const still = await open({ javaScriptEnabled: false });
  await still.goto(`${site.origin}/guides/of/old/times.html`);
  await still.getByRole("link", { name: "Command line" }).first().click();
  await still.waitForURL(`${site.origin}/reference/command-line.html`);
});

test("the matrix shows the row that its address leads to, whatever is filtered", async ({
  site,
  open,
}) => {
  const page = await open();
  const { wrong } = watch(page);
  const { id } = Object.values(all[0]!.catalogue.variants)[0]!;
  await page.goto(`${site.origin}/matrix.html?text=zzzz&verdict=bogus#${id}`);
  expect(await page.locator("tr:visible[id]").count()).toBe(1);
  expect(await page.getByLabel("Verdict").inputValue()).toBe("");
  await page.goto(`${site.origin}/matrix.html?text=zzzz#%E0%A4%A`);
  expect(await page.locator("tr:visible[id]").count()).toBe(0);
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.locator("tr:visible[id]").first().waitFor();
  expect(wrong).toEqual([]);
});

test("the list of pages shows where the reader is", async ({ site, open }) => {
  const page = await open({ viewport: { width: 1440, height: 900 } });
  for (const name of ["changelog.html", "decisions/liberties.html"]) {
    await page.goto(`${site.origin}/${name}`);
    const box = await page.locator(".side [aria-current]").boundingBox();
    expect(box!.y).toBeLessThan(850);
    expect(await page.locator(".beside [rel=prev]").count()).toBe(1);
  }
});
