import { joined, markup, type Markup } from "./markup.ts";
import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { FindingOutline, Group, Row, TargetOutline } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly className: string;
  /** What became of it besides passing. */
  readonly result?: Result | undefined;
}

interface Result {
  readonly element: "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message: string;
  /** Lines of text. */
  readonly lines?: readonly string[];
}

/**
 * JUnit XML as CI servers read it: a suite for each target and operation, a case for each variant;
 * the rules of a target are a suite, and what it has left behind is one.
 * What an accepted deviation covers, and what isn't documented, never fails there.
 */
export function junitReport(report: Report, applied?: OutlineOptions["applied"]): string {
  const { tool, startedAt, targets } = outlineOf(report, { applied });
  const suites = targets.flatMap(suitesOf).filter(({ cases }) => cases.length > 0);
  const seconds = report.targets.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const { text } = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${tool}"${tally(suites)} time="${seconds.toFixed(3)}">
${suites.map(
  (suite) => markup`  <testsuite name="${suite.name}"${tally([suite])} timestamp="${startedAt}">
${suite.cases.map(caseXml)}  </testsuite>
`,
)}</testsuites>
`;
  // The name is one of the five that XML itself knows.
  return text.replaceAll("&#39;", "&apos;");
}

function suitesOf(target: TargetOutline): Suite[] {
  const { name, error, operations, rules, leftovers } = target;
  const suite = (part: string, cases: Case[]) => ({ name: `${name} › ${part}`, cases });
  const caseOf = (group: Group, row: Row) => ({
    name: group === rules ? `rules/${row.name}: ${row.about}` : row.name,
    className: `${name}.${target.api}.${group.name}`,
    result: resultOf(row),
  });
  return [
    suite("target", error === undefined ? [] : [brokenCase(name, error)]),
    ...[...operations, rules].map((group) =>
      suite(
        group.name,
        [...group.documented, ...group.beyond].map((row) => caseOf(group, row)),
      ),
    ),
    suite(
      "clean-up",
      leftovers.items.map(({ title, text: what, detail = "" }) => ({
        name: what,
        className: `${name}.clean-up`,
        result: { element: "failure", type: "leftover", message: `${title}: ${what}`, lines: [detail] },
      })),
    ),
  ];
}

function brokenCase(className: string, message: string): Case {
  return {
    name: "can be verified",
    className,
    result: { element: "error", type: "target", message },
  };
}

function resultOf({ verdict, reason = "not exercised", beyond, findings }: Row): Result | undefined {
  if (verdict === "conforms") return undefined;
  if (verdict === "not-exercised") return { element: "skipped", message: reason };
  const [first, ...rest] = findings.filter(({ accepted }) => !accepted);
  if (beyond) {
    const message = `${beyond}, and answered otherwise: ${first?.message ?? ""}`;
    return { element: "skipped", message };
  }
  const deviation = findings[0]?.accepted;
  if (!first && deviation) {
    const { expires, reason: why, owner } = deviation;
    return { element: "skipped", message: excerpt(`accepted until ${expires}: ${why} (${owner})`) };
  }
  // More than one failure in a case is beyond several CI servers.
  return {
    element: "failure",
    type: first?.check ?? "violates",
    message: `${first?.message ?? "It is violated."}${rest.length > 0 ? ` (and ${rest.length} more)` : ""}`,
    lines: (first ? [first, ...rest] : []).flatMap((found, index) => [
      ...(index > 0 ? [""] : []),
      ...plainFinding(found),
    ]),
  };
}

/** A finding as plain text, a part a line. */
function plainFinding({ message, parts }: FindingOutline): string[] {
  return [message, ...parts.map(({ label, text }) => `${label.padEnd(12)}${text}`)];
}

function caseXml({ name, className, result }: Case): Markup {
  const open = markup`    <testcase name="${name}" classname="${className}"`;
  if (!result) return markup`${open}/>\n`;
  const { element, type, message, lines } = result;
  const kind = type === undefined ? "" : markup` type="${type}"`;
  const tag = markup`<${element}${kind} message="${message}"`;
  const whole = lines ? markup`${tag}>${joined(lines, "\n")}</${element}>` : markup`${tag}/>`;
  return markup`${open}>\n      ${whole}\n    </testcase>\n`;
}

function tally(suites: readonly Suite[]): Markup {
  const results = suites.flatMap(({ cases }) => cases.map(({ result }) => result?.element));
  const count = (element: Result["element"]) => results.filter((one) => one === element).length;
  return markup` tests="${results.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}
