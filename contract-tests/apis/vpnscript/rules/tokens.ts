import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { nameOf } from "../../../engine/secrets.ts";
import { NOBODYS_ID } from "../reaches.ts";
import { partsOf, type VpnScriptRule, type VpnScriptSession } from "../session.ts";

/** As many letters as a token's secret has, and no token's secret. */
const MADE_UP = "a".repeat(40);

export const tokenRules: readonly VpnScriptRule[] = [
  {
    id: "wrong-tokens-are-refused",
    title: "A made-up or altered token is refused by every secured operation.",
    async check(session, found) {
      const persona = session.firstOf("active", "other");
      const token = await session.token(persona);
      const [id, secret] = partsOf(token);
      const near = { CUT_SHORT: token.slice(0, -1), IN_OTHER_CASE: inOtherCase(token) };
      for (const [how, altered] of Object.entries(near)) {
        session.addToken(`${nameOf(persona)}_TOKEN_${how}`, altered);
      }
      // Most of them are near a real one: between them they try every part of a token.
      await refused(session, found, [
        `Bearer ${near.CUT_SHORT}`,
        `Bearer ${near.IN_OTHER_CASE}`,
        `Bearer ${await idOfAnother(session, id)}|${secret}`,
        `Bearer ${id}|${MADE_UP}`,
        `Bearer ${NOBODYS_ID}|${secret}`,
        "Bearer made-up",
        "Bearer null",
      ]);
    },
  },
  {
    // The page has one form, `Bearer TOKEN`, as RFC 6750 has, and calls everything else a missing or wrong token.
    id: "malformed-authorization-is-refused",
    title:
      "A token counts only behind Bearer in the Authorization header, on every secured operation.",
    async check(session, found) {
      const token = await session.token(session.firstOf("active", "other"));
      await refused(session, found, [
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
  {
    // A token in an address ends up in logs and histories, so it must be worth nothing there. The
    // one that is tried is of an account without an active service, which has nothing to lose.
    id: "token-in-address-is-refused",
    title: "A token in the address, without an Authorization header, lets nobody in.",
    async check(session, found) {
      const token = await session.token(session.firstOf("noService", "inactive", "expired"));
      const parameters = { token, api_token: token, access_token: token };
      await session.hold(found, "getAccount/401/unauthenticated", { parameters });
    },
  },
];

/**
 * Sends each `authorization` to one secured operation, in turn; all must be refused as a missing
 * one is. The ids sent along belong to nothing, so one that is let in does no harm.
 */
async function refused(
  session: VpnScriptSession,
  found: ReportBreach,
  authorizations: readonly string[],
): Promise<void> {
  const operations = Object.values(session.api.catalogue.operations).filter(
    ({ effect, ways: [way] }) =>
      way && way.security !== null && (effect === "reads" || session.transport.allowWrites),
  );
  for (const [index, { name, ways }] of operations.entries()) {
    const ids = ways[0]!.parameters.filter((parameter) => parameter.endsWith("_id"));
    await session.hold(found, `${name}/401/unauthenticated` as VariantKey, {
      authorization: authorizations[index % authorizations.length]!,
      parameters: Object.fromEntries(ids.map((id) => [id, NOBODYS_ID])),
    });
  }
}

/** The id of another account's token where there is one, else the next id. */
async function idOfAnother(session: VpnScriptSession, id: string): Promise<string> {
  const another = (["other", "expired", "inactive", "noService"] as const).find(
    (persona) => session.target.personas[persona],
  );
  const given = another ? partsOf(await session.token(another))[0] : id;
  return given === id ? String(Number(id) + 1) : given;
}

/** A token whose last letter is in the other case. */
function inOtherCase(token: string): string {
  return token.replace(/[a-z](?=[^a-z]*$)/i, swapCase);
}

export function swapCase(text: string): string {
  const swap = (char: string) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
  return Array.from(text, swap).join("");
}
