import { acceptedBy, type Applied } from "./deviations.ts";
import { counts, findingsOf, merged, type LocatedFinding } from "./findings.ts";
import { plainFinding } from "./finding-text.ts";
import { isUntried, nameInOperation, outlineOf, shortId } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Report, RuleReport, TargetReport, VariantReport } from "./report.ts";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly className: string;
  /** What became of it besides passing. */
  readonly failed?: { readonly type: string; readonly message: string; readonly text: string };
  readonly skipped?: string;
  /** Why the target could not be verified. */
  readonly broken?: { readonly type: string; readonly message: string };
}

/**
 * JUnit XML as CI servers read it: a suite for each target and operation, a case for each variant;
 * the rules of a target are a suite, and what it has left behind is one.
 * What an accepted deviation covers, and what isn't documented, never fails there.
 */
export function junitReport(report: Report, applied?: Applied): string {
  const suites = report.targets.flatMap((target) => suitesOf(target, applied));
  const seconds = report.targets.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const totals = attributesOf({ name: report.tool, ...tally(suites), time: seconds.toFixed(3) });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${totals}>`,
    ...suites.flatMap((suite) => suiteLines(suite, report.startedAt)),
    "</testsuites>",
  ].join("\n")}\n`;
}

function suitesOf(target: TargetReport, applied: Applied | undefined): Suite[] {
  const found = Map.groupBy(findingsOf(target), ({ id }) => id);
  const caseOf = (one: VariantReport | RuleReport, group: string, name: string) => ({
    name,
    className: `${target.name}.${group}`,
    ...resultOf(one, found.get(one.id) ?? [], applied),
  });
  if (isUntried(target)) return [errorSuite(target)];
  return [
    ...(target.error === undefined ? [] : [errorSuite(target)]),
    ...outlineOf(target).map(({ name, documented, others }) => ({
      name: `${target.name} › ${name}`,
      cases: [...documented, ...others].map((one) =>
        caseOf(one, `${target.api}.${name}`, nameInOperation(one.id)),
      ),
    })),
    {
      name: `${target.name} › rules`,
      cases: target.rules.map((one) =>
        caseOf(one, `${target.api}.rules`, `${shortId(one.id)}: ${one.title}`),
      ),
    },
    {
      name: `${target.name} › clean-up`,
      cases: target.leftovers.map(({ what, why }) => ({
        name: what,
        className: `${target.name}.clean-up`,
        failed: { type: "leftover", message: `left behind: ${what}`, text: excerpt(why) },
      })),
    },
  ].filter(({ cases }) => cases.length > 0);
}

function errorSuite({ name, error = "" }: TargetReport): Suite {
  const broken = { type: "target", message: error };
  return {
    name: `${name} › target`,
    cases: [{ name: "can be verified", className: name, broken }],
  };
}

function resultOf(
  one: VariantReport | RuleReport,
  found: readonly LocatedFinding[],
  applied: Applied | undefined,
): Pick<Case, "failed" | "skipped"> {
  if (one.verdict === "conforms") return {};
  if (one.verdict === "not-exercised") return { skipped: one.reason ?? "not exercised" };
  if ("provenance" in one && !counts(one)) {
    const [first] = merged(one.findings);
    return { skipped: `${one.provenance}, and answered otherwise: ${first?.message ?? ""}` };
  }
  const fresh = found.filter((finding) => !acceptedBy(applied, finding)).map((one) => one.finding);
  const [first, ...rest] = fresh;
  if (first) {
    const more = rest.length > 0 ? ` (and ${rest.length} more)` : "";
    // More than one failure in a case is beyond several CI servers.
    return {
      failed: {
        type: first.check,
        message: `${first.message}${more}`,
        text: fresh.map(plainFinding).join("\n\n"),
      },
    };
  }
  const deviation = found[0] && acceptedBy(applied, found[0]);
  if (!deviation) return { failed: { type: "violates", message: "It is violated.", text: "" } };
  return {
    skipped: `accepted until ${deviation.expires}: ${deviation.reason} (${deviation.owner})`,
  };
}

function suiteLines(suite: Suite, startedAt: string): string[] {
  const attributes = attributesOf({ name: suite.name, ...tally([suite]), timestamp: startedAt });
  return [
    `  <testsuite${attributes}>`,
    ...suite.cases.flatMap(({ name, className, failed, skipped, broken }) => {
      const open = `    <testcase${attributesOf({ name, classname: className })}`;
      if (broken) return [`${open}>`, `      <error${attributesOf(broken)}/>`, "    </testcase>"];
      if (skipped !== undefined) {
        return [
          `${open}>`,
          `      <skipped${attributesOf({ message: skipped })}/>`,
          "    </testcase>",
        ];
      }
      if (!failed) return [`${open}/>`];
      const { type, message, text } = failed;
      return [
        `${open}>`,
        `      <failure${attributesOf({ type, message })}>${xml(text)}</failure>`,
        "    </testcase>",
      ];
    }),
    "  </testsuite>",
  ];
}

function tally(suites: readonly Suite[]) {
  const cases = suites.flatMap((suite) => suite.cases);
  return {
    tests: cases.length,
    failures: cases.filter(({ failed }) => failed).length,
    errors: cases.filter(({ broken }) => broken).length,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xml(excerpt(String(value)))}"`)
    .join("");
}

/** Printable text for an element or attribute; being that, it has none of the characters that XML 1.0 forbids. */
function xml(text: string): string {
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return text.replace(/[&<>"']/g, (char) => escapes[char as keyof typeof escapes]);
}
