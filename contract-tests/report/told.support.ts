import type { Causes } from "../engine/description/catalogue.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import { causesIn } from "./findings.ts";
import { partsOf, toldIn, withParts } from "./grouping.ts";

/** The checks that outcomes are told by, by the id of what they are of, once those of one cause are together. */
export function checksTold(
  outcomes: Iterable<readonly [id: string, outcome: Outcome]>,
  causes: Causes | undefined,
): string[] {
  const judged = [...outcomes].map(([id, { verdict, findings }]) => {
    const found = findings.map((one) => ({ ...one, by: ["vitest" as const] }));
    return { id, title: "", verdict, findings: found };
  });
  const parts = partsOf(toldIn(judged), causes);
  return causesIn(judged.map((one) => withParts(one, parts))).map(({ check }) => check);
}
