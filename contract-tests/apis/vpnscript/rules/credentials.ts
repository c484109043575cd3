import { createHash } from "node:crypto";
import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import { Broken, type Found } from "../../../engine/judgement/finding.ts";
import { nameOf } from "../../../engine/secrets/secrets.ts";
import { fieldsOf } from "../calls.ts";
import { loginOf } from "../premises.ts";
import { NOBODYS_ID, reaches, WRONG_PASSWORD } from "../reaches.ts";
import { partsOf, type VpnScriptSession } from "../session.ts";
import type { Credentials, Persona } from "../target.ts";
import type { Rules, Trial } from "./trial.ts";

const MADE_UP = "a".repeat(40);

const LAST_LETTER = /[a-z](?=[^a-z]*$)/i;

const WRONG_CREDENTIALS = "createToken/422/wrong-credentials" as const;

const INVALID = "createToken/422/invalid-data" as const;

const ALTERED: Readonly<Record<string, (password: string) => string>> = {
  IN_OTHER_CASE: swapCase,
  IN_BLANKS: (password) => ` ${password} `,
  CUT_SHORT: (password) => password.slice(0, -1),
  // bcrypt looks at no more than 72 bytes.
  AND_MORE: (password) => (Buffer.byteLength(password) < 72 ? `${password}x` : password),
};

export const tokenRules: Rules = {
  // The vendor's page has one form, `Bearer TOKEN` of RFC 6750, and calls everything else a missing
  // or wrong token.
  "wrong-tokens-are-refused": {
    title:
      "Every secured operation accepts only a whole, unaltered token after Bearer in the Authorization header.",
    source:
      "Authenticate User; Account Details, row Authorization; Account Details, tab 2; inferred from Bearer tokens (RFC 6750)",
    async check(trial) {
      const { session } = trial;
      const persona = session.firstOf("active", "other");
      const token = await session.token(persona);
      const [id, secret] = partsOf(token);
      const altered = {
        IN_OTHER_CASE: token.replace(LAST_LETTER, swapCase),
        // A decoder may drop what is less than a byte.
        AND_MORE: `${token}xxxx`,
        CUT_SHORT: token.slice(0, -1),
      };
      for (const [name, one] of Object.entries(altered)) {
        session.addToken(`${nameOf(persona)}_TOKEN_${name}`, one);
      }
      // Most are near a real token: between them they try every part of it. Only what truncates numbers takes 12.9 for 12.
      const ids = id === "" ? [] : [NOBODYS_ID, ...(/^\d+$/.test(id) ? [`${id}.9`] : [])];
      const { IN_OTHER_CASE, ...others } = altered;
      // One resembles none.
      const tokens = [...Object.values(others), ...ids.map((one) => `${one}|${secret}`), MADE_UP];
      const all = [...tokens.map((one) => `Bearer ${one}`), `Basic ${token}`, token];
      // The create is tried with the last one: it is the likeliest to be taken for the account's own.
      await holdRefused(trial, all, `Bearer ${IN_OTHER_CASE}`);
    },
  },
  // A token that can be worked out is as good as a password.
  "tokens-are-not-guessable": {
    title: "Tokens can't be guessed, and don't resemble each other.",
    source: "inferred from Authenticate User, tab 1; inferred from Bearer tokens (RFC 6750)",
    async check({ session, must }) {
      await session.token(session.firstOf("active", "other"));
      // A token that is only derived from its account is the same at each login of a moment.
      const issued = [...new Map(session.issued.map((one) => [one.token, one])).values()];
      const secrets = issued.map(({ token }) => partsOf(token)[1]);
      for (const [index, { persona, token }] of issued.entries()) {
        const [id] = partsOf(token);
        const { username } = session.credentials(persona);
        const known = [id, username, session.target.deviceName].filter((one) => one !== "");
        const forms = known.flatMap((one) => [one, ...digestsOf(one)]);
        const follows = forms.some(
          (form) => form.length > 3 && secrets[index]!.startsWith(form.slice(0, 20)),
        );
        must({ value: "the token" }, !follows, "a random one", {
          "token-is-random": `The token of personas.${persona} is made of its id, the username or the device name.`,
        });
        const near = secrets.slice(0, index).find((one) => differences(one, secrets[index]!) < 8);
        must({ value: "two tokens" }, near === undefined, "tokens that differ throughout", {
          "tokens-differ": "Two tokens differ in a few characters only.",
        });
      }
    },
  },
  // Addresses end up in logs and histories, so a token must be worth nothing there. The one tried
  // is of an account without an active service, which has nothing to lose.
  "token-in-address-is-refused": {
    title: "A token in the address, without an Authorization header, is not accepted.",
    source: "Account Details, tab 2; inferred from Bearer tokens (RFC 6750)",
    async check({ session, hold }) {
      const token = await session.token(session.firstOf("noService", "inactive", "expired"));
      const parameters = { token, api_token: token, access_token: token };
      await hold("getAccount/401/unauthenticated", { parameters });
    },
  },
};

export const passwordRules: Rules = {
  // The vendor's page has one sentence for a wrong username and a wrong password.
  "credentials-are-exact": {
    title:
      "Only the exact username and password log in: not altered or cut short, and not the password of another account or of the OpenVPN login.",
    source: "Authenticate User, tab 4; inferred from OpenVPN Authentication Details, tab 1",
    async check({ session, found, read }) {
      // Two accounts take turns, so that an installation which counts failed logins locks neither.
      const personas = [session.firstOf("active", "other"), session.firstOf("other", "active")];
      const [persona, another] = personas as [Persona, Persona];
      for (const as of personas) {
        const refused = await refusedLogin(session, as);
        // What is altered is refused for the same.
        if (refused.length > 0) return found(...refused);
      }
      const refuse = async (as: Persona, changed: Partial<Credentials>) => {
        const own = session.credentials(as);
        if (changed.password === own.password) return;
        const call = session.loginOf({ ...own, ...changed });
        const exchange = await session.once("createToken", call);
        // A name that no account may have is invalid, and so is an empty password.
        const mayBeInvalid =
          changed.username?.endsWith("%") ||
          [changed.username, changed.password?.trim()].includes("");
        const keys = [WRONG_CREDENTIALS, ...(mayBeInvalid ? [INVALID] : [])];
        const breaches = keys.map((key) => session.breachesOf(key, exchange));
        const isInvalid = mayBeInvalid && session.nameOf(exchange) === "invalid-data";
        // What is wrong with the one that it is, or else resembles.
        found(...(isInvalid ? breaches[1]! : breaches.toSorted((a, b) => a.length - b.length)[0]!));
      };
      for (const [index, [name, alter]] of Object.entries(ALTERED).entries()) {
        const as = personas[index % 2]!;
        const password = alter(session.credentials(as).password);
        session.secrets.add(`${nameOf(as)}_PASSWORD_${name}`, password);
        await refuse(as, { password });
      }
      // Nobody has these names, and a database that searches by one finds another.
      const { username } = session.credentials(persona);
      await refuse(persona, { username: `${username}%` });
      await refuse(another, { username: `${session.credentials(another).username}x` });
      await refuse(persona, { username: username.slice(0, -1) });
      await refuse(another, { password: "" });
      await refuse(persona, { password: session.credentials(another).password });
      const { parameters } = loginOf(session, another);
      const { value } = await read("getOpenvpnAuth/200/openvpn-credentials", parameters, another);
      await refuse(another, { password: value.password });
    },
  },
  // Its owner's business; the vendor's page does not say so, nor which of the two is looked at first.
  "suspension-is-told-to-its-owner": {
    title: "Only a login with the right password is told that the account is suspended.",
    source: "inferred from Authenticate User, tab 3; inferred from Authenticate User, tab 4",
    async check({ session, found }) {
      const own = session.credentials("suspended");
      const loginBy = (password: string) =>
        session.send("createToken", session.loginOf({ ...own, password }));
      // Some panels take an account's name for its first password.
      const isIts = own.password === own.username;
      const exchange = await loginBy(isIts ? WRONG_PASSWORD : own.username);
      const isSuspended = (one = exchange) => session.nameOf(one) === "account-suspended";
      // Where any password is told so, none is looked at.
      const inferred = isSuspended() && isSuspended(await loginBy(WRONG_PASSWORD));
      const breaches = session.breachesOf(WRONG_CREDENTIALS, exchange);
      found(...breaches.map((breach) => ({ ...breach, inferred })));
    },
  },
  // The vendor's page marks `device_name` as required, and has errors under the name of the field.
  "device-name-is-required": {
    title:
      "A login without device_name, username or password is refused, and errors names that field and no other.",
    source:
      "Authenticate User, row username; Authenticate User, row password; Authenticate User, row device_name; Authenticate User, tab 2",
    async check({ session, hold, must }) {
      const persona = session.firstOf("active", "other");
      // What is wrong with a whole login is wrong without a field, too.
      await session.token(persona);
      const whole = session.loginOf(session.credentials(persona));
      const without = (field: string) => ({
        parameters: { ...whole.parameters, [field]: undefined },
      });
      const device_name = await hold(INVALID, without("device_name"));
      const username = await hold(INVALID, without("username"));
      const password = await session.once("createToken", await reaches[INVALID].call(session));
      for (const [field, exchange] of Object.entries({ device_name, username, password })) {
        if (session.breachesOf(INVALID, exchange).length > 0) continue;
        const value = Object.keys(fieldsOf(exchange)["errors"] as object).join(", ");
        must({ value, at: "/errors", exchange }, value === field, field, {
          "errors-name-the-field": "The errors are not about the field that was left out.",
        });
      }
    },
  },
};

/** What is wrong where the username and password of an account are answered as others are that do not log in. */
async function refusedLogin(session: VpnScriptSession, as: Persona): Promise<readonly Found[]> {
  try {
    await session.token(as);
    return [];
  } catch (error) {
    const exchange = error instanceof Broken ? error.exchange : undefined;
    const breaches = exchange ? session.breachesOf("createToken/200/token-issued", exchange) : [];
    if (!breaches.some(({ check }) => check === "is-this-variant")) throw error;
    const what = `The username and password of personas.${as} do not log in.`;
    return breaches.map((one) => ({ ...one, message: `${what} ${one.message}` }));
  }
}

/**
 * Each `authorization` must be refused as a missing one is, before anything is said of the input.
 * No ids are sent along to what is let in, so it does no harm.
 */
async function holdRefused({ session, hold }: Trial, others: readonly string[], forCreate: string) {
  const operations = Object.values(session.api.catalogue.operations).filter(
    ({ effect, ways: [way] }) =>
      way && way.security !== null && (effect === "reads" || session.transport.allowWrites),
  );
  const create = operations.findIndex(({ name }) => name === "createWireguardConfig");
  const authorizations = others.toSpliced(create, 0, forCreate);
  const times = Math.max(operations.length, authorizations.length);
  let isRefused = true;
  for (let index = 0; index < times; index++) {
    const { name: operation } = operations[index % operations.length]!;
    const authorization = authorizations[index % authorizations.length]!;
    // Once a wrong token was let in to read, nothing is created with one any more.
    const isCreate = operation === "createWireguardConfig" && isRefused;
    const parameters = isCreate ? { server_id: session.target.servers.wireguard } : {};
    // Some servers and proxies put the scheme before a token that comes without one.
    const inferred = !/^(Bearer|\w+ )/.test(authorization);
    const key = `${operation}/401/unauthenticated` as VariantKey;
    const exchange = await hold(key, { authorization, parameters }, { inferred });
    isRefused &&= session.breachesOf(key, exchange).length === 0;
  }
}

function swapCase(text: string): string {
  return text.replaceAll(/./gsu, (char) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
  );
}

function digestsOf(text: string): string[] {
  return ["md5", "sha1", "sha256"].flatMap((algorithm) =>
    (["hex", "base64"] as const).map((form) => createHash(algorithm).update(text).digest(form)),
  );
}

function differences(one: string, other: string): number {
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => at);
  return places.filter((at) => one[at] !== other[at]).length;
}
