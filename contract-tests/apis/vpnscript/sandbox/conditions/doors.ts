import {
  findingOf,
  met,
  partly,
  unchecked,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import {
  altered,
  answered,
  changed,
  every,
  json,
  page,
  sentTwice,
  type Which,
} from "../../../../sandbox/fronts.ts";
import { textOf, withBody, type Answer } from "../../../../sandbox/server.ts";
import { GIVEN_DATA_INVALID } from "../laravel.ts";
import { messages } from "../messages.ts";
import { at, CREATE } from "./answers.ts";
import { accountOf, ACTIVE, knowing, LOGIN } from "./sessions.ts";

const shut = met(unchecked(/personas\.active/));

function secondStep(reply: Answer): () => Front {
  return altered(LOGIN, ({ status }, _, passing) =>
    status === 200 && accountOf(passing) === ACTIVE ? reply : undefined,
  );
}

/** From request 60 on, the active account's tokens are refused, and its logins answered so. */
function shutOut(reply: Answer) {
  const front = knowing(ACTIVE, (isActive) => ({
    ask(passing) {
      if (passing.count < 60) return undefined;
      if (isActive(passing)) passing.headers.authorization = "Bearer 0|over";
      return accountOf(passing) === ACTIVE ? reply : undefined;
    },
  }));
  return { front, unreadable: true };
}

const PROFILE = at("/api/openvpn/profile");

/** The service of an account has expired, from the first of some requests of it on. */
const expired = (account: string, isFirst: Which) =>
  knowing(account, (isIts) => {
    let isOver = false;
    const isLate = (passing: Passing) => isIts(passing) && (isOver ||= isFirst(passing));
    return {
      ask(passing) {
        if (!isLate(passing) || !/openvpn|configs|create/.test(passing.path)) return undefined;
        const message = PROFILE(passing) ? messages.noActiveService : messages.serviceExpired;
        return json(422, { success: false, message });
      },
      answer(reply, passing) {
        if (!isLate(passing) || !passing.path.startsWith("/api/account")) return undefined;
        const time = "2020-01-02T10:20:30.000000Z";
        return withBody(reply, textOf(reply).replace(/(?<="next_payment":")[^"]*/g, time));
      },
    };
  });

export const DOORS: Conditions = {
  "authorization-dropped": met(findingOf(/./))(
    "a web server drops the header Authorization before PHP sees it",
    changed(({ headers }) => delete headers.authorization),
  ),
  "csrf-asked": met(findingOf(/createToken/))(
    "Laravel asks for a CSRF token at each POST",
    answered(({ method }) => method === "POST", json(419, { message: "CSRF token mismatch." })),
  ),
  "errors-intercepted": met(findingOf(/./))(
    "nginx writes a page of its own in place of each error",
    altered(every, ({ status }) => (status >= 400 ? page(status, `${status} Error`) : undefined)),
  ),
  "odd-values-blocked": partly(
    "a firewall for web servers blocks negative ids, fractions, apostrophes and tokens in the address",
    answered(
      ({ path, body }) => /_id=-|_id=\d+\.|token=/.test(path) || /"-\d+"|'/.test(body),
      page(403, "Request blocked"),
    ),
  ),
  "slashes-wanted": met(unchecked(/sends elsewhere/))(
    "a web server sends each address without a slash at its end to the one with it",
    answered(every, ({ path }) =>
      page(301, "301 Moved Permanently", { location: path.replace(/(\?|$)/, "/$1") }),
    ),
  ),
  "create-sent-twice": partly(
    "a proxy sends one create in four twice",
    sentTwice(CREATE, (nth) => nth % 4 === 3),
  ),
  "second-factor": shut(
    "the active account is asked for a second factor",
    secondStep(json(200, { two_factor: true })),
  ),
  "login-by-otp": shut(
    "the active account has to give a one-time password",
    secondStep(
      json(422, {
        message: GIVEN_DATA_INVALID,
        errors: { otp: ["The otp field is required."] },
      }),
    ),
  ),
  "address-unverified": shut(
    "the active account has to verify its e-mail address first",
    secondStep(json(403, { message: "Your email address is not verified." })),
  ),
  "password-changed": shut(
    "from request 60 on the active account's password is another",
    shutOut(json(422, { success: false, message: messages.wrongCredentials })),
  ),
  "suspended-midway": shut(
    "from request 60 on the active account is suspended",
    shutOut(json(400, { status: false, error: messages.suspended, suspend_reason: null })),
  ),
  "expired-midway": shut("from request 60 on the active account's service has expired", {
    front: expired(ACTIVE, ({ count }) => count >= 60),
    unreadable: true,
  }),
  "other-expired-midway": met(unchecked(/personas\.other .* has expired/))(
    "the other account's service expires just before its first OpenVPN profile",
    { front: expired("bob", PROFILE), unreadable: true },
  ),
};
