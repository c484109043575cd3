import {
  findingOf,
  PARTLY,
  unchecked,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import type { Passing, Reply } from "../../../../sandbox/front.ts";
import {
  altered,
  answered,
  every,
  json,
  jsonOf,
  page,
  type Which,
} from "../../../../sandbox/fronts.ts";
import { SUSPENDED, WRONG_CREDENTIALS } from "../routes/auth.ts";
import { at } from "./answers.ts";
import { ACTIVE } from "./clients.ts";
import { tokenOf } from "./sessions.ts";

const LOGIN = at("/api/auth/token");

const deleting: Which = ({ method }) => method === "DELETE";

/** A proxy answers the method DELETE itself. */
function deletesBlocked(title: string, reply: Reply): Condition {
  return { title, truth: findingOf(/deleteWireguardConfig/), front: answered(deleting, reply) };
}

/** Logins of the active account with the right password are answered otherwise. */
function secondStep(title: string, reply: Reply): Condition {
  const front = altered(LOGIN, ({ status }, _, passing) =>
    status === 200 && jsonOf(passing)?.["username"] === ACTIVE ? reply : undefined,
  );
  return { title, truth: unchecked(/personas\.active/), front };
}

/** From one request on, the active account's tokens are refused, and its logins answered so. */
function shutOut(title: string, since: number, reply: Reply): Condition {
  const isActive = (passing: Passing) => jsonOf(passing)?.["username"] === ACTIVE;
  const front = () => {
    const own = new Set<string>();
    return {
      ask(passing: Passing) {
        if (passing.count < since) return undefined;
        if (own.has(tokenOf(passing.headers))) passing.headers.authorization = "Bearer 0|over";
        return LOGIN(passing) && isActive(passing) ? reply : undefined;
      },
      answer(answer: Reply, passing: Passing) {
        const token = LOGIN(passing) && isActive(passing) && jsonOf(answer)?.["token"];
        if (typeof token === "string") own.add(token);
        return undefined;
      },
    };
  };
  return { title, truth: unchecked(/personas\.active/), front, unreadable: true };
}

/** Proxies that drop or refuse a part of requests, and accounts that are let in no more. */
export const DOORS: Conditions = {
  "delete-405": deletesBlocked("a proxy answers DELETE with 405", page(405, "405 Not Allowed")),
  "delete-501": deletesBlocked("a proxy answers DELETE with 501", page(501, "501 Not Implemented")),
  "delete-403": deletesBlocked("a firewall answers DELETE with 403", page(403, "403 Forbidden")),
  "authorization-dropped": {
    title: "a web server drops the header Authorization before PHP sees it",
    truth: findingOf(/./),
    front: () => ({
      ask({ headers }) {
        delete headers.authorization;
        return undefined;
      },
    }),
  },
  "csrf-asked": {
    title: "Laravel asks for a CSRF token at each POST",
    truth: findingOf(/createToken/),
    front: answered(
      ({ method }) => method === "POST",
      json(419, { message: "CSRF token mismatch." }),
    ),
  },
  "errors-intercepted": {
    title: "nginx writes a page of its own in place of each error",
    truth: findingOf(/./),
    front: altered(every, ({ status }) =>
      status >= 400 ? page(status, `${status} Error`) : undefined,
    ),
  },
  "slashes-wanted": {
    title: "a web server sends each address without a slash at its end to the one with it",
    truth: unchecked(/sends elsewhere/),
    front: answered(every, ({ path }) =>
      page(301, "301 Moved Permanently", { location: path.replace(/(\?|$)/, "/$1") }),
    ),
  },
  "create-sent-twice": {
    title: "a proxy sends one create in four twice",
    truth: PARTLY,
    front: () => {
      let count = 0;
      return {
        async ask(passing, send) {
          if (at("/api/wireguard/create")(passing) && ++count % 4 === 3) await send(passing);
          return undefined;
        },
      };
    },
  },
  "login-by-otp": secondStep(
    "the active account has to give a one-time password",
    json(422, {
      message: "The given data was invalid.",
      errors: { otp: ["The otp field is required."] },
    }),
  ),
  "address-unverified": secondStep(
    "the active account has to verify its e-mail address first",
    json(403, { message: "Your email address is not verified." }),
  ),
  "password-changed": shutOut(
    "from request 60 on the active account's password is another",
    60,
    json(422, { success: false, message: WRONG_CREDENTIALS }),
  ),
  "suspended-midway": shutOut(
    "from request 60 on the active account is suspended",
    60,
    json(400, {
      status: false,
      error: SUSPENDED,
      suspend_reason: null,
    }),
  ),
};
