import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { markup } from "./markup.ts";
import { catalogues, cleanReport, sampleReport } from "./sample-report.support.ts";
import { HOSTILE } from "./sample-targets.support.ts";
import { htmlReport } from "./reports.support.ts";

const html = (...given: Parameters<typeof htmlReport>) => [...htmlReport(...given)].join("");
const page = html(sampleReport, { catalogues });

describe("html", () => {
  test.each([
    ["<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"],
    ["\u202e\u0000\n", "\\u202e\\u0000\\n"],
    [7, "7"],
    [markup`<i>${"<"}</i>`, "<i>&lt;</i>"],
    [["<", [markup`<br />`]], "&lt;<br>"],
  ])("%j", (given, want) => {
    expect(markup`${given}`.text.replace("<br />", "<br>")).toBe(want);
  });
});

describe("whatever the server said", () => {
  test("the page has no script, style, picture or link but its own", () => {
    const names = [...page.matchAll(/<([a-z1-6]+)[\s>]/g)].map(([, name]) => name);
    expect(names.filter((name) => name === "script")).toHaveLength(1);
    expect(names.filter((name) => name === "style")).toHaveLength(1);
    expect(names).not.toContain("img");
    const { authorities } = catalogues["vpnscript"]!.catalogue.sources;
    const known = new Set(Object.values(authorities));
    const links = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link]) => link);
    const own = /^(?:data:,|#(?:target|finding)-\d+|https:\/\/docs\.example\.com\/.*)$/;
    expect(links.filter((link) => !own.test(link!) && !known.has(link!))).toEqual([]);
  });

  test("an address that is no web page's is not linked", () => {
    const report = structuredClone(sampleReport);
    Object.assign(report.targets[0]!, { docs: "javascript:alert(1)//https://x.test" });
    const text = html(report, { catalogues });
    expect(text).toContain("Account Details, tab 1");
    expect(text).not.toMatch(/<a [^>]*(?:javascript|laravel)/);
  });

  test("no tag has an attribute that acts", () => {
    expect(page).toContain("onerror=alert(2)&gt;");
    expect(page).not.toMatch(/<[^>]* (?:on\w+|style)=/);
  });

  test("nothing invisible is in it", () => {
    expect(page).not.toMatch(/[^\P{C}\n]/u);
  });

  test("100 kB of it are cut", () => {
    const long = structuredClone(sampleReport);
    Object.assign(long.targets[0]!, { notes: [HOSTILE.repeat(300)] });
    expect(html(long).length).toBeLessThan(page.length + 5_000);
  });
});

test("a finding and a row link to the place on the vendor's page that they are about", () => {
  const link = `<a href="https://docs.example.com/api-endpoints#:~:text=Account%20Details" rel="noreferrer">Account Details, tab 1</a>`;
  expect(page).toContain(`<dt>source</dt> <dd>${link}</dd>`);
  expect(page).toContain(`<span class="about source">${link}</span>`);
});

test("a report from before sources were told has none", () => {
  const old = JSON.parse(
    JSON.stringify(sampleReport, (key, value: unknown) => (key === "source" ? undefined : value)),
  ) as typeof sampleReport;
  expect(html(old, { catalogues })).not.toMatch(/<dt>source|class="about source/);
});

test.each(["style", "script"])("the policy allows exactly the page's own %s", (element) => {
  const [, content = ""] = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(page) ?? [];
  const hash = createHash("sha256").update(content).digest("base64");
  expect(page).toContain(`${element}-src &#39;sha256-${hash}&#39;`);
  expect(page).toContain("default-src &#39;none&#39;");
});

test.each([
  [
    sampleReport,
    "✗ 2 of 3 violate their contract · ! 1 has something left behind · ✓ 1 keeps its contract",
  ],
  [cleanReport, "✓ The installation keeps its contract"],
])("the first line is the answer", (report, want) => {
  const [, line = ""] = /class="lead">([^<]*)</.exec(html(report)) ?? [];
  expect(line.trim()).toBe(want);
});

test("each variant and rule has a row with its verdict in words", () => {
  const rows = page.match(/<tr data-filter="[a-z]+\//g);
  const want = sampleReport.targets.flatMap(({ variants, rules }) => [...variants, ...rules]);
  expect(rows).toHaveLength(want.length);
  expect(page).toMatch(/200\/account<\/code>[^]{0,500}?✗&nbsp;violates/);
});

test("an accepted deviation is not a finding", () => {
  const [target] = sampleReport.targets;
  const deviation = {
    id: "vpnscript/getAccount/200/account",
    check: "body-matches-schema",
    reason: "<known>",
    owner: "ops",
    expires: "2026-12-31",
  };
  const report = { ...sampleReport, targets: [target!] };
  const text = html(report, { applied: applyDeviations(report, [deviation], "2026-03-14") });
  expect(text.match(/<details class="finding"/g)).toHaveLength(3);
  expect(text).toContain("3 new findings, 1 accepted");
  expect(text).toMatch(/&lt;known&gt; \(ops, until\s+2026-12-31\)/);
});
