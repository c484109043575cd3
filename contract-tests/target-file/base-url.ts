/** The form that the published schema asks for; what refers to the environment is judged when it is filled. */
export const BASE_URL_PATTERN = "^https?://[^\\s/?#@{}]+(/[^\\s?#]*)?$|\\$\\{";

interface Fault {
  readonly what: string;
  readonly remedy: string;
}

/** Why an address is none that a target can have; undefined if it is one. It quotes nothing of it. */
export function baseUrlProblem(address: string): Fault | undefined {
  if (!/^https?:\/\//.test(address)) {
    return { what: "must begin with http:// or https://", remedy: "give the whole address" };
  }
  if (/\s/.test(address)) return { what: "holds white space", remedy: "remove it" };
  if (/^https?:\/\/[^/?#]*@/.test(address)) {
    return {
      what: "must not hold a user name or a password",
      remedy: "remove what stands before the @, and the @",
    };
  }
  if (address.includes("#")) {
    return { what: "must not hold a fragment", remedy: "remove the # and what follows" };
  }
  if (address.includes("?")) {
    return { what: "must not hold a query", remedy: "remove the ? and what follows" };
  }
  // To URL, braces are part of a host, and https:///x is https://x.
  if (!/^https?:\/\/[^/{}]+(\/|$)/.test(address) || !URL.canParse(address)) {
    return { what: "is no address", remedy: "write it as https://HOST or https://HOST:PORT/PATH" };
  }
  return undefined;
}
