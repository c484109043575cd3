import { Tracker } from "../../engine/created.ts";
import { NotReachable, TargetError } from "../../engine/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange.ts";
import { firstAnswer } from "../../engine/preflight.ts";
import { nameOf, type Secrets } from "../../engine/secrets.ts";
import type { Entry } from "../../engine/journal.ts";
import type { Fingerprint, Leftover } from "../../engine/kind.ts";
import {
  Session,
  type Chosen,
  type Prepared,
  type Reach,
  type Suite,
} from "../../engine/session.ts";
import type { Transport } from "../../engine/transport.ts";
import { restsOn } from "../../engine/work.ts";
import type { Bodies, VpnScriptCall } from "./calls.ts";
import { configurationKind, placeAt, type Configuration } from "./configurations.ts";
import { namedTwins, otherServers } from "./elsewhere.ts";
import { establishPremises } from "./premises.ts";
import { isRefusedNow } from "./refused.ts";
import { Served } from "./served.ts";
import {
  EXAMPLE_ADDRESS,
  type Credentials,
  type Fixture,
  type Persona,
  type VpnScriptTarget,
} from "./target.ts";

/** A line of a wg-quick file that holds a secret, as it appears in JSON. */
const KEY_LINE = /\b(PrivateKey|PresharedKey)\s*=\s*([^\s"\\]+)/gi;

/** Requests after which a token that is refused has ended, and was not refused from the first; before, it is tried. */
const SETTLED = 5;

/** What an answer says that asks for more than a password: a second factor, an address that is to be confirmed. */
const SECOND_STEP =
  /(?:two|second|multi)[-_ ]?factor|\b(?:2fa|mfa|otp|totp)\b|one[-_ ]time|authenticator|captcha|(?:not|un)[-_ ]?verified|verify your/i;

const ISSUED = "createToken/200/token-issued";

export type VpnScriptReach = Reach<VpnScriptSession, VpnScriptCall>;

/** A run's connection to a VPN Script installation. */
export class VpnScriptSession extends Session<VpnScriptCall, Bodies> {
  declare readonly target: VpnScriptTarget;
  override readonly exampleAddress = EXAMPLE_ADDRESS;
  readonly configurations: Tracker<Configuration>;
  /** Whether a job has not ended in its time. */
  isStuck = false;
  /** Every token that this run was given. */
  readonly issued: { readonly persona: Persona; readonly token: string }[] = [];
  /** How often each Authorization was let in, and the last that it read. */
  readonly #uses = new Map<string, number>();
  readonly #letIn = new Map<string, WireRequest>();
  /** The token that each persona is logged in with. */
  readonly tokens = new Map<Persona, Promise<string>>();

  constructor(api: Suite, target: VpnScriptTarget, transport: Transport, secrets: Secrets) {
    super(api, target, transport, secrets);
    for (const [persona, { password }] of Object.entries(target.personas)) {
      secrets.add(`${nameOf(persona)}_PASSWORD`, password);
    }
    transport.observe((exchange) => this.#learnKeys(exchange));
    transport.observe(({ request, answer }) => {
      const { authorization = "" } = request.headers;
      if (answer.status === 401) return;
      this.#uses.set(authorization, (this.#uses.get(authorization) ?? 0) + 1);
      if (request.effect === "reads") this.#letIn.set(authorization, request);
    });
    this.configurations = new Tracker(configurationKind(this), transport);
    const served = new Served(this);
    transport.observe((exchange) => served.answered(exchange));
  }

  /** Makes the keys in listed configurations known as secrets, before anyone else sees them. */
  #learnKeys({ request, answer }: Exchange): void {
    if (request.operation !== "listWireguardConfigs") return;
    const text = answer.body.text.replaceAll("\\/", "/");
    for (const [, name = "", key = ""] of text.matchAll(KEY_LINE)) {
      this.secrets.add(name.toLowerCase() === "privatekey" ? "PRIVATE_KEY" : "PRESHARED_KEY", key);
    }
  }

  /** What is said of a job that took longer than the target file gives it; noted, too. */
  overdue(what: string): string {
    const why = `${what} within the jobTimeout of ${this.target.jobTimeout} s; give a longer jobTimeout in the target file, and let verify --clean-up remove what is left`;
    const note = `Jobs took longer than the target file says: ${why}.`;
    if (!this.transport.notes.some((one) => one.includes("jobTimeout"))) {
      this.transport.notes.push(note);
    }
    return why;
  }

  /** A persona's credentials. @throws NotReachable if the target file does not give it. */
  credentials(persona: Persona): Credentials {
    return this.target.personas[this.firstOf(persona)]!;
  }

  /** The first of several personas that the target file gives. @throws NotReachable if it gives none. */
  firstOf(...personas: readonly Persona[]): Persona {
    const given = personas.find((persona) => this.target.personas[persona]);
    if (given) return given;
    const names = personas.map((persona) => `personas.${persona}`).join(", ");
    throw new NotReachable(
      personas.length > 1 ? `needs one of ${names}` : `needs ${names} in the target file`,
    );
  }

  /** The id of a server in a known state. @throws NotReachable if the target file does not give it. */
  server(fixture: Fixture): number {
    const given = this.target.servers[fixture];
    if (given === undefined) throw new NotReachable(`needs servers.${fixture} in the target file`);
    return given;
  }

  /** The persona's token; the account is logged in once in a run. */
  token(persona: Persona): Promise<string> {
    const token = this.tokens.get(persona) ?? this.newToken(persona, "TOKEN");
    this.tokens.set(persona, token);
    return token;
  }

  /** Has the account log in again for its next request. */
  forgetToken(persona: Persona): void {
    this.tokens.delete(persona);
  }

  /** A token of a new login. @throws TargetError if the account is not let in, for what is for the target file to set right. */
  async newToken(persona: Persona, name: string): Promise<string> {
    const { exchange, token } = await this.logIn(persona, name);
    if (token !== undefined && this.isReadableAs(ISSUED, exchange)) return token;
    const field = `target "${this.target.name}": personas.${persona}`;
    const asked = SECOND_STEP.exec(exchange.answer.body.text)?.[0];
    if (token === undefined && exchange.answer.status < 500 && asked !== undefined) {
      const says = `does not sign the account in by username and password alone, and says "${asked}"`;
      const remedy = "give another account, or let this one sign in by its password";
      throw new TargetError(`${field}: the installation ${says}; ${remedy}`);
    }
    const isVariant = (key: keyof Bodies) => this.breachesOf(key, exchange).length === 0;
    if (isVariant("createToken/422/wrong-credentials")) {
      const remedy = "correct its username and password in the target file";
      throw new TargetError(`${field}: the installation refuses its credentials; ${remedy}`);
    }
    if (isVariant("createToken/400/account-suspended")) {
      const remedy = "give another account, or let this one in again";
      throw new TargetError(`${field}: the installation has suspended the account; ${remedy}`);
    }
    throw this.broken(ISSUED, exchange);
  }

  /** Logs an account in; a token that comes of it is known as a secret of that name, behind the persona's. */
  async logIn(persona: Persona, name: string): Promise<{ exchange: Exchange; token?: string }> {
    const exchange = await this.send("createToken", this.loginOf(this.credentials(persona)));
    const { token } = (exchange.answer.body.json ?? {}) as { readonly token?: unknown };
    if (typeof token !== "string") return { exchange };
    this.issued.push({ persona, token });
    this.addToken(`${nameOf(persona)}_${name}`, token);
    return { exchange, token };
  }

  /** The call that logs in with such credentials. */
  loginOf(credentials: Readonly<Record<string, unknown>> | Credentials): VpnScriptCall {
    return { parameters: { ...credentials, device_name: this.target.deviceName } };
  }

  /** Makes a token known as a secret, whole and without its id: `ACTIVE_TOKEN`, `ACTIVE_TOKEN_SECRET`. */
  addToken(name: string, token: string): void {
    this.secrets.add(name, token);
    this.secrets.add(name.replace("TOKEN", "TOKEN_SECRET"), partsOf(token)[1]);
  }

  override async hasEnded({ request, answer }: Exchange): Promise<boolean> {
    const { persona, headers } = request;
    const { authorization = "" } = headers;
    if (answer.status !== 401 || persona === undefined) return false;
    if (!(await this.#isOver(authorization))) return false;
    const current = await this.tokens.get(persona as Persona);
    // Another request may have logged in again already.
    if (authorization === `Bearer ${current}`) this.tokens.delete(persona as Persona);
    this.transport.note("The installation ends tokens after a while; this run logged in again.");
    return true;
  }

  /** Whether a token that has served is refused now, whatever it is for. */
  async #isOver(authorization: string): Promise<boolean> {
    const isSettled = (this.#uses.get(authorization) ?? 0) >= SETTLED;
    const known = this.#letIn.get(authorization);
    return isSettled || !known ? isSettled : isRefusedNow(() => this.transport.send(known));
  }

  protected async prepare(call: VpnScriptCall): Promise<Prepared> {
    const { as: persona, parameters = {} } = call;
    const authorization = call.authorization ?? (persona && `Bearer ${await this.token(persona)}`);
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    return { baseUrl: this.target.baseUrl, headers, parameters, persona };
  }

  /** Asks for two things that need no account, and logs in if neither is answered as the page says. */
  async recognise(): Promise<void> {
    const [persona] = Object.keys(this.target.personas) as Persona[];
    const logIn = async () => (await this.logIn(persona!, "TOKEN")).exchange;
    await firstAnswer(
      this,
      () => this.send("getAccount", {}),
      () => this.send("createToken", {}),
      ...(persona ? [logIn] : []),
    );
  }

  override async preflight(chosen?: Chosen): Promise<void> {
    await this.recognise();
    await establishPremises(this, (field) => restsOn(this.api, field, chosen));
  }

  async undo(isWatched = false): Promise<Leftover[]> {
    const left = await this.configurations.undo(isWatched);
    try {
      // What this run's requests have made elsewhere shows in a last look.
      if (this.configurations.places.some(({ made }) => made.length > 0)) await this.fingerprint();
      return [...left, ...(await namedTwins(this))];
    } catch (error) {
      // What is known to be left is told by its name, though no more can be seen.
      if (left.length > 0) return left;
      throw error;
    }
  }

  override recover(entries: readonly Entry[]): void {
    this.configurations.recover(entries);
  }

  override async fingerprint(): Promise<Fingerprint> {
    const { personas, servers } = this.target;
    const listed = (["active", "other", "deviceLimited"] as const).filter((one) => personas[one]);
    const { wireguard } = servers;
    if (wireguard === undefined) return {};
    const places = listed.map((persona) => placeAt(persona, wireguard));
    const elsewhere = personas.active ? await otherServers(this) : [];
    places.push(...elsewhere.map((id) => placeAt("active", id)));
    return this.configurations.fingerprint(places);
  }
}

/** What a token has before its bar, and behind it. */
export function partsOf(token: string): [id: string, secret: string] {
  const bar = token.indexOf("|");
  return [token.slice(0, Math.max(bar, 0)), token.slice(bar + 1)];
}
