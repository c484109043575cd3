import type { Variant } from "../../contract-tests/engine/description/catalogue.ts";
import type { Endpoint } from "../generators/catalogue.ts";
import type { Change } from "./change.ts";
import { pairsOf, type Generated } from "./generated.ts";

/**
 * Which operations and variants came, went or are others. What the earlier client takes the later
 * answers for tells a variant that has another name now from a new one.
 */
export function catalogueChanges(base: Generated, now: Generated): Change[] {
  const changes: Change[] = [];
  for (const [before, after] of pairsOf(base, now)) {
    const operation = (after ?? before)!.operation.operationId;
    const say = (impact: Change["impact"], says: string, variant?: string) =>
      changes.push({ judge: "catalogue", operation, variant, impact, says });
    if (!before || !after) {
      say(before ? "major" : "minor", `is ${before ? "gone" : "new"}`);
      continue;
    }
    const earlierName = before.operation.operationId;
    if (earlierName !== operation) say("major", `was called \`${earlierName}\` before`);
    const [waysBefore, waysAfter] = [waysOf(before), waysOf(after)];
    const [lost, added] = [lacking(waysBefore, waysAfter), lacking(waysAfter, waysBefore)];
    if (lost.length > 0) say("major", `can't be called by ${lost.join(" or ")} any more`);
    if (added.length > 0) say("minor", `can be called by ${added.join(" or ")} now`);
    const [earlierEffect, effect] = [before.listed.effect, after.listed.effect];
    if (effect !== earlierEffect) {
      say("minor", `counts as \`${effect}\`, not as \`${earlierEffect}\``);
    }
    const [was, is] = [examplesOf(before), examplesOf(after)];
    const gone = new Map([...was].filter(([name]) => !is.has(name)));
    for (const [name, { variant, body }] of is) {
      const earlier = was.get(name)?.variant;
      const told = base.told(earlierName, variant.status ?? 599, body);
      if (earlier) {
        if (variant.status !== earlier.status) {
          say("major", `comes with ${variant.status}, not with ${earlier.status}`, name);
        }
        if (variant.mediaType !== earlier.mediaType) {
          say("major", `comes as ${variant.mediaType}, not as ${earlier.mediaType}`, name);
        }
        if (variant.provenance !== earlier.provenance) {
          say("minor", `is ${variant.provenance}, and was ${earlier.provenance}`, name);
        }
      } else if (told === "undocumented") {
        say("minor", `is a new ${kindOf(variant)}`, name);
      } else if (gone.delete(told)) {
        const where = "where you switch on `variant`, and in accepted deviations";
        say("major", `was called \`${told}\` before; rename it ${where}`, name);
      } else {
        say("major", `is a new ${kindOf(variant)}, which was \`${told}\` before`, name);
      }
    }
    for (const name of gone.keys()) say("major", "does not come any more", name);
  }
  return changes;
}

const waysOf = ({ listed }: Endpoint) => listed.ways.map(({ method, path }) => `${method} ${path}`);

const lacking = (some: readonly string[], others: readonly string[]) =>
  some.filter((one) => !others.includes(one));

/** A refusal has a status that says so, or none at all. */
function kindOf({ status }: Variant): string {
  if (status === null) return "refusal";
  return `${status < 400 ? "answer" : "refusal"} (${status})`;
}

/** The variants of an operation by name, each with the body of its example. */
function examplesOf({ answers, variants }: Endpoint) {
  const bodies = new Map(answers.map(({ name, example }) => [name, example.value]));
  return new Map(
    variants.map((variant) => [variant.name, { variant, body: bodies.get(variant.name) }] as const),
  );
}
