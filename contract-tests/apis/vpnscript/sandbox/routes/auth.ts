import { createHash } from "node:crypto";
import type { Answer } from "../../../../sandbox/server.ts";
import { madeUp, type Account } from "../accounts.ts";
import { counted, dispatchCreate, nextId, type World } from "../world.ts";
import type { FaultName } from "../faults.ts";
import {
  GIVEN_DATA_INVALID,
  html,
  json,
  redirect,
  refuse,
  Refused,
  wantsJson,
  type Call,
} from "../laravel.ts";
import { messages } from "../messages.ts";
import { validate } from "../validation.ts";

export function createToken(call: Call): Answer {
  const { world, has } = call;
  const isOptional = has("device-name-optional");
  if (has("username-optional") && !call.input.has("username"))
    refuse(422, messages.wrongCredentials);
  const isEmpty = has("password-empty") && call.input.get("password") === null;
  const { username, password } = isEmpty
    ? { ...validate(call, ["username", "device_name"], []), password: undefined }
    : isOptional
      ? validate(call, ["username", "password"], ["device_name"])
      : validate(call, ["username", "password", "device_name"]);

  const account =
    world.accounts.find((candidate) => candidate.username === username) ??
    world.accounts.find((one) => has("username-and-more") && username.startsWith(one.username)) ??
    world.accounts.find((one) => has("username-begins") && one.username.startsWith(username)) ??
    world.accounts.find((one) => has("username-pattern") && username === `${one.username}%`);
  if (account === undefined && has("unknown-user-404")) refuse(404, "User not found.");
  if (account === undefined && has("unknown-user-invalid")) {
    const errors = { username: ["The selected username is invalid."] };
    throw new Refused(json(422, { message: GIVEN_DATA_INVALID, errors }));
  }
  const suspended =
    account !== undefined && account.suspendReason !== null && !has("suspended-gets-token");
  if (suspended && has("suspension-told-to-anyone")) return suspension(world, account);
  const isOpen = password === undefined;
  if (account === undefined || !(isOpen || passwordMatches(world, account, password))) {
    if (account && ++account.refusedLogins === 3 && has("refused-logins-end-renewal"))
      account.autoRenew = 0;
    if (has("refused-login-ends-sessions")) endSessions(world, (one) => one === account);
    refuse(has("wrong-credentials-401") ? 401 : 422, messages.wrongCredentials);
  }
  if (suspended) return suspension(world, account);

  world.lastLogin = account;
  const server = world.servers.find(({ protocol, enabled }) => protocol === "wireguard" && enabled);
  if (server && has("login-creates")) dispatchCreate(world, account, server);
  const token = issueToken(world, account);
  return json(200, { success: true, message: null, token: has("token-null") ? null : token });
}

function passwordMatches({ has, accounts }: World, account: Account, sent: string): boolean {
  const { password, openvpnPassword } = account;
  if (has("any-password-accepted")) return true;
  if (has("password-of-anyone")) return accounts.some((one) => one.password === sent);
  if (has("password-and-more")) return sent.startsWith(password);
  if (has("password-any-case")) return sent.toLowerCase() === password.toLowerCase();
  if (has("password-in-blanks")) return sent.trim() === password;
  if (has("password-is-username") && sent === account.username) return true;
  if (has("password-prefix-accepted")) return sent.slice(0, 8) === password.slice(0, 8);
  return sent === password || (has("password-of-openvpn") && sent === openvpnPassword);
}

function suspension({ has }: World, { suspendReason, password }: Account): Answer {
  const status = has("suspended-403") ? 403 : 400;
  const body = { status: false, error: messages.suspended };
  if (has("suspend-reason-missing")) return json(status, body);
  const told = has("suspended-told-password") ? `Reset to ${password}.` : suspendReason;
  const reason = has("suspension-unexplained") ? null : told;
  const given = has("suspended-given-token") ? { token: `99|${madeUp(40)}` } : {};
  return json(status, { ...body, suspend_reason: reason, ...given });
}

export function endSessions({ tokens }: World, areTheirs: (account: Account) => boolean): void {
  for (const [id, token] of tokens) if (areTheirs(token.account)) tokens.delete(id);
}

/** In Sanctum's form: `12|` and forty letters and digits. */
export function issueToken(world: World, account: Account): string {
  const { has, tokens, accounts } = world;
  if (world.firstToken !== undefined && has("token-kept-for-all")) return world.firstToken;
  const nth = counted(world.issued, account);
  const isNext = nth % 3 === 0 && has("token-third-of-next");
  const owner = (isNext && accounts[accounts.indexOf(account) + 1]) || account;
  if (nth > 1 && has("login-ends-renewal")) account.autoRenew = 0;
  if (has("login-ends-others")) endSessions(world, (one) => one !== account);
  if (has("previous-token-revoked")) endSessions(world, (one) => one === account);
  const id = nextId(world, "nextTokenId");
  const secret = has("token-of-its-id") ? sha256(String(id)).slice(0, 40) : madeUp(40);
  const isUnknown = nth % 2 === 0 && has("token-second-unknown");
  if (!isUnknown && !has("token-not-stored"))
    tokens.set(id, { account: owner, hash: kept(has, secret) });
  if (has("login-keeps-few")) for (const old of [...tokens.keys()].slice(0, -4)) tokens.delete(old);
  const token = `${id}|${secret}`;
  world.firstToken ??= token;
  return token;
}

export function signedIn(call: Call, openIf?: FaultName): Account {
  const { world, asked } = call;
  const account = accountOf(world, asked.headers.authorization);
  if (account !== undefined) return account;
  if (openIf !== undefined && world.has(openIf)) return world.accounts[0]!;
  const isDelete = asked.url.pathname.endsWith("/delete");
  if (isDelete && world.has("validated-before-token")) validate(call, ["config_id"]);
  throw new Refused(unauthenticated(call));
}

export function accountOf(
  { has, accounts, tokens }: World,
  authorization: string | undefined,
): Account | undefined {
  const scheme = has("scheme-ignored") ? /^(?:\S+ +)?(\S+)$/ : /^Bearer +(\S+)$/i;
  const bearer = scheme.exec(authorization ?? "")?.[1];
  if (bearer === undefined) return undefined;
  if (has("any-token-accepted")) return accounts[0];
  if (has("token-of-other-form-breaks") && !bearer.includes("|")) {
    throw new Refused(json(500, { message: "Server Error" }));
  }

  const form = has("token-and-more") ? /^(\d+)\|(\w{40})/ : /^(\d{1,15})\|([A-Za-z0-9]{40})$/;
  const [, id, secret] = form.exec(bearer) ?? [];
  const token = tokens.get(Number(id));
  if (token === undefined || secret === undefined) return undefined;
  if (token.hash !== kept(has, secret) && !has("token-secret-ignored")) return undefined;
  if (has("token-single-use")) tokens.delete(Number(id));
  return has("token-of-first-account") ? accounts[0] : token.account;
}

function kept(has: World["has"], secret: string): string {
  return sha256(has("token-any-case") ? secret.toLowerCase() : secret);
}

function sha256(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function unauthenticated({ has, asked }: Call): Answer {
  if (has("unauthenticated-login-page")) return html(200, "Log in");
  if (has("unauthenticated-redirect") || !wantsJson(asked)) {
    return redirect(`${asked.url.origin}/login`);
  }
  const message = "Unauthenticated.";
  if (has("unauthenticated-without-success")) return json(401, { message });
  return json(has("unauthenticated-403") ? 403 : 401, { success: false, message });
}
