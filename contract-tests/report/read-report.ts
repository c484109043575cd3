import { readFile } from "node:fs/promises";
import { CODES, UsageError, whyUnread } from "../engine/errors.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";
import { among, having, list, optional, suite, text } from "./shape.ts";

/** A report.json that an earlier run has written. @throws UsageError if it is not one. */
export async function readReport(file: string): Promise<Report> {
  const unusable = (why: string) =>
    new UsageError(`${file}: ${why}; name one that a run has written`);
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw unusable(whyUnread(error));
  });
  let report: unknown;
  try {
    report = JSON.parse(content);
  } catch {
    throw unusable("is not JSON");
  }
  if (!isReport(report)) throw unusable("is not a report.json of schema version 1");
  const unknown = unknownIn(report);
  if (unknown === undefined) return report;
  throw unusable(`has a value that reports do not have, ${unknown}`);
}

const VALUES = {
  verdict: ["conforms", "violates", "not-exercised"],
  provenance: [undefined, "documented", "inferred", "undocumented"],
  code: [undefined, ...Object.keys(CODES)],
  by: [undefined, "vitest", "dredd"],
};

/** The first value that its field can't have, `targets/0/rules/1/verdict: "odd"`, if there is one. */
function unknownIn({ targets }: Report): string | undefined {
  for (const [index, target] of targets.entries()) {
    for (const kind of ["variants", "rules"] as const) {
      for (const [nth, one] of target[kind].entries()) {
        for (const [field, values] of Object.entries(VALUES)) {
          const given = (one as unknown as Record<string, unknown>)[field];
          if ([given].flat().every((value) => values.includes(value as string))) continue;
          return `targets/${index}/${kind}/${nth}/${field}: ${excerpt(JSON.stringify(given) ?? "none")}`;
        }
      }
    }
  }
  return undefined;
}

const judged = list(having({}));

const isWhole = having({
  schemaVersion: among(1),
  suite: optional(suite),
  targets: list(
    having({
      ...{ name: text, variants: judged, rules: judged },
      findings: optional(
        list(having({ check: text, message: text, at: optional(text), actual: optional(text) })),
      ),
    }),
  ),
});

export function isReport(given: unknown): given is Report {
  return isWhole(given);
}
