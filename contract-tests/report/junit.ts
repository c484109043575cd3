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

interface Case {
  readonly name: string;
  readonly durationMs?: number | undefined;
  /** What became of it; nothing if it passed. */
  readonly result?: Result | undefined;
}

type Result = ReturnType<typeof failure | typeof unlike>;

const failure = (type: string, message: string, lines: readonly string[]) => {
  const xml = markup`<failure type="${type}" message="${message}">${joined(lines, "\n")}</failure>`;
  return { element: "failure", xml } as const;
};

const unlike = (element: "error" | "skipped", message: string, type?: string) => {
  const kind = type === undefined ? "" : markup` type="${type}"`;
  return { element, xml: markup`<${element}${kind} message="${message}"/>` } as const;
};

/**
 * JUnit XML as CI servers read it, target by target: a suite for each target and operation, a case
 * for each variant; the rules of a target are a suite, and what it has left behind is one.
 * What an accepted deviation covers, and what isn't documented, never fails there.
 */
export function* junitReport(outline: Outline): Generator<string> {
  const { tool, startedAt, outlines, findings, summaries, cutShort, answer, status } = outline;
  const shells = shellsOf(findings).map(({ target, title, lines: all }) => {
    const text = joined([`${title}:`, ...all], "\n");
    return [target, markup`    <system-out>${text}</system-out>\n`] as const;
  });
  const told = {
    causes: new Map(findings.map((one) => [one.cause, one])),
    shells: new Map(shells),
  };
  const ms = summaries.reduce((sum, { durationMs }) => sum + durationMs, 0);
  yield xml(markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${tool}"${time(ms)}>
`);
  // The headline: the format has room for such words in a suite only.
  const head = markup`    <properties>
      <property name="headline" value="${answer}"/>
      <property name="exit status" value="${status}"/>
    </properties>
`;
  const result = cutShort === undefined ? undefined : unlike("error", cutShort, "run");
  const cases = [{ name: "runs to its end", result }];
  yield xml(suiteXml({ name: "run", className: "run", cases, head }, startedAt));
  for (const target of outlines) {
    const suites = suitesOf(target(), told).filter((suite) => suite.cases.length > 0);
    yield xml(markup`${suites.map((suite) => suiteXml(suite, startedAt))}`);
  }
  yield "</testsuites>\n";
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
  const unexercised = isExercised ? undefined : unlike("skipped", answer);
  const result = error === undefined ? unexercised : unlike("error", error, "target");
  return [
    {
      ...suite("target", "", [{ name: "can be verified", durationMs, result }]),
      end: told.shells.get(name),
    },
    ...[...operations, rules].map((group) => {
      const nameOf = (row: Row) => (group === rules ? `rules/${row.name}: ${row.about}` : row.name);
      const cases = group.rows.map((row) => {
        return { name: nameOf(row), durationMs: row.durationMs, result: resultOf(row, name, told) };
      });
      return suite(group.name, `.${api}.${group.name}`, cases);
    }),
    suite(
      "clean-up",
      ".clean-up",
      target.items.attention.map(({ text, detail }) => {
        return { name: text, result: failure("leftover", `left behind: ${text}`, [detail]) };
      }),
    ),
  ];
}

/** A finding is written where its cause showed first; the other cases that it fails point there. */
function resultOf({ verdict, reason, beyond, findings }: Row, target: string, told: Told) {
  if (verdict === "conforms") return undefined;
  if (verdict === "not-exercised" || beyond) return unlike("skipped", reason);
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
    return unlike("skipped", excerpt(`accepted until ${expires}: ${why} (${owner})`));
  }
  if (!first) return failure("violates", "It is violated.", []);
  // More than one failure in a case is beyond several CI servers.
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : "";
  const lines = [...linesOf(first), ...rest.flatMap((found) => ["", ...linesOf(found)])];
  return failure(first.check, first.message + more, lines);
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
    cases.filter(({ result }) => result?.element === element).length;
  const known = cases.flatMap(({ durationMs }) => durationMs ?? []);
  const ms = known.length > 0 ? known.reduce((sum, one) => sum + one) : undefined;
  return markup`  <testsuite name="${name}" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" timestamp="${startedAt}"${time(ms)}>
${head}${cases.map((one) => caseXml(one, className))}${end}  </testsuite>
`;
}

function caseXml({ name, durationMs, result }: Case, className: string): Markup {
  const open = markup`    <testcase name="${name}" classname="${className}"${time(durationMs)}`;
  return result ? markup`${open}>\n      ${result.xml}\n    </testcase>\n` : markup`${open}/>\n`;
}

/** An attribute in seconds; nothing where it is not known. */
function time(ms: number | undefined): Markup | undefined {
  return ms === undefined ? undefined : markup` time="${(ms / 1000).toFixed(3)}"`;
}

function xml({ text }: Markup): string {
  // The name is one of the five that XML itself knows.
  return text.replaceAll("&#39;", "&apos;");
}
