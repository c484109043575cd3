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
  await page.keyboard.press("Escape");
  expect(await options.count()).toBe(0);
  await page.keyboard.press(key);
  await page.keyboard.type("createWireguardConfig");
  await options.first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/api\/vpnscript\.html#\/wireguard\/createwireguardconfig$/);
  await page.getByRole("heading", { name: "Create a WireGuard configuration" }).first().waitFor();
  expect(wrong).toEqual([]);
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
