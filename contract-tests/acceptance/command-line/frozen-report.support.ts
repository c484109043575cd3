/** As much of a target in `report.json` as must not change unless it is meant to: no times, no counts of requests, no wording. */
export interface ReportedTarget {
  readonly summary: Readonly<Record<string, number>>;
  readonly variants: readonly ReportedOne[];
  readonly rules: readonly ReportedOne[];
  readonly leftovers: readonly unknown[];
  readonly error?: string;
}

interface ReportedOne {
  readonly id: string;
  readonly provenance?: string;
  readonly verdict: string;
  readonly reason?: string;
  readonly code?: string;
  readonly by?: readonly string[];
  readonly findings: readonly { check: string; at?: string; by: readonly string[] }[];
}

/** What a target violates, a line each, with the findings below. */
export function violations({ variants, rules, leftovers, error }: ReportedTarget): string {
  return [
    `${leftovers.length} left over${error === undefined ? "" : ", and an error"}`,
    ...[...variants, ...rules].filter(({ verdict }) => verdict === "violates").flatMap(linesOf),
    "",
  ].join("\n");
}

function linesOf({ id, provenance, verdict, code, by = [], findings }: ReportedOne): string[] {
  const words = [id, provenance === "documented" ? "" : provenance, verdict, code];
  const seen = by.length > 0 ? `(${by.join(", ")})` : "";
  return [
    [...words, seen].filter((word) => word !== undefined && word !== "").join(" "),
    ...findings.map(({ check, at = "", by: tools }) =>
      `  ${check} ${at} (${tools.join(", ")})`.replace("  (", " ("),
    ),
  ];
}
