import { blamed, BUSY } from "../../engine/effects.ts";
import { poll } from "../../engine/exchange/attempts.ts";
import { TargetError } from "../../engine/exchange/errors.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { Turns } from "../../engine/exchange/turns.ts";
import type { VpnScriptCall } from "./calls.ts";
import type { Persona, VpnScriptTarget } from "./target.ts";

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
  readonly #turns = new Turns();
  /** Personas of which a token was refused that was never let in. */
  readonly #doubted = new Set<string>();
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
    const comes = () => this.#turns.run(() => this.#comes(ask));
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
    return this.#doubted.size < this.#doubted.add(persona).size;
  }
}

/**
 * Whether a token that was let in is refused now. @throws TargetError if it is let in, refused and
 * let in again: several installations answer, each with its own tokens
 */
export async function isRefusedNow(ask: () => Promise<Exchange>): Promise<boolean> {
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

interface Panel {
  readonly target: VpnScriptTarget;
  readonly issued: readonly { readonly persona: Persona; readonly token: string }[];
  readonly tokens: ReadonlyMap<Persona, Promise<string>>;
  newToken(persona: Persona, name: string): Promise<string>;
  send(operation: "getAccount", call: VpnScriptCall): Promise<Exchange>;
}

/** So many tokens may end by chance after another account's login. */
const MOST_ENDED = 5;

/** Whether each login of the other account ends the active one's token, which otherwise stays. */
export class Ending {
  isSure = false;
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
    const blame = await blamed([{ kind: "login", write, read }]);
    this.isSure = blame !== undefined && blame !== BUSY;
    return this.isSure;
  }
}
