import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import { nameOf } from "../../../engine/secrets.ts";
import { NOBODYS_ID, WITHOUT_SERVICE, WRONG_PASSWORD } from "../reaches.ts";
import { partsOf, type VpnScriptSession } from "../session.ts";
import { fieldsOf, type Rules, type Trial } from "./trial.ts";

/** As many letters as a token's secret has, and no token's secret. */
const MADE_UP = "a".repeat(40);

const LAST_LETTER = /[a-z](?=[^a-z]*$)/i;

const WRONG_CREDENTIALS = "createToken/422/wrong-credentials";

/** How a password is altered, and whether that it still logs in would not be a breach. */
const ALTERED: readonly [name: string, alter: (password: string) => string, inferred: boolean][] = [
  ["IN_OTHER_CASE", swapCase, false],
  // A form may trim what it is given: the page does not say what is done with blanks.
  ["AND_BLANK", (password) => `${password} `, true],
  ["CUT_SHORT", (password) => password.slice(0, -1), false],
];

export const tokenRules: Rules = {
  "wrong-tokens-are-refused": {
    title: "A made-up or altered token is refused by every secured operation.",
    async check(trial) {
      const { session } = trial;
      const persona = session.firstOf("active", "other");
      const token = await session.token(persona);
      const [id, secret] = partsOf(token);
      const cutShort = token.slice(0, -1);
      const inOtherCase = token.replace(LAST_LETTER, swapCase);
      session.addToken(`${nameOf(persona)}_TOKEN_CUT_SHORT`, cutShort);
      session.addToken(`${nameOf(persona)}_TOKEN_IN_OTHER_CASE`, inOtherCase);
      // Most of them are near a real one: between them they try every part of a token.
      await holdRefused(trial, [
        `Bearer ${cutShort}`,
        `Bearer ${inOtherCase}`,
        `Bearer ${await idOfAnother(session, id)}|${secret}`,
        `Bearer ${id}|${MADE_UP}`,
        `Bearer ${NOBODYS_ID}|${secret}`,
        "Bearer made-up",
        "Bearer null",
      ]);
    },
  },
  // The page has one form, `Bearer TOKEN`, as RFC 6750 has, and calls everything else a missing or wrong token.
  "malformed-authorization-is-refused": {
    title:
      "A token counts only behind Bearer in the Authorization header, on every secured operation.",
    async check(trial) {
      const token = await trial.session.token(trial.session.firstOf("active", "other"));
      await holdRefused(trial, [
        "Bearer",
        `Basic ${token}`,
        "Basic Og==",
        token,
        "Bearer |",
        `Token ${token}`,
        `Bearer:${token}`,
      ]);
    },
  },
  // A token in an address ends up in logs and histories, so it must be worth nothing there. The
  // one that is tried is of an account without an active service, which has nothing to lose.
  "token-in-address-is-refused": {
    title: "A token in the address, without an Authorization header, lets nobody in.",
    async check({ session, hold }) {
      const token = await session.token(session.firstOf("noService", "inactive", "expired"));
      const parameters = { token, api_token: token, access_token: token };
      await hold("getAccount/401/unauthenticated", { parameters });
    },
  },
};

export const passwordRules: Rules = {
  "password-is-exact": {
    title:
      "Only the very password logs in: not in another case, with a blank, cut short, or another account's.",
    async check({ session, hold }) {
      // Two accounts take turns, so that an installation which counts failed logins locks neither.
      const personas = [session.firstOf("active", "other"), session.firstOf("other", "active")];
      for (const [index, [name, alter, inferred]] of ALTERED.entries()) {
        const persona = personas[index % 2]!;
        const credentials = session.credentials(persona);
        const password = alter(credentials.password);
        if (password === credentials.password || password === "") continue;
        session.secrets.add(`${nameOf(persona)}_PASSWORD_${name}`, password);
        const call = session.loginOf({ ...credentials, password });
        await hold(WRONG_CREDENTIALS, call, { inferred });
      }
      const [persona, another] = personas;
      const { password } = session.credentials(another!);
      const own = session.credentials(persona!);
      if (password === own.password) return;
      await hold(WRONG_CREDENTIALS, session.loginOf({ ...own, password }));
    },
  },
  // The page has one sentence for both, and it does not say which of the two was wrong.
  "unknown-username-stays-unknown": {
    title: "A username that nobody has is answered as a wrong password is.",
    async check({ session, hold }) {
      const nobody = { username: "nobodyhasthisname", password: WRONG_PASSWORD };
      await hold(WRONG_CREDENTIALS, session.loginOf(nobody));
    },
  },
  // What the operator thinks of an account is its owner's business. The page does not say so.
  "suspension-is-told-to-its-owner": {
    title: "Only the right password learns of an account that it is suspended.",
    async check({ session, hold }) {
      const stranger = { ...session.credentials("suspended"), password: WRONG_PASSWORD };
      const call = session.loginOf(stranger);
      await hold(WRONG_CREDENTIALS, call, { inferred: true });
    },
  },
  // The page marks `device_name` as required, and keeps what is wrong in `errors` under the name of the field.
  "device-name-is-required": {
    title: "A login without device_name is refused, and errors names that field and no other.",
    async check({ session, hold, should }) {
      const key = "createToken/422/invalid-data";
      const parameters = { ...session.credentials(session.firstOf("active", "other")) };
      const exchange = await hold(key, { parameters });
      if (session.breachesOf(key, exchange).length > 0) return;
      const value = Object.keys(fieldsOf(exchange)["errors"] as object).join(", ");
      const isIt = value === "device_name";
      should({ value, at: "/errors", exchange }, isIt, "device_name", {
        "errors-name-the-field": "The errors are not about the field that was left out.",
      });
    },
  },
};

/**
 * Sends each `authorization` to one secured operation, in turn; all must be refused as a missing
 * one is. The ids sent along belong to nothing, so one that is let in does no harm.
 */
async function holdRefused({ session, hold }: Trial, authorizations: readonly string[]) {
  const operations = Object.values(session.api.catalogue.operations).filter(
    ({ effect, ways: [way] }) =>
      way && way.security !== null && (effect === "reads" || session.transport.allowWrites),
  );
  for (const [index, { name, ways }] of operations.entries()) {
    const ids = ways[0]!.parameters.filter((parameter) => parameter.endsWith("_id"));
    const authorization = authorizations[index % authorizations.length]!;
    const parameters = Object.fromEntries(ids.map((id) => [id, NOBODYS_ID]));
    // Some servers and proxies put the scheme before a token that comes without one.
    const inferred = !/^(Bearer|\w+ )/.test(authorization);
    const key = `${name}/401/unauthenticated` as VariantKey;
    await hold(key, { authorization, parameters }, { inferred });
  }
}

/** The id of another account's token where there is one, else the next id. */
async function idOfAnother(session: VpnScriptSession, id: string): Promise<string> {
  const { personas } = session.target;
  const another = (["other", ...WITHOUT_SERVICE] as const).find((persona) => personas[persona]);
  const given = another ? partsOf(await session.token(another))[0] : id;
  return given === id ? String(Number(id) + 1) : given;
}

function swapCase(text: string): string {
  return text.replaceAll(/./gsu, (char) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
  );
}
