import { Broken, type Found } from "../../../engine/finding.ts";
import { judge } from "../../../engine/judge.ts";
import { nameOf } from "../../../engine/secrets.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { dataOf, read, type Read } from "./answers.ts";
import { readAccount, readOpenvpnLogin, type Account } from "./reads.ts";

/** An installation that takes the last login for the current one shows the wrong account, to the first one or to the second. */
export const tokenBelongsToItsAccount: VpnScriptRule = {
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
    if (persona === "active") await login(session, first, found);
    if (!other) return;
    const second = await shown(session, "other", found);
    for (const field of ["user_id", "username"] as const) {
      const value = second.data[field];
      if (!same(first.data[field], value)) continue;
      found({
        check: "accounts-are-told-apart",
        message: `Two accounts have the same ${field}.`,
        at: `/data/${field}`,
        expected: "one that no other account has",
        actual: value,
        exchange: second.exchange,
      });
    }
  },
};

/** The account that a persona's token shows, held against the login. */
async function shown(
  session: VpnScriptSession,
  persona: Persona,
  found: (breach: Found) => void,
): Promise<Read<Account>> {
  const { username } = session.credentials(persona);
  const read = await readAccount(session, persona);
  const { data: account, exchange } = read;
  const names = [account.username, account.email].map((name) => String(name).toLowerCase());
  if (!names.includes(username.toLowerCase())) {
    found({
      check: "account-is-the-one-logged-in",
      message: `The token of personas.${persona} shows another account.`,
      at: "/data/username",
      expected: username,
      actual: account.username,
      exchange,
    });
  }
  for (const [index, service] of servicesOf(account).entries()) {
    if (same(service.user_id, account.user_id)) continue;
    found({
      check: "services-are-the-accounts",
      message: "The account lists a service that belongs to another user.",
      at: `/data/service/${index}/user_id`,
      expected: account.user_id,
      actual: service.user_id,
      exchange,
    });
  }
  return read;
}

/** Holds the OpenVPN login of personas.active against its account. */
async function login(
  session: VpnScriptSession,
  { data: account }: Read<Account>,
  found: (breach: Found) => void,
): Promise<void> {
  const { data, exchange } = await readOpenvpnLogin(session);
  if (!same(data.user_id, account.user_id)) {
    found({
      check: "openvpn-login-is-the-accounts",
      message: "The OpenVPN login belongs to another user than the token.",
      at: "/data/user_id",
      expected: account.user_id,
      actual: data.user_id,
      exchange,
    });
  }
  const ids = servicesOf(account).map(({ id }) => id);
  if (ids.some((id) => same(id, data.service_id))) return;
  found({
    check: "openvpn-login-is-of-a-service",
    message: "The OpenVPN login comes with a service that the account does not list.",
    at: "/data/service_id",
    expected: `one of ${ids.join(", ") || "none"}`,
    actual: data.service_id,
    exchange,
    inferred: true,
  });
}

/**
 * A client has several devices, each with a token of its own: logging in on one should not log out
 * another. The page does not say so; that each of its tokens shows this very account, it does.
 */
export const newLoginKeepsEarlierTokens: VpnScriptRule = {
  id: "new-login-keeps-earlier-tokens",
  title:
    "A new login gives another token, and the earlier ones go on working for the same account.",
  // Where a login ends the one before it, nothing must be under way with the token of that.
  alone: true,
  async check(session, found) {
    const persona = "other";
    const earlier = await session.token(persona);
    const later = await logInAgain(session, persona);
    if (later === earlier) {
      found({
        check: "each-login-has-its-own-token",
        message: "Two logins were given the same token.",
        inferred: true,
      });
    }
    const { variants } = session.api.catalogue;
    const before = await session.send("getAccount", { as: persona });
    if (judge(session, variants["getAccount/401/unauthenticated"]!, before).findings.length === 0) {
      found({
        check: "earlier-token-still-works",
        message: "A new login has ended the one before it.",
        expected: "200, the account",
        actual: `${before.answer.status}: ${before.answer.body.text}`,
        exchange: before,
        inferred: true,
      });
      session.renew(persona, later);
      await readAccount(session, persona);
      return;
    }
    const one = dataOf(session, "getAccount/200/account", before);
    const another = await read(session, "getAccount/200/account", {
      authorization: `Bearer ${later}`,
    });
    if (same(one.data.user_id, another.data.user_id)) return;
    found({
      check: "tokens-of-one-account-agree",
      message: `Two tokens of personas.${persona} show different accounts.`,
      at: "/data/user_id",
      expected: one.data.user_id,
      actual: another.data.user_id,
      exchange: another.exchange,
    });
  },
};

/** Logs in once more. @throws Broken if no token comes. */
async function logInAgain(session: VpnScriptSession, persona: Persona): Promise<string> {
  const exchange = await session.send("createToken", {
    parameters: { ...session.credentials(persona), device_name: session.target.deviceName },
  });
  const { token } = (exchange.answer.body.json ?? {}) as { readonly token?: unknown };
  if (typeof token === "string") {
    session.secrets.add(`${nameOf(persona)}_LATER_TOKEN`, token);
    session.secrets.add(`${nameOf(persona)}_LATER_SECRET`, token.slice(token.indexOf("|") + 1));
    return token;
  }
  const variant = session.api.catalogue.variants["createToken/200/token-issued"]!;
  throw new Broken(judge(session, variant, exchange).findings);
}

/** The services of an account, also where a single one is not wrapped in a list. */
export function servicesOf({ service }: Account): Account["service"] {
  return [service].flat().filter((one) => typeof one === "object" && one !== null);
}

/** Ids are compared as they read: whether one is a number or digits is the schema's concern. */
function same(one: unknown, another: unknown): boolean {
  return String(one) === String(another);
}
