import { sameFinding } from "../report/findings.ts";
import type { ReportedFinding } from "../report/report.ts";

/** The findings, each of them once, with all the tools that saw it. */
export function merged(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const once: ReportedFinding[] = [];
  for (const one of findings) {
    const index = once.findIndex(
      (other) =>
        sameFinding(one, other) &&
        // The same tool saying it twice means two requests, a GET and a POST for one.
        (one.curl === other.curl || !one.by.some((tool) => other.by.includes(tool))),
    );
    if (index < 0) once.push(one);
    else once[index] = { ...once[index]!, by: [...new Set([...once[index]!.by, ...one.by])] };
  }
  return once;
}
