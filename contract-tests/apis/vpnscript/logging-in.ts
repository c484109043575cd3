import { curlOf } from "../../engine/judgement/curl.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import type { Origin, Secrets } from "../../engine/secrets/secrets.ts";
import type { Session } from "../../engine/session.ts";
import { LONGEST_PAUSE } from "../../engine/transport/throttle.ts";

/** Takes a token out of a JSON answer; no token has a backslash, but a slash may be written as `\/`. */
const TOKEN = String.raw`sed -n 's/\\//g; s/.*"token" *: *"\([^"]*\)".*/\1/p'`;

/** The line of a shell that logs in as a run did, and sets the name of the token. */
export function loggingIn(name: string, login: WireRequest, secrets: Secrets): Origin {
  return {
    line: () => `${name}=$(${curlOf(login, secrets).replace(" -i ", " ")} | ${TOKEN})`,
  };
}

/** What an answer says that asks for more than a password: a second factor, or a confirmed address. */
const SECOND_STEP =
  /(?:two|second|multi)[-_ ]?factor|\b(?:2fa|mfa|otp|totp)\b|one[-_ ]time|authenticator|captcha|(?:not|un)[-_ ]?verified|verify your/i;

export function secondStep({ answer }: Exchange): string | undefined {
  return answer.status < 500 ? SECOND_STEP.exec(answer.body.text)?.[0] : undefined;
}

/** "Too many login attempts. Please try again in 27 seconds.", in many languages. */
const LOCKED = /(\d+)\s*se[ckg]/i;

/**
 * Whether an answer is Laravel's limit of failed logins, which comes as invalid data and not as 429: nothing more is sent
 * until it is over. @throws NotReachable if that takes too long
 */
export function isLocked(
  { transport }: Pick<Session, "transport">,
  { request, answer }: Exchange,
): boolean {
  const isRefused = request.operation === "createToken" && answer.status === 422;
  const seconds = isRefused ? LOCKED.exec(answer.body.text)?.[1] : undefined;
  if (seconds === undefined) return false;
  const pause = (Number(seconds) + 1) * 1000;
  const why = `after failed logins the installation takes none for ${seconds} s`;
  if (pause > LONGEST_PAUSE) throw new NotReachable(why, { code: "unchecked" });
  transport.pace.rest(pause);
  transport.note("After failed logins, the installation took none for a while; this run waited.");
  return true;
}
