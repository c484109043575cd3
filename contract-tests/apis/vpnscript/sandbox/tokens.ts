import { createHash, timingSafeEqual } from "node:crypto";
import { madeUp, type Account } from "./accounts.ts";
import { nextId, type World } from "./world.ts";

/** Issues a token of the account in Sanctum's form: `12|` and forty letters and digits. */
export function issueToken(world: World, account: Account): string {
  if (world.has("previous-token-revoked")) {
    for (const token of world.tokens.values()) {
      if (token.accountId === account.id) world.tokens.delete(token.id);
    }
  }
  const id = nextId(world, "nextTokenId");
  const secret = madeUp(40);
  if (!world.has("token-not-stored")) {
    world.tokens.set(id, { id, accountId: account.id, hash: sha256(secret) });
  }
  return `${id}|${secret}`;
}

/** The account that an Authorization header speaks for, if any. */
export function accountOf(world: World, authorization: string | undefined): Account | undefined {
  const scheme = world.has("scheme-ignored") ? /^(?:\S+ +)?(\S+)$/ : /^Bearer +(\S+)$/i;
  const bearer = scheme.exec(authorization ?? "")?.[1];
  if (bearer === undefined) return undefined;
  if (world.has("any-token-accepted")) return world.accounts[0];

  const [, id, secret] = /^(\d{1,15})\|([A-Za-z0-9]{40})$/.exec(bearer) ?? [];
  const token = world.tokens.get(Number(id));
  if (token === undefined || secret === undefined) return undefined;
  if (!timingSafeEqual(token.hash, sha256(secret)) && !world.has("token-secret-ignored")) {
    return undefined;
  }
  if (world.has("token-single-use")) world.tokens.delete(token.id);
  if (world.has("token-of-first-account")) return world.accounts[0];
  return world.accounts.find(({ id }) => id === token.accountId);
}

function sha256(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
