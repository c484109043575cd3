import { describe, expect, test } from "vitest";
import type { ReportedFinding } from "../report/report.ts";
import { merged } from "./compile.ts";

const one: ReportedFinding = { check: "c", message: "m", at: "/a", curl: "curl 1", by: ["vitest"] };

describe("merged", () => {
  test.each<[string, ReportedFinding[], ReportedFinding[]]>([
    ["both tools, once", [one, { ...one, by: ["dredd"] }], [{ ...one, by: ["vitest", "dredd"] }]],
    [
      "both tools by another request, once",
      [one, { ...one, curl: "curl 2", by: ["dredd"] }],
      [{ ...one, by: ["vitest", "dredd"] }],
    ],
    ["the same twice, once", [one, one], [one]],
    ["one tool, two requests", [one, { ...one, curl: "2" }], [one, { ...one, curl: "2" }]],
    [
      "one tool by another request than both",
      [one, { ...one, curl: "2", by: ["dredd", "vitest"] }],
      [one, { ...one, curl: "2", by: ["dredd", "vitest"] }],
    ],
    ["another place", [one, { ...one, at: "/b" }], [one, { ...one, at: "/b" }]],
  ])("%s", (_name, given, want) => {
    expect(merged(given)).toEqual(want);
  });
});
