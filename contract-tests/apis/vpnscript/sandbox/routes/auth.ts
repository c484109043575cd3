import type { Answer } from "../../../../sandbox/server.ts";
import type { Account } from "../accounts.ts";
import { json, refuse, type Call } from "../laravel.ts";
import { MESSAGES } from "../messages.ts";
import { issueToken } from "../tokens.ts";
import { optional, required, shortText, text, validate } from "../validation.ts";
import type { World } from "../world.ts";

/** POST /api/auth/token */
export function createToken(call: Call): Answer {
  const { world } = call;
  const { username, password } = validate(call, {
    username: required(shortText),
    password: required(text),
    device_name: world.has("device-name-optional") ? optional(shortText) : required(shortText),
  });

  const account = world.accounts.find((candidate) => candidate.username === username);
  if (account === undefined && world.has("unknown-user-404")) refuse(404, "User not found.");
  const suspended =
    typeof account?.suspendReason === "string" && !world.has("suspended-gets-token");
  if (suspended && world.has("suspension-told-to-anyone")) return suspension(world, account);
  if (account === undefined || !passwordMatches(world, account.password, password)) {
    const status = world.has("wrong-credentials-401") ? 401 : 422;
    refuse(status, MESSAGES.wrongCredentials);
  }
  if (suspended) return suspension(world, account);

  world.lastLogin = account;
  const token = issueToken(world, account);
  return json(200, {
    success: true,
    message: null,
    token: world.has("token-null") ? null : token,
  });
}

function passwordMatches(world: World, password: string, sent: string): boolean {
  if (world.has("any-password-accepted")) return true;
  if (world.has("password-any-case")) return sent.toLowerCase() === password.toLowerCase();
  if (world.has("password-trimmed")) return sent.trim() === password;
  if (world.has("password-prefix-accepted")) return sent.slice(0, 8) === password.slice(0, 8);
  return sent === password;
}

function suspension(world: World, { suspendReason }: Account): Answer {
  const status = world.has("suspended-403") ? 403 : 400;
  const body = { status: false, error: MESSAGES.suspended };
  if (world.has("suspend-reason-missing")) return json(status, body);
  const reason = world.has("suspension-unexplained") ? null : suspendReason;
  return json(status, { ...body, suspend_reason: reason });
}
