// Serves the built page and has Chromium run what is in it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { facts } from "./facts.mjs";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = places.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.log("no Chromium here: install it, or name it by the variable CHROMIUM");
  process.exit(77);
}

const site = await preview({ preview: { host: "127.0.0.1", port: 0 } });
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage();
  page.on("console", (message) => console.log(message.text()));
  await page.goto(site.resolvedUrls.local[0]);
  await page.waitForFunction(() => "run" in window);
  console.log((await page.evaluate((given) => window.run(given), facts)).join(", "));
} finally {
  await browser.close();
  await site.close();
}
