import type { Finding } from "./finding.ts";
import type { Secrets } from "../secrets/secrets.ts";

/** A name that a shell fills in, as curl lines have it. */
const NAME = /(?<!\\)\$\{?(\w+)\}?/g;

/** How a secret may be written in a request, by the ending of its name there. */
const WRITTEN: Readonly<Record<string, string>> = {
  _IN_JSON: ", as it is written in JSON",
  _IN_URL: ", as it is written in a URL",
  _ENCODED: ", encoded as that place has it",
};

/**
 * What a shell needs before the curl lines of some findings run in it, as far as it is known: a comment for
 * each secret that is its reader's, a line for each that is asked for.
 */
export function shellFor(
  findings: readonly Pick<Finding, "curl" | "steps">[],
  secrets: Pick<Secrets, "originOf">,
): string[] {
  const lines = new Set<string>();
  const add = (text: string) => {
    for (const [, name = ""] of text.matchAll(NAME)) {
      const [ending = ""] = /_IN_JSON$|_IN_URL$|_ENCODED$/.exec(name) ?? [];
      const origin = secrets.originOf(name.slice(0, name.length - ending.length));
      if (!origin) continue;
      if ("words" in origin) {
        lines.add(`# $${name}: ${origin.words}${WRITTEN[ending] ?? ""}`);
        continue;
      }
      const line = origin.line();
      add(line);
      lines.add(line);
      if (ending !== "") lines.add(`# $${name}: that${WRITTEN[ending]}`);
    }
  };
  for (const { curl = "", steps = [] } of findings) for (const line of [curl, ...steps]) add(line);
  return [...lines];
}
