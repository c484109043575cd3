import type { Exchange } from "../../../engine/exchange.ts";
import type { Finding } from "../../../engine/finding.ts";
import { nameOf } from "../../../engine/secrets.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { breachesOf, throwAll } from "./answers.ts";

/**
 * Two accounts take turns, so that an installation which counts failed logins locks neither.
 * A password ending in a blank is another password, though a form that trims what it is given is
 * no breach: the page does not say what is done with blanks.
 */
export const passwordIsExact: VpnScriptRule = {
  id: "password-is-exact",
  title: "Only the very password logs in: not in another case, with a blank, or cut short.",
  async check(session, found) {
    const personas = [session.firstOf("active", "other"), session.firstOf("other", "active")];
    const findings: Finding[] = [];
    for (const [index, [name, alter]] of ALTERED.entries()) {
      const persona = personas[index % 2]!;
      const { username, password } = session.credentials(persona);
      const altered = alter(password);
      if (altered === password || altered === "") continue;
      session.secrets.add(`${nameOf(persona)}_PASSWORD_${name}`, altered);
      const exchange = await logIn(session, username, altered);
      const breaches = breachesOf(session, "createToken/422/wrong-credentials", exchange);
      if (name !== "AND_BLANK") findings.push(...breaches);
      else for (const breach of breaches) found({ ...breach, exchange, inferred: true });
    }
    throwAll(findings);
  },
};

const ALTERED: readonly (readonly [string, (password: string) => string])[] = [
  ["IN_OTHER_CASE", swapCase],
  ["AND_BLANK", (password) => `${password} `],
  ["CUT_SHORT", (password) => password.slice(0, -1)],
];

/** The page has one sentence for both, and it does not say which of the two was wrong. */
export const unknownUsernameStaysUnknown: VpnScriptRule = {
  id: "unknown-username-stays-unknown",
  title: "A username that nobody has is answered as a wrong password is.",
  async check(session) {
    const exchange = await logIn(session, "nobodyhasthisname", "not-the-password-of-anybody");
    throwAll(breachesOf(session, "createToken/422/wrong-credentials", exchange));
  },
};

/** Who does not know the password should not learn from the answer what the operator thinks of the account. The page does not say so. */
export const suspensionIsToldToItsOwner: VpnScriptRule = {
  id: "suspension-is-told-to-its-owner",
  title: "Only the right password learns of an account that it is suspended.",
  async check(session, found) {
    const { username } = session.credentials("suspended");
    const exchange = await logIn(session, username, "not-the-password-of-anybody");
    for (const breach of breachesOf(session, "createToken/422/wrong-credentials", exchange)) {
      found({ ...breach, exchange, inferred: true });
    }
  },
};

/** The page marks `device_name` as required, and keeps what is wrong in `errors` under the name of the field. */
export const deviceNameIsRequired: VpnScriptRule = {
  id: "device-name-is-required",
  title: "A login without device_name is refused, and errors names that field and no other.",
  async check(session, found) {
    const persona: Persona = session.firstOf("active", "other");
    const exchange = await session.send("createToken", {
      parameters: { ...session.credentials(persona) },
    });
    session.secrets.learn(exchange.answer.body.json, session.api.secretFields);
    throwAll(breachesOf(session, "createToken/422/invalid-data", exchange));
    const { errors } = exchange.answer.body.json as { readonly errors: object };
    const named = Object.keys(errors);
    if (named.length === 1 && named[0] === "device_name") return;
    found({
      check: "errors-name-the-field",
      message: "The errors are not about the field that was left out.",
      at: "/errors",
      expected: "device_name",
      actual: named.join(", "),
      exchange,
      inferred: true,
    });
  },
};

async function logIn(
  session: VpnScriptSession,
  username: string,
  password: string,
): Promise<Exchange> {
  const exchange = await session.send("createToken", {
    parameters: { username, password, device_name: session.target.deviceName },
  });
  session.secrets.learn(exchange.answer.body.json, session.api.secretFields);
  return exchange;
}

function swapCase(text: string): string {
  return Array.from(text, (char) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
  ).join("");
}
