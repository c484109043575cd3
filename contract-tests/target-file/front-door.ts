import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Target } from "../engine/transport/target.ts";
import type { Path, Problem } from "./problem.ts";
import { unreadable } from "./source.ts";

const FAULTS: readonly (readonly [fault: RegExp, what: string, remedy: string])[] = [
  [/^(?!https?:\/\/)/, "must begin with http:// or https://", "give the whole address"],
  [/\s/, "holds whitespace", "remove it"],
  [
    /^https?:\/\/[^/?#]*@/,
    "must not hold a username or a password",
    "remove everything up to the @",
  ],
  [/#/, "must not hold a fragment", "remove the # and what follows"],
  [/\?/, "must not hold a query", "remove the ? and what follows"],
  [/^https?:\/\/[^/]*:0+(\/|$)/, "names port 0, on which nothing answers", "give the right one"],
];

/** Why a target can't have that address, without quoting it. */
export function baseUrlProblem(address: string): { what: string; remedy: string } | undefined {
  for (const [fault, what, remedy] of FAULTS) if (fault.test(address)) return { what, remedy };
  // To URL, braces are part of a host, and https:///x is https://x.
  if (/^https?:\/\/[^/{}]+(\/|$)/.test(address) && URL.canParse(address)) return undefined;
  return {
    what: "is not an address",
    remedy: "write it as https://HOST or https://HOST:PORT/PATH",
  };
}

/** Headers that a run sets by itself, or that belong to a connection. */
const TAKEN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...["accept", "content-type", "content-length", "host", "connection", "keep-alive"],
      ...["transfer-encoding", "upgrade", "expect", "te", "trailer"],
    ].map((name) => [name, "remove it"]),
  ),
  authorization: "give basicAuth; an installation's own credentials have fields of their own",
  "proxy-authorization": "write USER:PASSWORD@ into the proxy's address in the environment",
};

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

export function headerProblems(headers: unknown, path: Path): Problem[] {
  if (typeof headers !== "object" || headers === null) return [];
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return Object.keys(headers).flatMap((name, index) => {
    const problem = (what: string, remedy: string) => [{ path: [...path, name], what, remedy }];
    const taken = TAKEN[names[index]!];
    if (taken !== undefined) return problem("is not for a target file", taken);
    if (!NAME.test(name)) {
      return problem("is not the name of a header", "use letters, digits and dashes");
    }
    const isTwice = names.indexOf(names[index]!) < index;
    return isTwice ? problem("is given twice", "keep one of the two") : [];
  });
}

/** Reads the target's `ca`; a relative path begins at the target file. */
export async function withAuthority(
  target: Target,
  file: string,
): Promise<Target | Pick<Problem, "what" | "remedy">> {
  if (target.ca === undefined) return target;
  let ca: string;
  try {
    ca = await readFile(resolve(dirname(file), target.ca), "utf8");
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException, "a PEM file");
  }
  const blocks = ca.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const block of blocks) new X509Certificate(block);
    if (blocks.length > 0) return { ...target, ca: blocks.join("\n") };
  } catch {
    // Reported below, without a piece of it: it may be a key.
  }
  const remedy = "give the certificate that begins with -----BEGIN CERTIFICATE-----";
  return { what: "holds no certificate in PEM form", remedy };
}
