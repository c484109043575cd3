import { nameOf } from "../../../engine/secrets.ts";
import { WRONG_PASSWORD } from "../reaches.ts";
import type { VpnScriptRule } from "../session.ts";
import { fieldsOf, should } from "./answers.ts";
import { swapCase } from "./tokens.ts";

const WRONG_CREDENTIALS = "createToken/422/wrong-credentials";

/** How a password is altered, and whether that it still logs in would not be a breach. */
const ALTERED: readonly [name: string, alter: (password: string) => string, inferred: boolean][] = [
  ["IN_OTHER_CASE", swapCase, false],
  // A form may trim what it is given: the page does not say what is done with blanks.
  ["AND_BLANK", (password) => `${password} `, true],
  ["CUT_SHORT", (password) => password.slice(0, -1), false],
];

export const passwordRules: readonly VpnScriptRule[] = [
  {
    id: "password-is-exact",
    title: "Only the very password logs in: not in another case, with a blank, or cut short.",
    async check(session, found) {
      // Two accounts take turns, so that an installation which counts failed logins locks neither.
      const personas = [session.firstOf("active", "other"), session.firstOf("other", "active")];
      for (const [index, [name, alter, inferred]] of ALTERED.entries()) {
        const persona = personas[index % 2]!;
        const credentials = session.credentials(persona);
        const password = alter(credentials.password);
        if (password === credentials.password || password === "") continue;
        session.secrets.add(`${nameOf(persona)}_PASSWORD_${name}`, password);
        const call = session.loginOf({ ...credentials, password });
        await session.hold(found, WRONG_CREDENTIALS, call, { inferred });
      }
    },
  },
  {
    // The page has one sentence for both, and it does not say which of the two was wrong.
    id: "unknown-username-stays-unknown",
    title: "A username that nobody has is answered as a wrong password is.",
    async check(session, found) {
      const nobody = { username: "nobodyhasthisname", password: WRONG_PASSWORD };
      await session.hold(found, WRONG_CREDENTIALS, session.loginOf(nobody));
    },
  },
  {
    // What the operator thinks of an account is its owner's business. The page does not say so.
    id: "suspension-is-told-to-its-owner",
    title: "Only the right password learns of an account that it is suspended.",
    async check(session, found) {
      const stranger = { ...session.credentials("suspended"), password: WRONG_PASSWORD };
      const call = session.loginOf(stranger);
      await session.hold(found, WRONG_CREDENTIALS, call, { inferred: true });
    },
  },
  {
    // The page marks `device_name` as required, and keeps what is wrong in `errors` under the name of the field.
    id: "device-name-is-required",
    title: "A login without device_name is refused, and errors names that field and no other.",
    async check(session, found) {
      const key = "createToken/422/invalid-data";
      const parameters = { ...session.credentials(session.firstOf("active", "other")) };
      const exchange = await session.hold(found, key, { parameters });
      if (session.breachesOf(key, exchange).length > 0) return;
      const value = Object.keys(fieldsOf(exchange)["errors"] as object).join(", ");
      const isIt = value === "device_name";
      should(found, { value, at: "/errors", exchange }, isIt, "device_name", {
        "errors-name-the-field": "The errors are not about the field that was left out.",
      });
    },
  },
];
