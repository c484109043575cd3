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
