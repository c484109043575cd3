import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import type { Finding } from "../../../engine/finding.ts";
import { nameOf } from "../../../engine/secrets.ts";
import { NOBODYS_ID } from "../reaches.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import { breachesOf, throwAll } from "./answers.ts";

/** Letters and digits as many as a token's secret has, and no token's secret. */
const MADE_UP = "a".repeat(40);

/**
 * Each secured operation gets one of several wrong tokens, most of them near a real one: between
 * them they try every part of a token. Ids belong to nothing, so one that is let in does no harm.
 */
export const wrongTokensAreRefused: VpnScriptRule = {
  id: "wrong-tokens-are-refused",
  title: "A made-up or altered token is refused by every secured operation.",
  async check(session) {
    const persona = session.firstOf("active", "other");
    const token = await session.token(persona);
    const [id, secret] = partsOf(token);
    const cut = token.slice(0, -1);
    const otherCase = swapLastLetter(token);
    session.secrets.add(`${nameOf(persona)}_TOKEN_CUT_SHORT`, cut);
    session.secrets.add(`${nameOf(persona)}_TOKEN_IN_OTHER_CASE`, otherCase);
    session.secrets.add(`${nameOf(persona)}_TOKEN_SECRET_CUT_SHORT`, partsOf(cut)[1]);
    session.secrets.add(`${nameOf(persona)}_TOKEN_SECRET_IN_OTHER_CASE`, partsOf(otherCase)[1]);
    await refused(session, [
      `Bearer ${cut}`,
      `Bearer ${otherCase}`,
      `Bearer ${await idOfAnother(session, id)}|${secret}`,
      `Bearer ${id}|${MADE_UP}`,
      `Bearer ${NOBODYS_ID}|${secret}`,
      "Bearer made-up",
      "Bearer null",
    ]);
  },
};

/** The page has one form, `Bearer TOKEN`, as RFC 6750 has, and calls everything else a missing or wrong token. */
export const malformedAuthorizationIsRefused: VpnScriptRule = {
  id: "malformed-authorization-is-refused",
  title:
    "A token counts only behind Bearer in the Authorization header, on every secured operation.",
  async check(session) {
    const token = await session.token(session.firstOf("active", "other"));
    await refused(session, [
      "Bearer",
      `Basic ${token}`,
      "Basic Og==",
      token,
      "Bearer |",
      `Token ${token}`,
      `Bearer:${token}`,
    ]);
  },
};

/**
 * A token in an address ends up in logs and histories, so it must be worth nothing there. The one
 * that is tried belongs to an account without an active service, which has nothing to lose.
 */
export const tokenInAddressIsRefused: VpnScriptRule = {
  id: "token-in-address-is-refused",
  title: "A token in the address, without an Authorization header, lets nobody in.",
  async check(session) {
    const token = await session.token(session.firstOf("noService", "inactive", "expired"));
    const request = await session.build("getAccount", {});
    const url = new URL(request.url);
    for (const name of ["token", "api_token", "access_token"]) url.searchParams.set(name, token);
    const exchange = await session.transport.send({ ...request, url: url.href });
    throwAll(breachesOf(session, "getAccount/401/unauthenticated", exchange));
  },
};

/** Sends each `authorization` to one secured operation, in turn; all must be refused as a missing one is. */
async function refused(
  session: VpnScriptSession,
  authorizations: readonly string[],
): Promise<void> {
  const findings: Finding[] = [];
  for (const [index, { name, parameters }] of securedOperations(session).entries()) {
    const authorization = authorizations[index % authorizations.length]!;
    const exchange = await session.send(name, { authorization, parameters });
    const key = `${name}/401/unauthenticated` as VariantKey;
    findings.push(...breachesOf(session, key, exchange));
  }
  throwAll(findings);
}

function securedOperations(session: VpnScriptSession) {
  return Object.values(session.api.catalogue.operations).flatMap(({ name, effect, ways }) => {
    const [way] = ways;
    if (!way || way.security === null) return [];
    if (!session.transport.allowWrites && effect !== "reads") return [];
    const ids = way.parameters.filter((parameter) => parameter.endsWith("_id"));
    return [{ name, parameters: Object.fromEntries(ids.map((id) => [id, NOBODYS_ID])) }];
  });
}

/** What stands before a token's bar, and what behind it. */
function partsOf(token: string): [id: string, secret: string] {
  const bar = token.indexOf("|");
  return [token.slice(0, Math.max(bar, 0)), token.slice(bar + 1)];
}

/** The id of another account's token where there is one, else the next id. */
async function idOfAnother(session: VpnScriptSession, id: string): Promise<string> {
  const another = (["other", "expired", "inactive", "noService"] as const).find(
    (persona) => session.target.personas[persona],
  );
  const given = another ? partsOf(await session.token(another))[0] : id;
  return given === id ? String(Number(id) + 1) : given;
}

function swapLastLetter(token: string): string {
  return token.replace(/[a-z](?=[^a-z]*$)/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
