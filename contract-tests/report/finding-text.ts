import { seenBy } from "./outline.ts";
import { excerpt, printable } from "./printable.ts";
import type { ReportedFinding } from "./report.ts";

/** A finding's parts with their labels, printable, in the one order in which a finding is read. */
export function partsOf({ check, at, expected, actual, curl, by }: ReportedFinding) {
  const part = (label: string, text: string | undefined) =>
    text === undefined ? [] : [{ label, text }];
  return [
    ...part("documented", expected === undefined ? undefined : excerpt(expected)),
    ...part("came", actual === undefined ? undefined : excerpt(actual)),
    ...part("where", at === undefined ? undefined : excerpt(at)),
    ...part("check", `${excerpt(check)}, seen by ${seenBy(by)}`),
    // Never cut: it must run.
    ...part("request", curl === undefined ? undefined : printable(curl)),
  ];
}

/** A finding as plain text, a part a line. */
export function plainFinding(finding: ReportedFinding): string {
  return [
    excerpt(finding.message),
    ...partsOf(finding).map(({ label, text }) => `${label.padEnd(12)}${text}`),
  ].join("\n");
}
