import { createHash } from "node:crypto";
import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import { nameOf } from "../../../engine/secrets.ts";
import { NOBODYS_ID, reaches, WITHOUT_SERVICE, WRONG_PASSWORD } from "../reaches.ts";
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
  // bcrypt looks at no more than 72 bytes.
  ["AND_MORE", (password) => (Buffer.byteLength(password) < 72 ? `${password}x` : password), false],
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
      const withMore = `${token}x`;
      session.addToken(`${nameOf(persona)}_TOKEN_AND_MORE`, withMore);
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
        `Bearer ${withMore}`,
        // No database takes 12.9 for 12; what cuts numbers short does.
        ...(/^\d+$/.test(id) ? [`Bearer ${id}.9|${secret}`, `Bearer ${id}`] : []),
      ]);
    },
  },
  // Whoever can work out a token has no need of a password.
  "tokens-are-not-guessable": {
    title: "No token follows from what others know, and two have little in common.",
    async check({ session, must }) {
      await session.token(session.firstOf("active", "other"));
      const secrets = session.issued.map(({ token }) => partsOf(token)[1]);
      for (const [index, { persona, token }] of session.issued.entries()) {
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
          "tokens-differ": "Two tokens are the same but for a few characters.",
        });
      }
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
      "Only the very password logs in: not in another case, with a blank or more, cut short, or another account's.",
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
    title:
      "A username that nobody has is answered as a wrong password is, also one that begins as an account's.",
    async check({ session, hold }) {
      const nobody = { username: "nobodyhasthisname", password: WRONG_PASSWORD };
      await hold(WRONG_CREDENTIALS, session.loginOf(nobody));
      const { username, password } = session.credentials(session.firstOf("other", "active"));
      await hold(WRONG_CREDENTIALS, session.loginOf({ username: `${username}x`, password }));
    },
  },
  // What the operator thinks of an account is its owner's business. The page does not say so.
  "suspension-is-told-to-its-owner": {
    title: "Only the right password learns of an account that it is suspended.",
    async check({ session, found }) {
      const stranger = { ...session.credentials("suspended"), password: WRONG_PASSWORD };
      const exchange = await session.send("createToken", session.loginOf(stranger));
      // The reason is told to whoever knows the username: that is more than the page leaves open.
      const inferred = typeof fieldsOf(exchange)["suspend_reason"] !== "string";
      for (const breach of session.breachesOf(WRONG_CREDENTIALS, exchange)) {
        found({ ...breach, inferred });
      }
    },
  },
  // The page marks `device_name` as required, and keeps what is wrong in `errors` under the name of the field.
  "device-name-is-required": {
    title:
      "A login without device_name or password is refused, and errors names that field and no other.",
    async check({ session, hold, must }) {
      const key = "createToken/422/invalid-data";
      const parameters = { ...session.credentials(session.firstOf("active", "other")) };
      const nameless = await hold(key, { parameters });
      const open = await session.once("createToken", await reaches[key].call(session));
      for (const [field, exchange] of Object.entries({ device_name: nameless, password: open })) {
        if (session.breachesOf(key, exchange).length > 0) continue;
        const value = Object.keys(fieldsOf(exchange)["errors"] as object).join(", ");
        must({ value, at: "/errors", exchange }, value === field, field, {
          "errors-name-the-field": "The errors are not about the field that was left out.",
        });
      }
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
  const times = Math.max(operations.length, authorizations.length);
  for (let index = 0; index < times; index++) {
    const { name, ways } = operations[index % operations.length]!;
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

/** The usual digests of a text. */
function digestsOf(text: string): string[] {
  return ["md5", "sha1", "sha256"].flatMap((algorithm) =>
    (["hex", "base64"] as const).map((form) => createHash(algorithm).update(text).digest(form)),
  );
}

/** In how many places two texts are different. */
function differences(one: string, other: string): number {
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => at);
  return places.filter((at) => one[at] !== other[at]).length;
}
