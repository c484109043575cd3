import { Broken } from "../engine/finding.ts";
import type { Rule } from "../engine/session.ts";
import { badInput, type BadInputOptions } from "./bad-input.ts";

/** The rule that bad input is refused in order: for runs that ask for it, since it costs as many requests as it is given. */
export function badInputRule(options: BadInputOptions): Rule {
  return {
    id: "bad-input-is-refused",
    title: `Whatever is wrong with a request, it is refused in JSON, never with a 5xx, and creates nothing (seed ${options.seed}).`,
    // Not alone: it takes a turn for each preparation that needs one.
    async check(session) {
      const { findings } = await badInput(session, options);
      if (findings.length > 0) throw new Broken(findings);
    },
  };
}
