import { joined, markup, type Markup } from "./markup.ts";
import { shellsOf, type FindingOutline, type Outline } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Row, TargetOutline } from "./target-outline.ts";

interface Suite {
  readonly name: string;
  readonly className: string;
  readonly cases: readonly Case[];
  /** What is before them, and behind. */
  readonly head?: Markup;
  readonly end?: Markup | undefined;
}

interface Case extends Result {
  readonly name: string;
  readonly durationMs?: number | undefined;
}

/** What became of a case; nothing if it passed. */
interface Result {
  readonly element?: "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message?: string;
  readonly lines?: readonly string[];
}

/**
 * JUnit XML as CI servers read it, target by target: a suite for each target and operation, a case
 * for each variant; the rules of a target are a suite, and what it has left behind is one.
 * What an accepted deviation covers, and what isn't documented, never fails there.
 */
export function* junitReport(outline: Outline): Generator<string> {
  const { tool, startedAt, outlines, findings, lines } = outline;
  const shells = shellsOf(findings).map(({ target, title, lines }) => {
    const text = joined([`${title}:`, ...lines], "\n");
    return [target, markup`    <system-out>${text}</system-out>\n`] as const;
  });
  const told = {
    causes: new Map(findings.map((one) => [one.cause, one])),
    shells: new Map(shells),
  };
  const ms = lines.reduce((sum, { durationMs }) => sum + durationMs, 0);
  yield xml(markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${tool}"${time(ms)}>
`);
  yield xml(suiteXml(runSuite(outline), startedAt));
  for (const outline of outlines) {
    const suites = suitesOf(outline(), told).filter(({ cases }) => cases.length > 0);
    yield xml(markup`${suites.map((suite) => suiteXml(suite, startedAt))}`);
  }
  yield "</testsuites>\n";
}

/** Says the headline: the format has room for such words in a suite only. */
function runSuite({ cutShort: message, answer, status }: Outline): Suite {
  const error = message !== undefined && ({ element: "error", type: "run", message } as const);
  const head = markup`    <properties>
      <property name="headline" value="${answer}"/>
      <property name="exit status" value="${status}"/>
    </properties>
`;
  return { name: "run", className: "run", cases: [{ name: "runs to its end", ...error }], head };
}

/** What is told once: findings by their causes, and what a shell needs by targets. */
interface Told {
  readonly causes: ReadonlyMap<string, FindingOutline>;
  readonly shells: ReadonlyMap<string, Markup>;
}

function suitesOf(target: TargetOutline, told: Told): Suite[] {
  const { name, api, error, operations, rules, durationMs, isExercised, answer } = target;
  const suite = (part: string, className: string, cases: Suite["cases"]) => ({
    name: `${name} › ${part}`,
    className: `${name}${className}`,
    cases,
  });
  const unexercised = isExercised ? {} : ({ element: "skipped", message: answer } as const);
  const result: Result =
    error === undefined ? unexercised : { element: "error", type: "target", message: error };
  return [
    {
      ...suite("target", "", [{ name: "can be verified", durationMs, ...result }]),
      end: told.shells.get(name),
    },
    ...[...operations, rules].map((group) => {
      const nameOf = (row: Row) => (group === rules ? `rules/${row.name}: ${row.about}` : row.name);
      const cases = group.rows.map((row) => {
        return { name: nameOf(row), durationMs: row.durationMs, ...resultOf(row, name, told) };
      });
      return suite(group.name, `.${api}.${group.name}`, cases);
    }),
    suite(
      "clean-up",
      ".clean-up",
      target.items.attention.map(({ text, detail }) => {
        const message = `left behind: ${text}`;
        return { name: text, element: "failure", type: "leftover", message, lines: [detail] };
      }),
    ),
  ];
}

/** A finding is written where its cause showed first; the other cases that it fails point there. */
function resultOf({ verdict, reason, beyond, findings }: Row, target: string, told: Told): Result {
  if (verdict === "conforms") return {};
  if (verdict === "not-exercised" || beyond) return { element: "skipped", message: reason };
  const causes = new Set(findings.filter(({ accepted }) => !accepted).map(({ cause }) => cause));
  const shown = [...causes].map((cause) => {
    const one = told.causes.get(cause)!;
    const here = findings.find((found) => found.cause === cause)!;
    const isHere = one.targets[0] === target && one.id === here.id;
    return isHere ? one : pointerTo(one, target, here);
  });
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
function pointerTo(
  { id, targets }: FindingOutline,
  target: string,
  { check, parts }: Row["findings"][number],
) {
  const where = targets[0] === target ? id : `${id} on ${targets[0]}`;
  const request = parts.filter(({ label }) => label === "request");
  return { check, message: `The same finding as ${where}, which tells it.`, parts: request };
}

/** A finding as plain text, a part a line. */
function linesOf({ message, parts }: Pick<FindingOutline, "message" | "parts">): string[] {
  return [message, ...parts.map(({ label, text }) => `${label.padEnd(12)}${text}`)];
}

function suiteXml({ name, className, cases, head, end }: Suite, startedAt: string): Markup {
  const count = (element: Result["element"]) =>
    cases.filter((one) => one.element === element).length;
  const known = cases.flatMap(({ durationMs }) => durationMs ?? []);
  const ms = known.length > 0 ? known.reduce((sum, one) => sum + one) : undefined;
  return markup`  <testsuite name="${name}" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" timestamp="${startedAt}"${time(ms)}>
${head}${cases.map((one) => caseXml(one, className))}${end}  </testsuite>
`;
}

function caseXml(one: Case, className: string): Markup {
  const { name, durationMs, element, type, message, lines } = one;
  const open = markup`    <testcase name="${name}" classname="${className}"${time(durationMs)}`;
  if (element === undefined) return markup`${open}/>\n`;
  const kind = type === undefined ? "" : markup` type="${type}"`;
  const tag = markup`<${element}${kind} message="${message}"`;
  const whole = lines ? markup`${tag}>${joined(lines, "\n")}</${element}>` : markup`${tag}/>`;
  return markup`${open}>\n      ${whole}\n    </testcase>\n`;
}

/** An attribute in seconds; nothing where it is not known. */
function time(ms: number | undefined): Markup | undefined {
  return ms === undefined ? undefined : markup` time="${(ms / 1000).toFixed(3)}"`;
}

function xml({ text }: Markup): string {
  // The name is one of the five that XML itself knows.
  return text.replaceAll("&#39;", "&apos;");
}
