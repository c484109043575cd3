import type { ReportBreach } from "../../../engine/finding.ts";
import { nameOf } from "../../../engine/secrets.ts";
import { must, mustAnswer, type Seen } from "../../../engine/seen.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { dataOf, read, type Account } from "./answers.ts";

export const accountRules: readonly VpnScriptRule[] = [
  {
    // A client has several devices, each with a token of its own: logging in on one should not log out
    // another. The page does not say so; that each of its tokens shows this very account, it does.
    id: "new-login-keeps-earlier-tokens",
    title:
      "A new login gives another token, and the earlier ones go on working for the same account.",
    // Where a login ends the one before it, nothing must be under way with the token of that.
    alone: true,
    async check(session, found) {
      const as = "other";
      const earlier = await session.token(as);
      const later = await logInAgain(session, as);
      if (later === earlier) {
        const message = "Two logins were given the same token.";
        found({ check: "each-login-has-its-own-token", message, inferred: true });
      }
      const before = await session.send("getAccount", { as });
      if (session.breachesOf("getAccount/401/unauthenticated", before).length === 0) {
        mustAnswer(found, before, false, "200, the account", {
          check: "earlier-token-still-works",
          message: "A new login has ended the one before it.",
          inferred: true,
        });
        session.renew(as, later);
        await read(session, "getAccount/200/account", {}, as);
        return;
      }
      const one = dataOf(session, "getAccount/200/account", before);
      const after = await session.send("getAccount", { authorization: `Bearer ${later}` });
      const another = dataOf(session, "getAccount/200/account", after);
      const { user_id: id } = one.value;
      must(found, another, "user_id", isSame(another.value.user_id, id), id, {
        check: "tokens-of-one-account-agree",
        message: `Two tokens of personas.${as} show different accounts.`,
      });
    },
  },
  {
    // An installation that takes the last login for the current one shows the wrong account, to the first one or to the second.
    id: "token-belongs-to-its-account",
    title:
      "A token shows the account that logged in, its own services and OpenVPN login, and nobody else's.",
    alone: true,
    async check(session, found) {
      const persona = session.firstOf("active", "other");
      const other = persona === "active" && session.target.personas.other;
      await session.token(persona);
      if (other) await session.token("other");
      const first = await shown(session, persona, found);
      if (persona === "active") {
        const login = await read(session, "getOpenvpnAuth/200/openvpn-credentials");
        const { user_id, service_id } = login.value;
        const owner = first.value.user_id;
        must(found, login, "user_id", isSame(user_id, owner), owner, {
          check: "openvpn-login-is-the-accounts",
          message: "The OpenVPN login belongs to another user than the token.",
        });
        const ids = servicesOf(first.value).map(({ id }) => String(id));
        const expected = `one of ${ids.join(", ") || "none"}`;
        must(found, login, "service_id", ids.includes(String(service_id)), expected, {
          check: "openvpn-login-is-of-a-service",
          message: "The OpenVPN login comes with a service that the account does not list.",
          inferred: true,
        });
      }
      if (!other) return;
      const second = await shown(session, "other", found);
      for (const field of ["user_id", "username"] as const) {
        const isApart = !isSame(first.value[field], second.value[field]);
        must(found, second, field, isApart, "one that no other account has", {
          check: "accounts-are-told-apart",
          message: `Two accounts have the same ${field}.`,
        });
      }
    },
  },
];

/** The account that a persona's token shows, held against the login. */
async function shown(
  session: VpnScriptSession,
  persona: Persona,
  found: ReportBreach,
): Promise<Seen<Account>> {
  const { username } = session.credentials(persona);
  const account = await read(session, "getAccount/200/account", {}, persona);
  const { value, exchange } = account;
  const names = [value.username, value.email].map((name) => String(name).toLowerCase());
  must(found, account, "username", names.includes(username.toLowerCase()), username, {
    check: "account-is-the-one-logged-in",
    message: `The token of personas.${persona} shows another account.`,
  });
  for (const [index, service] of servicesOf(value).entries()) {
    const seen = { value: service, at: `/data/service/${index}`, exchange };
    must(found, seen, "user_id", isSame(service.user_id, value.user_id), value.user_id, {
      check: "services-are-the-accounts",
      message: "The account lists a service that belongs to another user.",
    });
  }
  return account;
}

/** Logs in once more. @throws Broken if no token comes. */
async function logInAgain(session: VpnScriptSession, persona: Persona): Promise<string> {
  const exchange = await session.send("createToken", {
    parameters: { ...session.credentials(persona), device_name: session.target.deviceName },
  });
  const { token } = (exchange.answer.body.json ?? {}) as { readonly token?: unknown };
  if (typeof token !== "string") throw session.broken("createToken/200/token-issued", exchange);
  session.secrets.add(`${nameOf(persona)}_LATER_TOKEN`, token);
  session.secrets.add(`${nameOf(persona)}_LATER_SECRET`, token.slice(token.indexOf("|") + 1));
  return token;
}

/** The services of an account, also where a single one is not wrapped in a list. */
function servicesOf({ service }: Account): Account["service"] {
  return [service].flat().filter((one) => typeof one === "object" && one !== null);
}

/** Ids are compared as they read: whether one is a number or digits is the schema's concern. */
function isSame(one: unknown, another: unknown): boolean {
  return String(one) === String(another);
}
