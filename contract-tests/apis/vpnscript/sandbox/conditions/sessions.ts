import { CLEAN, PARTLY, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import { altered, answered, json, jsonOf } from "../../../../sandbox/fronts.ts";
import { at } from "./answers.ts";

const LOGIN = at("/api/auth/token");

/** Tokens of another form, which the front translates for the panel. */
function tokensAs(form: (count: number, secret: string) => string): () => Front {
  return () => {
    const tokens = new Map<string, string>();
    const { answer } = altered(LOGIN, (reply) => {
      const { token: real, ...rest } = jsonOf(reply) ?? {};
      if (typeof real !== "string") return undefined;
      const token = form(tokens.size, real.split("|")[1] ?? "");
      tokens.set(token, real);
      return { ...reply, body: JSON.stringify({ ...rest, token }) };
    })();
    return {
      ask({ headers }) {
        const real = tokens.get(tokenOf(headers));
        if (real !== undefined) headers.authorization = `Bearer ${real}`;
        return undefined;
      },
      answer: answer!,
    };
  };
}

export function tokenOf(headers: Passing["headers"]): string {
  return /^Bearer (.*)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** A session that has been given a token: its requests so far, and how many sessions its account has begun after it. */
interface Begun {
  readonly requests: number;
  /** When it was given, in milliseconds. */
  readonly since: number;
  readonly later: number;
}

/** Sessions end by a rule: the panel does not know their tokens any more. */
function sessionsEnd(isOver: (session: Begun) => boolean): () => Front {
  return () => {
    const born = new Map<string, { requests: number; since: number; readonly account: unknown }>();
    return {
      ask({ headers }) {
        const token = tokenOf(headers);
        const session = born.get(token);
        if (!session) return undefined;
        const own = [...born].filter(([, { account }]) => account === session.account);
        const later = own.length - 1 - own.findIndex(([name]) => name === token);
        if (isOver({ since: session.since, requests: ++session.requests, later })) {
          headers.authorization = "Bearer 0|over";
        }
        return undefined;
      },
      answer(reply, passing) {
        const token = LOGIN(passing) && jsonOf(reply)?.["token"];
        if (typeof token === "string") {
          const account = jsonOf(passing)?.["username"];
          born.set(token, { requests: 0, since: Date.now(), account });
        }
        return undefined;
      },
    };
  };
}

/** What tokens look like, how long they live, and how often one may ask for one. */
export const SESSIONS: Conditions = {
  "token-uuid": {
    title: "tokens are a UUID, a bar and forty letters",
    truth: CLEAN,
    front: tokensAs((n, secret) => `9c1f0e2a-2f4d-4d0e-9f0a-0d1a0a5f5a${10 + n}|${secret}`),
  },
  "token-opaque": {
    title: "tokens are forty letters and digits",
    truth: CLEAN,
    front: tokensAs((n, secret) => `${secret.slice(0, 37)}${100 + n}`),
  },
  "token-signed": {
    title: "tokens are signed texts of 600 characters",
    truth: CLEAN,
    front: tokensAs((n, secret) => `eyJhbGciOiJSUzI1NiJ9.${secret.repeat(13)}${n}.${secret}-_`),
  },
  "logins-throttled": {
    title: "no more than five logins in three seconds",
    truth: CLEAN,
    front: () => {
      let hits: number[] = [];
      return answered(LOGIN, ({ ms }) => {
        hits = hits.filter((one) => ms - one < 3000);
        if (hits.length < 5) {
          hits.push(ms);
          return undefined;
        }
        const after = String(Math.ceil((hits[0]! + 3000 - ms) / 1000));
        return json(429, { message: "Too Many Requests" }, { "retry-after": after });
      })();
    },
  },
  "sessions-end": {
    title: "a token is refused after its 15th request",
    truth: PARTLY,
    front: sessionsEnd(({ requests }) => requests > 15),
  },
  "sessions-of-two-seconds": {
    title: "a token is refused two seconds after it was given",
    truth: PARTLY,
    front: sessionsEnd(({ since }) => Date.now() - since > 2000),
  },
  "login-locked": {
    title: "more than four logins of one account in three seconds are answered with 429",
    truth: CLEAN,
    front: () => {
      const hits = new Map<unknown, readonly number[]>();
      return answered(LOGIN, (passing) => {
        const account = jsonOf(passing)?.["username"];
        const last = (hits.get(account) ?? []).filter((one) => passing.ms - one < 3000);
        hits.set(account, [...last, passing.ms]);
        return last.length < 4
          ? undefined
          : json(429, { message: "Too Many Attempts." }, { "retry-after": "3" });
      })();
    },
  },
  "single-session": {
    title: "a login ends the account's earlier one",
    truth: CLEAN,
    front: sessionsEnd(({ later }) => later > 0),
  },
  "three-sessions": {
    title: "an account has three sessions at most: a fourth login ends the first",
    truth: CLEAN,
    front: sessionsEnd(({ later }) => later > 2),
  },
};
