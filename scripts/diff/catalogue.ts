import type { Variant } from "../../contract-tests/engine/catalogue.ts";
import type { Change } from "./change.ts";
import type { Generated } from "./generated.ts";

/**
 * Which operations and variants came, went or are others. What the earlier client takes the later
 * answers for tells a variant that has another name now from a new one.
 */
export function catalogueChanges(base: Generated, now: Generated): Change[] {
  const changes: Change[] = [];
  const [before, after] = [answersOf(base), answersOf(now)];
  for (const operation of new Set([...before.keys(), ...after.keys()])) {
    const say = (impact: Change["impact"], says: string, variant?: string) =>
      changes.push({ judge: "catalogue", operation, variant, impact, says });
    const [was, is] = [before.get(operation), after.get(operation)];
    if (!was || !is) {
      say(was ? "major" : "minor", `\`${operation}\` is ${was ? "gone" : "new"}`);
      continue;
    }
    if (is.effect !== was.effect) {
      say("minor", `\`${operation}\` counts as \`${is.effect}\`, not as \`${was.effect}\``);
    }
    const gone = new Map([...was.variants].filter(([name]) => !is.variants.has(name)));
    for (const [name, { variant, body }] of is.variants) {
      const earlier = was.variants.get(name)?.variant;
      const told = base.told(operation, variant.status ?? 599, body);
      if (earlier) {
        const of = `\`${name}\` of \`${operation}\``;
        if (variant.status !== earlier.status) {
          say("major", `${of} comes with ${variant.status}, not with ${earlier.status}`, name);
        }
        if (variant.provenance !== earlier.provenance) {
          say("minor", `${of} is ${variant.provenance}, and was ${earlier.provenance}`, name);
        }
      } else if (told === "undocumented") {
        say("minor", `\`${operation}\` can now ${answer(variant)}`, name);
      } else if (gone.delete(told)) {
        const where = "where you switch on `variant`, and in accepted deviations";
        say(
          "major",
          `\`${told}\` of \`${operation}\` is called \`${name}\`; rename it ${where}`,
          name,
        );
      } else {
        say("major", `\`${operation}\` can now ${answer(variant)}, where it was \`${told}\``, name);
      }
    }
    for (const [name, { variant }] of gone) {
      say("major", `\`${operation}\` can no longer ${answer(variant)}`, name);
    }
  }
  return changes;
}

/** A refusal has a status that says so, or none at all. */
function answer({ name, status }: Variant): string {
  if (status === null) return `be refused with \`${name}\``;
  return `${status < 400 ? "answer" : "be refused with"} \`${name}\` (${status})`;
}

/** By the client's method: its effect, and its variants by name, each with its example. */
function answersOf({ calls }: Generated) {
  return new Map(
    calls.map(({ entry, effect, answers }) => {
      const bodies = new Map(entry.answers.map(({ name, example }) => [name, example.value]));
      const variants = answers.map(
        (variant) => [variant.name, { variant, body: bodies.get(variant.name) }] as const,
      );
      return [entry.operation.operationId, { effect, variants: new Map(variants) }];
    }),
  );
}
