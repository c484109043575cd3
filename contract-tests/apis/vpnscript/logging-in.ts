import { curlOf } from "../../engine/curl.ts";
import type { WireRequest } from "../../engine/exchange.ts";
import type { Origin, Secrets } from "../../engine/secrets.ts";

/** Takes a token out of a JSON answer; no token has a backslash, but a slash may be written as `\/`. */
const TOKEN = String.raw`sed -n 's/\\//g; s/.*"token" *: *"\([^"]*\)".*/\1/p'`;

/** The line of a shell that logs in as a run did, and sets the name of the token. */
export function loggingIn(name: string, login: WireRequest, secrets: Secrets): Origin {
  return {
    line: () => `${name}=$(${curlOf(login, secrets).replace(" -i ", " ")} | ${TOKEN})`,
  };
}
