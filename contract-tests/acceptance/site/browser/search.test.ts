import { expect } from "vitest";
import { axeFaults, onDisk, test, watch } from "../site.ts";

test.for([
  ["guides/use-the-client.html", "/"],
  ["api/vpnscript.html", "Control+k"],
] as const)("the box of %s is used by keys, from %s on", async ([name, key], { site, open }) => {
  const page = await open();
  const { wrong } = watch(page);
  await page.goto(onDisk(site, name));
  const box = page.getByRole("combobox", { name: "Search all pages" });
  await box.waitFor();
  await page.keyboard.press(key);
  await page.keyboard.type("createWireguardConfig");
  const options = page.getByRole("option");
  await options.first().waitFor();
  expect(await box.getAttribute("aria-activedescendant")).toBe("found-0");
  await page.keyboard.press("ArrowDown");
  expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
  // The first Escape closes the list, the second one empties the box.
  await page.keyboard.press("Escape");
  expect(await options.count()).toBe(0);
  expect(await box.inputValue()).toBe("createWireguardConfig");
  await page.keyboard.press("ArrowDown");
  await options.first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await box.inputValue()).toBe("");
  await page.keyboard.type("createWireguardConfig");
  await options.first().waitFor();
  const elsewhere = page.context().waitForEvent("page");
  await page.keyboard.press("Control+Enter");
  const address = await options.first().getAttribute("href");
  expect((await elsewhere).url()).toBe(address);
  await page.bringToFront();
  expect(page.url()).not.toBe(address);
  await page.keyboard.press("Enter");
  await page.waitForURL(/api\/vpnscript\.html#\/wireguard\/createwireguardconfig$/);
  await page.getByRole("heading", { name: "Create a WireGuard configuration" }).first().waitFor();
  await page.goBack();
  await page.waitForURL(onDisk(site, name));
  expect(await box.inputValue()).toBe("createWireguardConfig");
  expect(wrong).toEqual([]);
});

test("a search that can't be loaded says so, and is tried again", async ({ site, open }) => {
  const page = await open();
  await page.goto(`${site.origin}/index.html`);
  await page.route("**/search-index.js", (route) => route.abort());
  await page.getByRole("combobox").fill("voucher");
  await page.getByText("The search could not be loaded").waitFor();
  await page.unroute("**/search-index.js");
  await page.getByRole("combobox").fill("vouchers");
  await page.getByRole("option").first().waitFor();
});

test("at 375 px a finger opens a result; axe finds nothing; what to try is said where nothing is found", async ({
  site,
  open,
}) => {
  const page = await open({
    viewport: { width: 375, height: 800 },
    hasTouch: true,
  });
  await page.goto(onDisk(site, "index.html"));
  const box = page.getByRole("combobox");
  await box.tap();
  await box.fill("qqqqqqqq");
  await page.getByText(/^Nothing found\. Try /).waitFor();
  await box.fill('"your service is expired."');
  const option = page.getByRole("option", { name: /createWireguardConfig/ });
  await option.waitFor();
  expect(await axeFaults(page, "", ".search")).toEqual([]);
  await option.tap();
  await page.waitForURL(/matrix\.html#vpnscript\/createWireguardConfig\/422\/service-expired$/);
});
