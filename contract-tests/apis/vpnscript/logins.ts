import pLimit from "p-limit";
import { blamed, BUSY } from "../../engine/effects.ts";
import { poll } from "../../engine/exchange/attempts.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { curlOf } from "../../engine/judgement/curl.ts";
import { Broken, finding, notDone } from "../../engine/judgement/finding.ts";
import type { Origin, Secrets } from "../../engine/secrets/secrets.ts";
import { LONGEST_PAUSE } from "../../engine/transport/throttle.ts";
import type { Panel } from "./calls.ts";
import type { Persona } from "./target.ts";

/** Takes a token out of a JSON answer; no token has a backslash, but a slash may be written as `\/`. */
const TOKEN = String.raw`sed -n 's/\\//g; s/.*"token" *: *"\([^"]*\)".*/\1/p'`;

/** The line of a shell that logs in as a run did, and sets the name of the token. */
export function loggingIn(name: string, login: WireRequest, secrets: Secrets): Origin {
  return {
    line: () => `${name}=$(${curlOf(login, secrets).replace(" -i ", " ")} | ${TOKEN})`,
  };
}

/** The error for a login that is given the token of another account: whose it is cannot be told from outside. */
export function givenTwice(
  { secrets }: Panel,
  exchange: Exchange,
  [holder, persona]: readonly Persona[],
): Broken {
  const breach = {
    check: "token-is-the-accounts",
    message: `The login of personas.${persona} is given the very token of personas.${holder}.`,
    at: "/token",
    expected: "a token of its own",
    exchange,
  };
  return new Broken([finding(breach, secrets)], exchange);
}

/** What an answer says that asks for more than a password: a second factor, or a confirmed address. */
const SECOND_STEP =
  /(?:two|second|multi)[-_ ]?factor|\b(?:2fa|mfa|otp|totp)\b|one[-_ ]time|authenticator|captcha|(?:not|un)[-_ ]?verified|verify your/i;

function secondStep({ answer }: Exchange): string | undefined {
  return answer.status < 500 ? SECOND_STEP.exec(answer.body.text)?.[0] : undefined;
}

/** The error for a login that is refused for what the target file can set right, or with credentials that have logged in before. */
export function whyRefused(
  { nameOf, issued, target }: Panel,
  persona: Persona,
  exchange: Exchange,
  token: unknown,
): Error | undefined {
  const its = (says: string) => `personas.${persona}: the installation ${says}`;
  const at = (says: string) => `target "${target.name}": ${its(says)}`;
  const asked = token === undefined ? secondStep(exchange) : undefined;
  if (asked !== undefined) {
    const says = `does not sign the account in by username and password alone, and says "${asked}"`;
    const remedy = "give another account, or let this one sign in by its password";
    return new TargetError(at(`${says}; ${remedy}`));
  }
  const name = nameOf(exchange);
  if (name === "wrong-credentials" && issued.some((one) => one.persona === persona)) {
    const says =
      "refuses the credentials that have logged in before: they are others by now, or failed logins have locked the account";
    // Nearly all of a run rests on the active account.
    if (persona === "active") return new TargetError(at(says));
    return new NotReachable(its(says), { code: "unchecked", exchange });
  }
  if (name === "wrong-credentials") {
    const remedy = "correct its username and password in the target file";
    return new TargetError(at(`refuses its credentials; ${remedy}`));
  }
  if (name !== "account-suspended") return undefined;
  const remedy = "give another account, or let this one in again";
  return new TargetError(at(`has suspended the account; ${remedy}`));
}

/** "Too many login attempts. Please try again in 27 seconds.", in many languages. */
const LOCKED = /(\d+)\s*se[ckg]/i;

/**
 * Whether an answer is Laravel's limit of failed logins, which comes as invalid data and not as 429: nothing more is sent
 * until it is over. @throws NotReachable if that takes too long
 */
export function isLocked({ transport }: Panel, { request, answer }: Exchange): boolean {
  const isRefused = request.operation === "createToken" && answer.status === 422;
  const seconds = isRefused ? LOCKED.exec(answer.body.text)?.[1] : undefined;
  if (seconds === undefined) return false;
  const pause = (Number(seconds) + 1) * 1000;
  const why = `after failed logins the installation takes none for ${seconds} s`;
  if (pause > LONGEST_PAUSE) throw new NotReachable(why, { code: "unchecked" });
  transport.pace.rest(pause);
  transport.note("After failed logins, the installation took none for a while; this run waited.");
  return true;
}

/** After so many requests a refused token has ended; before, it may never have worked. */
const SETTLED = 5;

/** How long a token that was just issued may be unknown to a copy of the database, in seconds. */
const COPIED = 2;

type Ask = () => Promise<Exchange>;

/** Whether tokens that are refused were let in before, or will be. */
export class LetIn {
  /** How often each Authorization was let in. */
  readonly #uses = new Map<string, number>();
  readonly #coming = new Map<string, Promise<boolean>>();
  /** New tokens are waited for one after the other. */
  readonly #inOrder = pLimit(1);
  /** The first Authorization of each persona that was refused and never let in: several requests may have gone out with it. */
  readonly #doubted = new Map<string, string>();
  /** Whether one was waited for in vain. */
  #isInVain = false;

  answered({ request, answer }: Exchange): void {
    const { authorization = "" } = request.headers;
    if (answer.status === 401) return;
    this.#uses.set(authorization, (this.#uses.get(authorization) ?? 0) + 1);
  }

  /** Whether a token that was just issued is let in after a moment; `ask` uses it. */
  isComing(authorization: string, ask: Ask): Promise<boolean> {
    const isNew = !this.#uses.has(authorization) && !this.#isInVain;
    const comes = () => this.#inOrder(() => this.#comes(ask));
    const coming = this.#coming.get(authorization) ?? (isNew ? comes() : undefined);
    if (!coming) return Promise.resolve(false);
    this.#coming.set(authorization, coming);
    return coming;
  }

  async #comes(ask: Ask): Promise<boolean> {
    if (this.#isInVain) return false;
    const isLetIn = async () => (await ask()).answer.status !== 401 || undefined;
    const isThere = (await poll(COPIED, isLetIn)) === true;
    this.#isInVain ||= !isThere;
    return isThere;
  }

  /** Whether a token has served and is refused now, whatever it is for; one that has not may have ended before: once, another is asked for. */
  async isOver(authorization: string, persona: string, ask: Ask): Promise<boolean> {
    const uses = this.#uses.get(authorization) ?? 0;
    if (uses >= SETTLED) return true;
    if (uses > 0) return isRefusedNow(ask);
    const doubted = this.#doubted.get(persona) ?? authorization;
    this.#doubted.set(persona, doubted);
    return doubted === authorization;
  }
}

/**
 * Whether a token that was let in is refused now. @throws TargetError if it is let in, refused and
 * let in again: several installations answer, each with its own tokens
 */
export async function isRefusedNow(ask: Ask): Promise<boolean> {
  const isRefused = async () => (await ask()).answer.status === 401;
  if (await isRefused()) return true;
  const later = [await isRefused(), await isRefused(), await isRefused()];
  if (later.includes(true) && later.slice(later.indexOf(true)).includes(false)) {
    throw new TargetError(
      "another installation answers at baseUrl by turns: a token is let in, refused and let in again; give baseUrl an address of one installation alone",
    );
  }
  return false;
}

/** So many tokens may end by chance after another account's login. */
const MOST_ENDED = 5;

/** So many others log in at once where a panel may keep a few tokens of all accounts together. */
const SEVERAL = 5;

/** Whether each login of the other account, or each time several, ends the active one's token, which otherwise stays. */
export class Ending {
  /** Which, as a sentence begins. */
  by: string | undefined;
  /** Nobody else logs in meanwhile. */
  tried: Promise<boolean> | undefined;
  /** How many tokens have ended since another account logged in. */
  #ended = 0;
  readonly #panel: Panel;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  /** Whether logging in again would only end others' tokens again: one account alone goes on. */
  async isToStay(authorization: string, persona: string): Promise<boolean> {
    const { issued } = this.#panel;
    const own = issued.findIndex(({ token }) => authorization === `Bearer ${token}`);
    if (issued.slice(own + 1).some((one) => one.persona !== persona)) this.#ended++;
    return this.#ended > MOST_ENDED && (await this.isSo()) && persona !== "active";
  }

  isSo(): Promise<boolean> {
    this.tried ??= this.#try([...this.#panel.tokens.values()], this.#panel.tokens.get("active"));
    return this.tried;
  }

  /** With the tokens that were asked for by now: those asked for later wait for this. */
  async #try(all: readonly Promise<string>[], current?: Promise<string>): Promise<boolean> {
    await Promise.allSettled(all);
    const { active, other } = this.#panel.target.personas;
    if (!active || !other) return false;
    // A new one would end it where an account has one session.
    let own = await current?.catch(notDone);
    const isLetIn = async (token: string) => {
      const { answer } = await this.#panel.send("getAccount", { authorization: `Bearer ${token}` });
      return answer.status !== 401;
    };
    const read = async () => {
      const isOver = own === undefined || !(await isLetIn(own));
      if (isOver) own = await this.#panel.newToken("active", "NEXT_TOKEN");
      return new Map([["token", own!]]);
    };
    const write = () => this.#panel.newToken("other", "NEXT_TOKEN");
    const several = async () => {
      for (let nth = 0; nth < SEVERAL; nth++) await write();
    };
    const blame = await blamed([
      { kind: "Each login of personas.other ends", write, read },
      { kind: "Several logins of personas.other end each time", write: several, read },
    ]);
    if (blame !== BUSY) this.by = blame?.kind;
    return this.isSure;
  }

  get isSure(): boolean {
    return this.by !== undefined;
  }
}
