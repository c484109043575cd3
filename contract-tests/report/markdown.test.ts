import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { catalogues, cleanReport, DOCUMENTED, sampleReport } from "./sample-report.support.ts";
import { brokenBy, targetOf } from "./sample-targets.support.ts";
import { markdownReport } from "./reports.support.ts";

const text = markdownReport(sampleReport, { catalogues });

test("a run in which all conforms is a table", () => {
  expect(markdownReport(cleanReport, { catalogues })).toBe(
    `## Contract conformance

&#10003; The installation keeps its contract

| | Target | Variants | Rules | Took |
| --- | --- | --- | --- | --- |
| ✓ | <code>panel</code><br>VPN Script API | ${DOCUMENTED} of ${DOCUMENTED} documented variants conform | 4 of 4 rules hold | 131 requests, 1 min 38 s |

<sub>access-contracts 0.1.0, 2026-03-14T02&#58;15&#58;00.000Z</sub>
`,
  );
});

describe("whatever the server said", () => {
  test("it is not markup, a mention, link, picture or end of a block", () => {
    for (const bad of [
      "@octocat",
      "![pixel]",
      "https://evil",
      "<script",
      "<img",
      "```",
      "\u001b",
    ]) {
      expect(text).not.toContain(bad);
    }
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test.each([
    ["@octocat", "&#64;&#8288;octocat"],
    ["see #1", "see &#8288;&#35;&#8288;1"],
    ["https://evil.example", "https&#8288;&#58;//evil.example"],
    ["www.evil.example", "www&#8288;.evil.example"],
    ["| a | b", "&#124; a &#124; b"],
    ["<b>*x*</b>", "&#60;b&#62;&#42;x&#42;&#60;/b&#62;"],
  ])("a note %j", (note, want) => {
    const target = { ...cleanReport.targets[0]!, notes: [note] };
    expect(markdownReport({ ...cleanReport, targets: [target] })).toContain(`<li>${want}</li>`);
  });

  test("every block is one line, so that Markdown never takes over inside it", () => {
    const blocks = text.split("\n").filter((line) => line.includes("<details>"));
    expect(blocks.length).toBeGreaterThan(5);
    for (const line of blocks) expect(line).toMatch(/^<details>.*<\/details>$/);
  });
});

test("a curl line can be copied as it is", () => {
  const [, row = ""] = /<th align="left">request<\/th><td><code>(.*?)<\/code>/.exec(text) ?? [];
  const shown = row.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(shown).toBe(sampleReport.targets[0]!.variants.flatMap((one) => one.findings)[0]!.curl);
});

test("a finding links to the place on the vendor's page", () => {
  const [, href = "", said] =
    /<th align="left">source<\/th><td><a href="([^"]*)">([^<]*)<\/a>/.exec(text) ?? [];
  const shown = href.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(shown).toBe("https://docs.example.com/api-endpoints#:~:text=Account%20Details");
  expect(said).toBe("Account Details, tab 1");
});

test("a thousand findings stay far below what GitHub takes", () => {
  const [target] = sampleReport.targets;
  const [broken] = target!.variants.filter(({ verdict }) => verdict === "violates");
  const variants = Array.from({ length: 1_000 }, (_, n) => brokenBy(broken!, n));
  const many = markdownReport({ ...sampleReport, targets: [targetOf({ ...target!, variants })] });
  expect(many.length).toBeLessThan(200_000);
  expect(many).toContain("… and 961 more findings; report.html has them all.");
});

test("the rows of the targets count for that as well", () => {
  const named = (_: unknown, index: number) =>
    targetOf({ ...sampleReport.targets[0]!, name: `${index}${"<".repeat(3_000)}` });
  const targets = Array.from({ length: 100 }, named);
  const many = markdownReport({ ...sampleReport, targets });
  expect(Buffer.byteLength(many)).toBeLessThan(801_000);
  expect(many).toMatch(/… and \d+ more entries; report.html has them all.\n\n<sub>/);
});

test("deviations that need a look are listed", () => {
  const deviation = {
    id: "vpnscript/listServers/200/all-servers",
    check: "body-matches-schema",
    reason: "known",
    owner: "ops",
    expires: "2026-12-31",
  };
  const of = (today: string) =>
    markdownReport(sampleReport, { applied: applyDeviations(sampleReport, [deviation], today) });
  expect(of("2026-03-14")).toContain("is no longer true");
  expect(of("2027-03-14")).toContain("expired on 2026-12-31");
});
