import { expect } from "vitest";
import { inShort } from "../../../report/history.ts";
import { catalogues, sampleReport } from "../../../report/sample-report.support.ts";
import { axeFaults, test } from "../site.ts";
import { htmlReport } from "../../../report/reports.support.ts";

const timeline = { perMinute: 60, spanMs: 2000, answered: [50, 0, 40], throttled: [0, 0, 3] };
const targets = sampleReport.targets.map((one) => ({ ...one, timeline }));
const history = [inShort(sampleReport), inShort(sampleReport)];
const html = [...htmlReport({ ...sampleReport, history, targets }, { catalogues })].join("");

test.for([
  ["light", 1440],
  ["dark", 375],
] as const)(
  "the pictures of a report are seen and named, %s at %i px",
  async ([colorScheme, width], { open }) => {
    const page = await open({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    await page.setContent(html);
    const pictures = page.locator("svg[role=img]");
    // Three of the trend; one in the grid and one by itself of each target that has counts.
    expect(await pictures.count()).toBeGreaterThanOrEqual(3 + targets.length);
    for (const picture of await pictures.all()) {
      expect(await picture.getAttribute("aria-label")).toMatch(/^(?:Run by run|Requests as)/);
      const { width: shown, height } = (await picture.boundingBox())!;
      expect(Math.min(shown, height)).toBeGreaterThan(10);
    }
    expect(Number(await page.evaluate("document.documentElement.scrollWidth"))).toBe(width);
    expect(await axeFaults(page)).toEqual([]);
  },
);
