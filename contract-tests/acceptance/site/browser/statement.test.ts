import { describe, expect } from "vitest";
import type { Report, TargetReport } from "../../../report/report.ts";
import { catalogues, cleanReport, sampleReport } from "../../../report/sample-report.support.ts";
import { statementBadge, statementHtml, statementOf } from "../../../report/statement.ts";
import { test, watch } from "../site.ts";

/** A target of which there is more of everything than fits. */
const [panel] = sampleReport.targets;
const long = (text: string, at: number) => `${text} ${"xyz ".repeat(99)}${"abcdefghij".repeat(at)}`;
const full: TargetReport = {
  ...panel!,
  ...{ name: long("panel", 2), error: long("it went away", 1) },
  leftovers: Array.from({ length: 20 }, (_, at) => ({ what: `${at}`, why: long("it stayed", at) })),
  variants: panel!.variants.map((one, at) =>
    one.verdict !== "conforms"
      ? one
      : {
          ...one,
          verdict: "not-exercised",
          reason: long("needs", at),
          code: at % 2 === 0 ? "unchecked" : "precondition",
        },
  ),
};
const reports: Readonly<Record<string, Report>> = {
  "all conforms": cleanReport,
  "more than fits": { ...sampleReport, cutShort: long("SIGTERM", 3), targets: [full] },
};

describe.each(Object.entries(reports))("a statement of which %s", (_, report) => {
  const statement = statementOf(report, report.targets[0]!, { catalogues });
  test("is one sheet of A4, and fits a phone, light and dark", async ({ open }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open({ colorScheme, viewport: { width: 320, height: 600 } });
      const { wrong } = watch(page);
      await page.setContent(statementHtml(statement));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(wrong).toEqual([]);
    }
  });

  test("has a badge with a name, whose words are within it", async ({ open }) => {
    const page = await open();
    await page.setContent(statementBadge(statement));
    const badge = page.getByRole("img");
    expect(await badge.getAttribute("width")).not.toBeNull();
    expect(await page.getByRole("img", { name: statement.answer }).count()).toBe(1);
    const outside = `[...document.querySelectorAll("text")].filter((text) => {
      const [own, all] = [text, text.ownerSVGElement].map((one) => one.getBoundingClientRect());
      return own.left < all.left || own.right > all.right;
    }).length`;
    expect(await page.evaluate(outside)).toBe(0);
  });
});
