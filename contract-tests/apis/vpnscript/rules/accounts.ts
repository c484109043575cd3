import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import { clockOf } from "../../../engine/exchange/exchange.ts";
import { answerOf, fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import { fieldsOf, type Account, type Data } from "../calls.ts";
import { isOf } from "../creating.ts";
import { loginOf } from "../premises.ts";
import { SERVED, SERVICES, type Persona } from "../target.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { nameOf } from "../../../engine/secrets/secrets.ts";
import type { VpnScriptSession } from "../session.ts";
import { isSame, type Rules, type Trial } from "./trial.ts";

export const accountRules: Rules = {
  // A client has several devices, each with a token: logging in on one should not log out another.
  // The vendor's page does not say so; but each token has to show this very account.
  "new-login-keeps-earlier-tokens": {
    title: "A new login gives another token, and earlier tokens keep working for the same account.",
    source: "Account Details, row Authorization; inferred from Authenticate User, row device_name",
    // Where a login ends the one before it, nothing may be under way with that token.
    alone: true,
    async check(trial) {
      const { session, read, dataOf, must, should } = trial;
      const as = "other";
      // A second login of an account: its token was refused.
      const isAgain =
        new Set(session.issued.map((one) => one.persona)).size < session.issued.length;
      if (isAgain) {
        must({ value: "401" }, !(await session.ending.isSo()), "200, the account", {
          "login-ends-no-others": `${session.ending.by} the tokens of personas.active.`,
        });
        if (session.ending.isSure) return;
      }
      const key = "getAccount/200/account";
      const current = await session.token(as);
      const earlier = tokenBetween(session, as, current) ?? current;
      // "Liam's iPhone" is the vendor's page's own example.
      const device = `${session.target.deviceName}'s phone`;
      const token = await session.newToken(as, "LATER_TOKEN", device);
      should({}, token !== earlier, undefined, {
        "each-login-has-its-own-token": "Two logins were given the same token.",
      });
      // As the persona, this run would log in again.
      const shownBy = (one: string) =>
        session.send("getAccount", { authorization: `Bearer ${one}` });
      const before = await shownBy(earlier);
      const isRefused = (one: Exchange) => session.nameOf(one) === "unauthenticated";
      if (isRefused(before)) {
        // Where a still earlier one works, logins end none.
        const isAlone = earlier !== current && !isRefused(await shownBy(current));
        must(answerOf(before), !isAlone, "200, the account", {
          "each-token-works": "Of three logins, the token of the second alone is refused.",
        });
        if (isAlone) return;
        should(answerOf(before), false, "200, the account", {
          "earlier-token-still-works": "A new login has ended the one before it.",
        });
        session.tokens.set(as, Promise.resolve(token));
        await read(key, {}, as);
        return;
      }
      const { user_id } = dataOf(key, before).value;
      const after = await shownBy(token);
      const another = fieldOf(dataOf(key, after), "user_id");
      must(another, isSame(another.value, user_id), user_id, {
        "tokens-of-one-account-agree": `Two tokens of personas.${as} show different accounts.`,
      });
    },
  },
  // An installation that takes the last login for the current one shows the wrong account to one of
  // the two.
  "token-belongs-to-its-account": {
    title:
      "A token shows the account that logged in, its own services and OpenVPN login, and nobody else's.",
    source:
      "Account Details; OpenVPN Authentication Details; inferred from Account Details, tab 1; inferred from OpenVPN Authentication Details, tab 1",
    alone: true,
    async check(trial) {
      const { session, must } = trial;
      session.firstOf("active", "other");
      const given = SHOWN.filter((one) => session.target.personas[one]);
      for (const as of given) await session.token(as);
      const earlier: Seen<Account>[] = [];
      const logins: Seen<Login>[] = [];
      for (const as of given) {
        const account = await accountOf(trial, as);
        // What else a stranger's account shows has the same cause.
        if (!isOf(account.value, session.credentials(as).username)) return;
        if (SERVED.some((one) => one === as)) {
          const login = await holdLogin(trial, as, account);
          // OpenVPN tells by the username whose the password is.
          const isShared = logins.some(
            ({ value: { username, password } }) =>
              username === login.value.username && password !== login.value.password,
          );
          must(fieldOf(login, "username"), !isShared, "one that no other has", {
            "openvpn-logins-are-told-apart":
              "The OpenVPN logins of two accounts have the same username, and other passwords.",
          });
          logins.push(login);
        } else await holdLapsed(trial, as, account);
        const others = earlier
          .flatMap(({ value }) => servicesOf(value))
          .map(({ id }) => String(id));
        const shared = servicesOf(account.value).find(({ id }) => others.includes(String(id)));
        must({ ...fieldOf(account, "service"), value: shared?.id }, !shared, "its own services", {
          "services-are-the-accounts": "Two accounts list one service.",
        });
        // Customers may have given one address for several accounts of theirs.
        for (const field of as === "other"
          ? (["user_id", "email"] as const)
          : (["user_id"] as const)) {
          const isApart = earlier.every(({ value }) => !isSame(value[field], account.value[field]));
          must(fieldOf(account, field), !account.value[field] || isApart, "one that no other has", {
            "accounts-are-told-apart": `Two accounts have the same ${field}.`,
          });
        }
        earlier.push(account);
      }
    },
  },
};

type Login = Data<"getOpenvpnAuth/200/openvpn-credentials">;

/** Accounts that can log in, in the order in which they do. */
const SHOWN = (Object.keys(SERVICES) as Persona[]).filter((one) => SERVICES[one] !== "suspended");

/** The token of the account's last login, where the one in use is of an earlier login: a variant has logged in. */
function tokenBetween(session: VpnScriptSession, as: Persona, current: string) {
  const sent = JSON.stringify(session.loginOf(session.credentials(as)).parameters);
  const login = session.answers
    .exchanges("createToken")
    .findLast(({ request }) => request.body === sent);
  const { token } = login ? fieldsOf(login) : {};
  if (typeof token !== "string" || token === current) return undefined;
  session.addToken(`${nameOf(as)}_MIDDLE_TOKEN`, token, login!.request);
  return token;
}

async function accountOf({ session, read, must }: Trial, persona: Persona) {
  const { username } = session.credentials(persona);
  const account = await read("getAccount/200/account", {}, persona);
  const { value, exchange } = account;
  const isIts = isOf(value, username);
  const shown = { ...fieldOf(account, "username"), restsOn: `personas.${persona}.username` };
  must(shown, isIts, JSON.stringify(username), {
    "account-is-the-one-logged-in": `The token of personas.${persona} shows another account.`,
  });
  const ids = servicesOf(value).map(({ id }) => String(id));
  must(fieldOf(account, "service"), new Set(ids).size === ids.length, "each service once", {
    "services-are-listed-once": "The account lists a service twice.",
  });
  for (const [index, { user_id }] of servicesOf(value).entries()) {
    const owner = { value: user_id, at: `/data/service/${index}/user_id`, exchange };
    must(owner, isSame(user_id, value.user_id), value.user_id, {
      "services-are-the-accounts": "The account lists a service that belongs to another user.",
    });
  }
  return account;
}

/** An account that is refused since its service is not served lists that service, and is refused whether or not it names a server. */
async function holdLapsed({ session, found, must }: Trial, as: Persona, account: Seen<Account>) {
  const name = session.nameOf(await session.once("getOpenvpnAuth", loginOf(session, as)));
  if (name !== `service-${as}`) return;
  const bare = await session.once("getOpenvpnAuth", { as });
  found(...session.breachesOf(`getOpenvpnAuth/422/${name}` as VariantKey, bare));
  const isListed = servicesOf(account.value).length > 0;
  must(fieldOf(account, "service"), isListed, "the service that the refusal speaks of", {
    "refused-service-is-listed": `personas.${as} is told that its service is ${as}, and its account lists none.`,
  });
}

async function holdLogin(
  { session, read, must }: Trial,
  as: Persona,
  { value: account }: Seen<Account>,
) {
  const { parameters } = loginOf(session, as);
  const login = await read("getOpenvpnAuth/200/openvpn-credentials", parameters, as);
  const { user_id, service_id } = login.value;
  must(fieldOf(login, "user_id"), isSame(user_id, account.user_id), account.user_id, {
    "openvpn-login-is-the-accounts": "The OpenVPN login belongs to another user than the token.",
  });
  must(fieldOf(login, "password"), login.value.password !== "", "a password", {
    "openvpn-login-has-a-password": "The OpenVPN login has an empty password.",
  });
  const ids = servicesOf(account).map(({ id }) => String(id));
  const expected = `one of ${ids.join(", ") || "none"}`;
  must(fieldOf(login, "service_id"), ids.includes(String(service_id)), expected, {
    "openvpn-login-is-of-a-service":
      "The OpenVPN login comes with a service that the account does not list.",
  });
  const now = clockOf(login.exchange);
  const isOver = ({ next_payment }: Account["service"][number]) => Date.parse(next_payment) < now;
  const own = servicesOf(account).find(({ id }) => isSame(id, service_id));
  const isCurrent = !own || !isOver(own) || servicesOf(account).every(isOver);
  must(fieldOf(login, "service_id"), isCurrent, "a service that is paid for", {
    "openvpn-login-is-of-the-current-service":
      "The OpenVPN login comes with an expired service, although the account has one in force.",
  });
  return login;
}

/** Also where a single one is not wrapped in a list. */
function servicesOf({ service }: Account): Account["service"] {
  return [service].flat().filter((one) => typeof one === "object" && one !== null);
}
