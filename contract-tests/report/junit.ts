import { joined, markup, type Markup } from "./markup.ts";
import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { FindingOutline, Row, TargetOutline } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";

interface Suite {
  readonly name: string;
  readonly className: string;
  readonly cases: readonly (readonly [name: string, result: Result | undefined])[];
}

/** What became of a case besides passing. */
interface Result {
  readonly element: "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message: string;
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
${suite.cases.map(([name, result]) => caseXml(name, suite.className, result))}  </testsuite>
`,
)}</testsuites>
`;
  // The name is one of the five that XML itself knows.
  return text.replaceAll("&#39;", "&apos;");
}

function suitesOf(target: TargetOutline): Suite[] {
  const { name, api, error, operations, rules, leftovers, findings } = target;
  const suite = (part: string, className: string, cases: Suite["cases"]) => ({
    name: `${name} › ${part}`,
    className: `${name}${className}`,
    cases,
  });
  const result = { element: "error", type: "target", message: error ?? "" } as const;
  return [
    suite("target", "", error === undefined ? [] : [["can be verified", result]]),
    ...[...operations, rules].map((group) => {
      const nameOf = (row: Row) => (group === rules ? `rules/${row.name}: ${row.about}` : row.name);
      const cases = group.rows.map((row) => [nameOf(row), resultOf(row, findings)] as const);
      return suite(group.name, `.${api}.${group.name}`, cases);
    }),
    suite(
      "clean-up",
      ".clean-up",
      leftovers.items.map(({ title, text, detail = "" }) => {
        const message = `${title}: ${text}`;
        return [text, { element: "failure", type: "leftover", message, lines: [detail] }];
      }),
    ),
  ];
}

/** A finding is told where its cause showed first; the other cases that it fails point there. */
function resultOf(
  { verdict, reason = "not exercised", beyond, findings }: Row,
  told: TargetOutline["findings"],
): Result | undefined {
  if (verdict === "conforms") return undefined;
  if (verdict === "not-exercised" || beyond) return { element: "skipped", message: reason };
  const causes = new Set(findings.filter(({ accepted }) => !accepted).map(({ cause }) => cause));
  const shown = told
    .filter(({ cause }) => causes.has(cause))
    .map((one) => (findings.some(({ id }) => id === one.id) ? one : pointerTo(one, findings)));
  const [first, ...rest] = shown;
  const deviation = findings[0]?.accepted;
  if (!first && deviation) {
    const { expires, reason: why, owner } = deviation;
    return { element: "skipped", message: excerpt(`accepted until ${expires}: ${why} (${owner})`) };
  }
  if (!first)
    return { element: "failure", type: "violates", message: "It is violated.", lines: [] };
  // More than one failure in a case is beyond several CI servers.
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : "";
  const lines = [...linesOf(first), ...rest.flatMap((found) => ["", ...linesOf(found)])];
  return { element: "failure", type: first.check, message: first.message + more, lines };
}

/** The finding that another case tells, with the request that showed it here. */
function pointerTo({ id, cause }: Told, here: Row["findings"]) {
  const { parts, check } = here.find((one) => one.cause === cause)!;
  const request = parts.filter(({ label }) => label === "request");
  return { check, message: `The same finding as ${id}, which tells it.`, parts: request };
}

type Told = TargetOutline["findings"][number];

/** A finding as plain text, a part a line. */
function linesOf({ message, parts }: Pick<FindingOutline, "message" | "parts">): string[] {
  return [message, ...parts.map(({ label, text }) => `${label.padEnd(12)}${text}`)];
}

function caseXml(name: string, className: string, result: Result | undefined): Markup {
  const open = markup`    <testcase name="${name}" classname="${className}"`;
  if (!result) return markup`${open}/>\n`;
  const { element, type, message, lines } = result;
  const kind = type === undefined ? "" : markup` type="${type}"`;
  const tag = markup`<${element}${kind} message="${message}"`;
  const whole = lines ? markup`${tag}>${joined(lines, "\n")}</${element}>` : markup`${tag}/>`;
  return markup`${open}>\n      ${whole}\n    </testcase>\n`;
}

function tally(suites: readonly Suite[]): Markup {
  const results = suites.flatMap(({ cases }) => cases.map(([, result]) => result?.element));
  const count = (element: Result["element"]) => results.filter((one) => one === element).length;
  return markup` tests="${results.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}
