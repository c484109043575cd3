import { CLEAN, clean, met, partly, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import { changed, json, jsonAltered, jsonOf, limited } from "../../../../sandbox/fronts.ts";
import type { Answer } from "../../../../sandbox/server.ts";
import { GIVEN_DATA_INVALID, TOO_MANY_ATTEMPTS } from "../laravel.ts";
import { at } from "./answers.ts";

export const LOGIN = at("/api/auth/token");

/** The front translates tokens of another form for the panel. */
function tokensAs(form: (count: number, secret: string) => string): () => Front {
  return () => {
    const tokens = new Map<string, string>();
    return {
      ...jsonAltered(LOGIN, ({ token: real, ...rest }) => {
        if (typeof real !== "string") return undefined;
        const token = form(tokens.size, real.split("|")[1] ?? "");
        tokens.set(token, real);
        return { ...rest, token };
      })(),
      ...changed(({ headers }) => {
        const real = tokens.get(tokenOf(headers));
        if (real !== undefined) headers.authorization = `Bearer ${real}`;
      })(),
    };
  };
}

function tokenOf(headers: Passing["headers"]): string {
  return /^Bearer (.*)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

export const ACTIVE = "alice";

export function accountOf(passing: Passing): unknown {
  return LOGIN(passing) ? jsonOf(passing)?.["username"] : undefined;
}

/** A front that is told which requests are the account's: those with a token that it has logged in for. */
export function knowing(
  account: string,
  make: (isIts: (passing: Passing) => boolean) => Front,
): () => Front {
  return () => {
    const tokens = new Set<unknown>();
    const front = make(({ headers }) => tokens.has(tokenOf(headers)));
    return {
      ...front,
      answer(reply, passing) {
        if (accountOf(passing) === account) tokens.add(jsonOf(reply)?.["token"]);
        return front.answer?.(reply, passing);
      },
    };
  };
}

function tooMany(after: string): Answer {
  return json(429, { message: TOO_MANY_ATTEMPTS }, { "retry-after": after });
}

/** By the requests of a token so far, when it was given, and how many its account was given later; and by all requests, then and now. */
function sessionsEnd(
  isOver: (session: Record<"requests" | "since" | "later" | "then" | "now", number>) => boolean,
): () => Front {
  return () => {
    const born = new Map<
      string,
      { requests: number; since: number; then: number; readonly account: unknown }
    >();
    return {
      ask({ headers, count: now }) {
        const token = tokenOf(headers);
        const session = born.get(token);
        if (!session) return undefined;
        const own = [...born].filter(([, { account }]) => account === session.account);
        const later = own.length - 1 - own.findIndex(([name]) => name === token);
        session.requests++;
        if (isOver({ ...session, later, now })) {
          headers.authorization = "Bearer 0|over";
        }
        return undefined;
      },
      answer(reply, passing) {
        const account = accountOf(passing);
        const token = account !== undefined && jsonOf(reply)?.["token"];
        const [since, then] = [Date.now(), passing.count];
        if (typeof token === "string") born.set(token, { requests: 0, since, then, account });
        return undefined;
      },
    };
  };
}

export const SESSIONS: Conditions = {
  "token-uuid": clean(
    "tokens are a UUID, a bar and forty letters",
    tokensAs((n, secret) => `9c1f0e2a-2f4d-4d0e-9f0a-0d1a0a5f5a${10 + n}|${secret}`),
  ),
  "token-opaque": clean(
    "tokens are forty letters and digits",
    tokensAs((n, secret) => `${secret.slice(0, 37)}${100 + n}`),
  ),
  "token-signed": clean(
    "tokens are signed texts of 600 characters",
    tokensAs((n, secret) => `eyJhbGciOiJSUzI1NiJ9.${secret.repeat(13)}${n}.${secret}-_`),
  ),
  "logins-throttled": met({ ...CLEAN, note: /throttles createToken: .* one such request/ })(
    "no more than five logins in three seconds",
    limited(LOGIN, 5, 3000, (rest) => tooMany(String(Math.ceil(rest / 1000)))),
  ),
  "login-locked": clean(
    "more than four logins of one account in three seconds are answered with 429",
    limited(LOGIN, 4, 3000, () => tooMany("3"), accountOf),
  ),
  "login-locked-in-words": clean(
    "more than four logins of one account in three seconds are answered as Laravel's own limit is, with 422",
    limited(
      LOGIN,
      4,
      3000,
      (rest) => {
        const wait = `Too many login attempts. Please try again in ${Math.ceil(rest / 1000)} seconds.`;
        return json(422, { message: GIVEN_DATA_INVALID, errors: { username: [wait] } });
      },
      accountOf,
    ),
  ),
  "sessions-end": partly(
    "a token is refused after its 15th request",
    sessionsEnd(({ requests }) => requests > 15),
  ),
  "sessions-of-two-seconds": partly(
    "a token is refused two seconds after it was given",
    sessionsEnd(({ since }) => Date.now() - since > 2000),
  ),
  "logged-out-midway": partly(
    "at request 90 the operator logs all accounts out",
    sessionsEnd(({ then, now }) => then < 90 && now >= 90),
  ),
  "sessions-begin-late": clean(
    "a token is let in a quarter of a second after it was given, as by a copy of the database",
    sessionsEnd(({ since }) => Date.now() - since < 250),
  ),
  "single-session": clean(
    "a login ends the account's earlier one",
    sessionsEnd(({ later }) => later > 0),
  ),
  "three-sessions": clean(
    "an account has three sessions at most: a fourth login ends the first",
    sessionsEnd(({ later }) => later > 2),
  ),
};
