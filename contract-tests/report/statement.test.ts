import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import type { Report, TargetReport } from "./report.ts";
import {
  DOCUMENTED,
  catalogues,
  cleanReport,
  sampleReport,
  unverifiedReport,
} from "./sample-report.support.ts";
import { HOSTILE, targetOf } from "./sample-targets.support.ts";
import { statementBadge, statementHtml, statementOf } from "./statement.ts";

const DEVIATION = {
  ...{ id: "vpnscript/getAccount/200/account", check: "body-matches-schema" },
  ...{ reason: "The vendor knows it", owner: "Alice", expires: "2026-12-31" },
};
const DIGESTS = { contract: "c0ffee", suite: { digest: "beef", rules: [] } };

const [clean] = cleanReport.targets;
const [panel] = sampleReport.targets;
const [account] = panel!.variants.filter(({ id }) => id === DEVIATION.id);
const sound = (state: Partial<TargetReport>): TargetReport => ({ ...clean!, ...state });
const variants = (change: (at: number) => object) =>
  targetOf({
    ...clean!,
    rules: [],
    variants: clean!.variants.map((v, at) => ({ ...v, ...change(at) })),
  });
const gap = (code: string) => ({ verdict: "not-exercised", reason: "it is so", code, by: [] });
const accepted = variants((at) => (at === 0 ? account! : {}));
const partly = (asked: TargetReport["asked"]) => {
  const [one] = clean!.variants.filter(({ id }) => id.includes("getAccount/401"));
  return targetOf({ ...clean!, asked: asked!, rules: [], variants: [one!] });
};
const left = [{ what: "voucher 7", why: "it stayed" }];

function stated(target: TargetReport, more: Partial<Report> = {}) {
  const report = { ...sampleReport, ...DIGESTS, ...more, targets: [target] };
  const applied = applyDeviations(report, [DEVIATION], "2026-12-01");
  const statement = statementOf(report, target, { catalogues, applied });
  return { statement, html: statementHtml(statement), badge: statementBadge(statement) };
}

describe("the words and the color follow the steps of the exit status:", () => {
  test.each<[string, TargetReport, look: string, words: string, answer: string]>([
    ["all conforms", sound({}), "conforms", "conforms", "✓ The installation keeps its contract"],
    ["a finding", panel!, "violates", "violates", "✗ The installation violates its contract"],
    [
      "a finding, and not checked in full",
      { ...panel!, error: "it went away" },
      "violates",
      "violates",
      "could not be verified",
    ],
    [
      "not verified",
      unverifiedReport.targets[0]!,
      "muted",
      "not verified",
      "could not be verified",
    ],
    [
      "something tried in vain",
      variants((at) => (at === 3 ? gap("unchecked") : {})),
      "muted",
      "not checked in full",
      "could not be checked in full",
    ],
    [
      "not checked in full, and something left",
      { ...variants((at) => (at === 3 ? gap("unchecked") : {})), leftovers: left },
      "muted",
      "not checked in full",
      "has something left behind",
    ],
    [
      "something left",
      sound({ leftovers: left }),
      "accepted",
      "something left behind",
      "has something left behind",
    ],
    [
      "accepted",
      accepted,
      "accepted",
      "accepted deviations",
      "keeps its contract except for accepted deviations",
    ],
    [
      "accepted, and not all exercised",
      variants((at) => (at === 0 ? account! : at === 3 ? gap("not-allowed") : {})),
      "accepted",
      "accepted deviations, as far as exercised",
      "keeps its contract as far as it was exercised, except for accepted deviations",
    ],
    [
      "all of one variant",
      partly({ only: "*/getAccount/401/**" }),
      "accepted",
      "conforms as far as exercised",
      `○ The installation keeps its contract as far as it was exercised (1 of ${DOCUMENTED} documented variants; --only */getAccount/401/**)`,
    ],
    [
      "all, by one tool",
      sound({ asked: { tool: "dredd" } }),
      "accepted",
      "conforms as far as exercised",
      `as far as it was exercised (${DOCUMENTED} of ${DOCUMENTED} documented variants; --tool dredd)`,
    ],
    [
      "what had failed, accepted",
      { ...accepted, asked: { failed: "old.json" } },
      "accepted",
      "accepted deviations, as far as exercised",
      `except for accepted deviations (${DOCUMENTED} of ${DOCUMENTED} documented variants; --failed old.json)`,
    ],
    [
      "a part",
      variants((at) => (at === 3 ? gap("precondition") : {})),
      "accepted",
      "conforms as far as exercised",
      "as far as it was exercised",
    ],
    ["nothing", variants(() => gap("precondition")), "muted", "not exercised", "was not exercised"],
  ])("%s", (_, target, look, words, answer) => {
    const { statement, html, badge } = stated(target);
    expect(statement.badge).toEqual({ look, words });
    expect(statement.answer).toContain(answer);
    expect(html).toContain(`<p class="verdict ${look}">${statement.answer}</p>`);
    expect(badge).toContain(statement.answer);
    expect(badge).toContain(`>${words}`);
  });
});

test("it names what was found, accepted, left, cut short and not exercised, and by what it was judged", () => {
  const unchecked = panel!.variants.map((one, at) =>
    at === 0 ? { ...one, ...gap("unchecked") } : one,
  );
  const target = targetOf({ ...panel!, variants: unchecked as TargetReport["variants"] });
  const { statement, html } = stated(target, { cutShort: "SIGTERM" });
  expect(statement.sections.map(({ title }) => title)).toEqual([
    "Cut short",
    "Violated",
    "up to 1 thing of this run. Check each, and remove by hand what is its own.",
    "Accepted deviations",
    "Tried, and could not be checked",
    "Not exercised",
  ]);
  for (const said of [
    ...["c0ffee", "beef", "access-contracts 0.1.0", "2026-03-14 02:15 UTC", "127 requests"],
    ...["The vendor knows it (Alice, until 2026-12-31)", "rules/pages-add-up", "SIGTERM"],
    ...["needs personas.expired in the target file", "getOpenvpnAuth/422/service-expired"],
  ]) {
    expect(html).toContain(said);
  }
  expect(statement.sections.map(({ items }) => items.length)).toEqual([1, 3, 1, 1, 1, 6]);
  const rows = html.match(/<th scope="row">.*?<\/tr>/gs)!.map((row) => row.match(/\d+/g));
  expect(rows).toEqual([
    [`${DOCUMENTED - 9}`, "2"],
    ["2", "1"],
    ["1", "0"],
    ["6", "1"],
  ]);
});

test("what is cut to fit on the sheet is counted", () => {
  const leftovers = Array.from({ length: 20 }, (_, at) => ({
    what: `voucher ${at}`,
    why: "stays",
  }));
  const { html } = stated(sound({ leftovers }));
  expect(html.match(/<li><bdi>voucher/g)).toHaveLength(9);
  expect(html).toContain("<li>… and 11 more in report.json</li></ul>");
});

test("it is dated by its own target's start, and counts nothing where nothing is documented", () => {
  const { html, badge } = stated(sound({ startedAt: "2026-03-15T10:11:12.000Z" }));
  expect(html).toContain("<dd>2026-03-15 10:11 UTC,");
  expect(badge).toContain(`>conforms · ${DOCUMENTED}/${DOCUMENTED} · 2026-03-15</text>`);
  expect(stated(unverifiedReport.targets[0]!).badge).toMatch(/>not verified · [\d-]+<\/text>/);
});

test("a report from before there were digests is said to tell none", () => {
  const statement = statementOf(cleanReport, clean!, { catalogues });
  expect(statementHtml(statement).match(/not told by the report/g)).toHaveLength(2);
  expect(statementBadge(statement)).not.toContain("Contract");
});

test("what a target was judged by beside the contract is said in both", () => {
  const overlay = { file: "own.yaml", digest: "5ca1ab1e", variants: [DEVIATION.id] };
  const { html, badge } = stated(sound({ overlay }));
  expect(html).toContain("<dt>overlay</dt><dd><code>own.yaml 5ca1ab1e, for 1 variant</code></dd>");
  expect(badge).toContain("VPN Script API + overlay</text>");
  expect(badge).toContain("Overlay own.yaml 5ca1ab1e, for 1 variant.</title>");
  expect(stated(sound({})).html + stated(sound({})).badge).not.toMatch(/overlay/i);
});

test("what a run was limited to is said in both, and what it left out is counted", () => {
  const { html, badge } = stated(partly({ only: "*/getAccount/401/**", tool: "dredd" }));
  expect(html).toContain(
    `<dt>limited to</dt><dd>1 of ${DOCUMENTED} documented variants; --only */getAccount/401/**, --tool dredd</dd>`,
  );
  expect(badge).toContain(
    `>conforms as far as exercised · 1/${DOCUMENTED} conform · 2026-03-14</text>`,
  );
  expect(stated(sound({})).html).not.toContain("limited to");
});

test("a badge is read to who does not see it, and is not wider than its words", () => {
  const { badge } = stated(sound({ name: `${"a".repeat(199)}b` }));
  expect(badge).toMatch(
    /^<svg [^>]*role="img">\n<title>a{106}…a{52}b \(VPN Script API\), 2026-03-14: ✓/,
  );
  expect(badge).toContain(
    `${DOCUMENTED} of ${DOCUMENTED} documented variants conform · 4 of 4 rules hold. Contract c0ffee.`,
  );
  expect(badge).toContain(`>${"a".repeat(19)}…${"a".repeat(9)}b · VPN Script API</text>`);
  expect(Number(/width="(\d+)"/.exec(badge)![1])).toBeLessThan(700);
});

test("what a server or a target file says does nothing in either", () => {
  const { html, badge } = stated(
    { ...panel!, name: HOSTILE, error: HOSTILE },
    { cutShort: HOSTILE },
  );
  for (const text of [html, badge]) {
    expect(text).not.toMatch(/<script|<img|[\u0007\u001b\u202e]/);
  }
});
