import type { Rule } from "../../engine/api.ts";
import type { Found } from "../../engine/finding.ts";
import { Broken } from "../../engine/finding.ts";
import { judge } from "../../engine/judge.ts";
import { nameOf } from "../../engine/secrets.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { readsOf, type Account } from "./reads.ts";

/**
 * The second account logs in just before the first one is looked at: an installation that takes
 * the last login for the current one shows the wrong account now.
 */
export const tokenBelongsToItsAccount: Rule<VpnScriptSession> = {
  id: "token-belongs-to-its-account",
  title:
    "A token shows the account that logged in, its own services and OpenVPN login, and nobody else's.",
  async check(session, found) {
    const persona = session.firstOf("active", "other");
    await session.token(persona);
    if (persona === "active" && session.target.personas.other) await logInAgain(session, "other");
    const first = await belongings(session, persona, found);
    if (persona === "other" || !session.target.personas.other) return;
    const second = await belongings(session, "other", found);
    for (const [what, one, another] of [
      ["user_id", [first.account.user_id], [second.account.user_id]],
      ["service id", first.services, second.services],
      ["OpenVPN login id", [first.login.id], [second.login.id]],
      ["OpenVPN password", [first.login.password], [second.login.password]],
    ] as const) {
      const shared = one.map(String).find((value) => another.map(String).includes(value));
      if (shared === undefined) continue;
      found({
        check: "accounts-share-nothing",
        message: `Two accounts have the same ${what}.`,
        expected: "one that no other account has",
        actual: shared,
        exchange: second.exchange,
      });
    }
  },
};

/** What a persona's token shows, each part held against the account. */
async function belongings(
  session: VpnScriptSession,
  persona: Persona,
  found: (breach: Found) => void,
) {
  const { username } = session.credentials(persona);
  const { data: account, exchange } = await readsOf(session).account(persona);
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
  const services = servicesOf(account);
  for (const [index, service] of services.entries()) {
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
  const login = await readsOf(session).openvpnLogin(persona);
  const ids = services.map(({ id }) => id);
  if (!same(login.data.user_id, account.user_id)) {
    found({
      check: "openvpn-login-is-the-accounts",
      message: "The OpenVPN login belongs to another user than the token.",
      at: "/data/user_id",
      expected: account.user_id,
      actual: login.data.user_id,
      exchange: login.exchange,
    });
  }
  if (!ids.some((id) => same(id, login.data.service_id))) {
    found({
      check: "openvpn-login-is-of-a-service",
      message: "The OpenVPN login comes with a service that the account does not list.",
      at: "/data/service_id",
      expected: `one of ${ids.join(", ") || "none"}`,
      actual: login.data.service_id,
      exchange: login.exchange,
    });
  }
  return { account, services: ids, login: login.data, exchange };
}

/** A client has several devices, each with a token of its own: logging in on one must not log out another. */
export const newLoginKeepsEarlierTokens: Rule<VpnScriptSession> = {
  id: "new-login-keeps-earlier-tokens",
  title:
    "A new login gives another token, and the earlier ones go on working for the same account.",
  async check(session, found) {
    const persona = session.firstOf("other", "active");
    const earlier = await session.token(persona);
    const later = await logInAgain(session, persona);
    if (later === earlier) {
      found({
        check: "each-login-has-its-own-token",
        message: "Two logins were given the same token.",
      });
    }
    const shown = [];
    for (const token of [earlier, later]) {
      shown.push(
        await session.expect("getAccount/200/account", { authorization: `Bearer ${token}` }),
      );
    }
    const [one, another] = shown.map(({ data }) => data.user_id);
    if (one === another) return;
    found({
      check: "tokens-of-one-account-agree",
      message: `Two tokens of personas.${persona} show different accounts.`,
      at: "/data/user_id",
      expected: one,
      actual: another,
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
