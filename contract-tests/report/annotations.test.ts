import { expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { cleanReport, DOCUMENTED, sampleReport } from "./sample-report.support.ts";
import { brokenBy, targetOf } from "./sample-targets.support.ts";
import { annotations } from "./reports.support.ts";

test("a clean run is two notices", () => {
  expect(annotations(cleanReport)).toBe(
    "::notice title=contract conformance::✓ The installation keeps its contract\n" +
      `::notice title=panel::✓ ${DOCUMENTED} of ${DOCUMENTED} documented variants conform · 4 of 4 rules hold\n`,
  );
});

test("a finding is one line, whatever the server said in it", () => {
  const lines = annotations(sampleReport).trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(5);
  expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(1);
  for (const line of lines)
    expect(line).toMatch(/^::(error|warning|notice) title=[^:,]+::\P{C}+$/u);
  expect(lines[0]).toContain(
    '::error title=panel%3A getAccount/200/account::The field "status" is not an integer.%0Asource: Account Details, tab 1%0Adocumented: integer%0Acame: ',
  );
});

test("what the requests of the findings need is one notice", () => {
  const text = annotations(sampleReport);
  const said =
    "::Before the requests to panel, in a shell:%0A# $ACTIVE_PASSWORD: the target file's ";
  expect(text.split("title=how to repeat a finding")).toHaveLength(2);
  expect(text).toContain(said);
});

test("percent signs stay percent signs", () => {
  const target = { ...cleanReport.targets[0]!, leftovers: [{ what: "100%0A", why: "a:b,c" }] };
  expect(annotations({ ...cleanReport, targets: [target] })).toContain(
    "::warning title=panel%3A left behind::100%250A%0Aa:b,c\n",
  );
});

test("there are no more than ten errors, and it says how many more there were", () => {
  const [target] = sampleReport.targets;
  const [broken] = target!.variants.filter(({ verdict }) => verdict === "violates");
  const variants = Array.from({ length: 14 }, (_, n) => brokenBy(broken!, n));
  const text = annotations({ ...sampleReport, targets: [targetOf({ ...target!, variants })] });
  const errors = text.split("\n").filter((line) => line.startsWith("::error"));
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)).toBe("::error title=and more::6 more in report.html and report.json");
});

test("what is accepted is not an error", () => {
  const deviation = {
    id: "vpnscript/getAccount/200/account",
    check: "body-matches-schema",
    reason: "known",
    owner: "ops",
    expires: "2026-03-14",
  };
  const of = (today: string) =>
    annotations(sampleReport, { applied: applyDeviations(sampleReport, [deviation], today) });
  expect(of("2026-03-14").match(/^::error/gm)).toHaveLength(4);
  expect(of("2026-03-15").match(/^::error/gm)).toHaveLength(5);
  expect(of("2026-03-15")).toContain("::warning title=deviation expired::");
});
