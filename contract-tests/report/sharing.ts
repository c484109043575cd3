import type { Judged, TargetReport } from "./report.ts";

/** Makes what many targets have in common, such as a variant that conforms, one object: a fleet takes a tenth of the room. */
export function sharing(): (report: TargetReport) => TargetReport {
  const known = new Map<string, unknown>();
  const share = <T>(value: T): T => {
    const text = JSON.stringify(value);
    if (!known.has(text)) known.set(text, value);
    return known.get(text) as T;
  };
  // A finding is one target's own: it may be accepted there, and nowhere else.
  const settle = <T extends Judged>(one: T): T => (one.findings.length > 0 ? one : share(one));
  return (report) => ({
    ...report,
    variants: report.variants.map(settle),
    rules: report.rules.map(settle),
    notes: report.notes.map(share),
  });
}
