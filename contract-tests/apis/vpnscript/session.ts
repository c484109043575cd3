import { Tracker } from "../../engine/tracker/created.ts";
import { fingerprintOf } from "../../engine/tracker/fingerprint.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { nameOf, type Secrets } from "../../engine/secrets/secrets.ts";
import type { Operation } from "../../engine/description/catalogue.ts";
import type { Prepared } from "../../engine/call.ts";
import type { Entry } from "../../engine/exchange/journal.ts";
import type { Fingerprint, Leftover } from "../../engine/tracker/kind.ts";
import { Session, type Chosen, type Reach, type Suite } from "../../engine/session.ts";
import { given } from "../../engine/transport/target.ts";
import type { Transport } from "../../engine/transport/transport.ts";
import { restsOn } from "../../engine/work.ts";
import {
  dataIn,
  fieldsOf,
  type Bodies,
  type Configuration,
  type Panel,
  type VpnScriptCall,
} from "./calls.ts";
import { configurationKind } from "./configurations.ts";
import { holdCreates } from "./creating.ts";
import { comparedPlaces, eachOnce } from "./elsewhere.ts";
import { Ending, givenTwice, isLocked, LetIn, loggingIn, whyRefused } from "./logins.ts";
import { Moved, Served } from "./meanwhile.ts";
import { establishPremises } from "./premises.ts";
import { lookWhereSlotsMoved } from "./slots.ts";
import {
  EXAMPLE_ADDRESS,
  type Credentials,
  type Fixture,
  type Persona,
  type VpnScriptTarget,
} from "./target.ts";
import { tryTakenAgain } from "./taken-again.ts";
import { namedTwins, watchTwins } from "./twins.ts";

/** A line of a wg-quick file that holds a secret, as it appears in JSON, where it follows an n. */
const KEY_LINE = /(PrivateKey|PresharedKey)\s*=\s*([^\s"\\]+)/gi;

const ISSUED = "createToken/200/token-issued";

export type VpnScriptReach = Reach<VpnScriptSession, VpnScriptCall>;

export class VpnScriptSession extends Session<VpnScriptCall, Bodies> implements Panel {
  declare readonly target: VpnScriptTarget;
  override readonly exampleAddress = EXAMPLE_ADDRESS;
  readonly configurations: Tracker<Configuration>;
  readonly busy = new Set<string>();
  readonly late = new Set<string>();
  isStuck = false;
  readonly issued: { readonly persona: Persona; readonly token: string }[] = [];
  readonly #letIn = new LetIn();
  readonly ending = new Ending(this);
  readonly tokens = new Map<Persona, Promise<string>>();

  constructor(api: Suite, target: VpnScriptTarget, transport: Transport, secrets: Secrets) {
    super(api, target, transport, secrets);
    for (const [persona, { password }] of Object.entries(target.personas)) {
      const origin = given(`personas.${persona}.password`);
      secrets.add(`${nameOf(persona)}_PASSWORD`, password, origin);
    }
    transport.observe((exchange) => this.#learnKeys(exchange));
    transport.observe((exchange) => this.#letIn.answered(exchange));
    this.configurations = new Tracker(configurationKind(this), transport);
    for (const watching of [new Served(this), new Moved(this)]) {
      transport.observe((exchange) => watching.answered(exchange));
    }
  }

  /** Before anything else sees the answer. */
  #learnKeys(exchange: Exchange): void {
    const { operation, persona = "" } = exchange.request;
    const data = dataIn<{ password?: unknown }>(exchange);
    const password = operation === "getOpenvpnAuth" ? data?.password : undefined;
    const isNew = (text: string) => this.secrets.ownIn(text).every(({ value }) => value !== text);
    if (typeof password === "string" && isNew(password)) {
      this.secrets.add(`${nameOf(persona)}_OPENVPN_PASSWORD`, password);
    }
    if (operation !== "listWireguardConfigs") return;
    const text = exchange.answer.body.text.replaceAll("\\/", "/");
    for (const [, name = "", key = ""] of text.matchAll(KEY_LINE)) {
      this.secrets.add(name.toLowerCase() === "privatekey" ? "PRIVATE_KEY" : "PRESHARED_KEY", key);
    }
  }

  /** What is told where a job is late, and noted of the target file. */
  overdue(what: string): NotReachable {
    const why = `${what} within the jobTimeout of ${this.target.jobTimeout} s; give a longer jobTimeout in the target file`;
    const isNoted = this.transport.notes.some((one) => one.includes("jobTimeout"));
    if (!isNoted) this.transport.note(`Jobs took longer than the target file says: ${why}.`);
    return new NotReachable(why, { code: "budget" });
  }

  credentials(persona: Persona): Credentials {
    return this.target.personas[this.firstOf(persona)]!;
  }

  firstOf(...personas: readonly Persona[]): Persona {
    const given = personas.find((persona) => this.target.personas[persona]);
    if (given) return given;
    const names = personas.map((persona) => `personas.${persona}`).join(", ");
    throw new NotReachable(
      personas.length > 1 ? `needs one of ${names}` : `needs ${names} in the target file`,
    );
  }

  server(fixture: Fixture): number {
    const given = this.target.servers[fixture];
    if (given === undefined) throw new NotReachable(`needs servers.${fixture} in the target file`);
    return given;
  }

  token(persona: Persona): Promise<string> {
    const logIn = () => this.newToken(persona, "TOKEN");
    const token = this.tokens.get(persona) ?? this.ending.tried?.then(logIn, logIn) ?? logIn();
    this.tokens.set(persona, token);
    return token;
  }

  /** @throws TargetError if the login is refused for what the target file can set right */
  async newToken(persona: Persona, name: string, device?: string): Promise<string> {
    const { exchange, token, holder } = await this.logIn(persona, name, device);
    if (holder) throw givenTwice(this, exchange, [holder, persona]);
    if (token !== undefined && this.isReadableAs(ISSUED, exchange)) return token;
    throw whyRefused(this, persona, exchange, token) ?? this.broken(ISSUED, exchange);
  }

  /** A token is known as a secret of that name, behind the persona's. */
  async logIn(persona: Persona, name: string, device = this.target.deviceName) {
    const call = this.loginOf(this.credentials(persona), device);
    const exchange = await this.send("createToken", call);
    const { token } = fieldsOf(exchange);
    if (typeof token !== "string") return { exchange };
    const holder = this.issued.find((one) => one.token === token)?.persona ?? persona;
    if (holder !== persona) return { exchange, token, holder };
    this.issued.push({ persona, token });
    this.addToken(`${nameOf(persona)}_${name}`, token, exchange.request);
    return { exchange, token };
  }

  loginOf(
    credentials: Readonly<Record<string, unknown>> | Credentials,
    device_name = this.target.deviceName,
  ): VpnScriptCall {
    return { parameters: { ...credentials, device_name } };
  }

  /** Whole and without its id: `ACTIVE_TOKEN`, `ACTIVE_TOKEN_SECRET`. */
  addToken(name: string, token: string, login?: WireRequest): void {
    this.secrets.add(name, token, login && loggingIn(name, login, this.secrets));
    this.secrets.add(name.replace("TOKEN", "TOKEN_SECRET"), partsOf(token)[1]);
  }

  override async isToRepeat(exchange: Exchange): Promise<boolean> {
    if (isLocked(this, exchange)) return true;
    const { request, answer } = exchange;
    const { persona, headers } = request;
    const { authorization = "" } = headers;
    if (answer.status !== 401) return false;
    const ask = async () => this.transport.send(await this.build("listServers", { authorization }));
    const isIssued = this.issued.some(({ token }) => authorization === `Bearer ${token}`);
    if (isIssued && (await this.#letIn.isComing(authorization, ask))) {
      this.transport.note("Tokens were let in only some time after their logins.");
      return true;
    }
    if (persona === undefined) return false;
    if (await this.ending.isToStay(authorization, persona)) return false;
    if (!(await this.#letIn.isOver(authorization, persona, ask))) return false;
    const current = await this.tokens.get(persona as Persona);
    // Another request may have logged in again already.
    if (authorization === `Bearer ${current}`) this.tokens.delete(persona as Persona);
    this.transport.note(
      "Tokens that had been let in were refused later; this run logged in again.",
    );
    return true;
  }

  protected async prepare(call: VpnScriptCall, { effect }: Operation): Promise<Prepared> {
    const { as: persona, parameters = {} } = call;
    if (effect === "creates") await holdCreates(this, call);
    const authorization = call.authorization ?? (persona && `Bearer ${await this.token(persona)}`);
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    return { baseUrl: this.target.baseUrl, headers, parameters, persona };
  }

  /** Asks for two things that need no account, and logs in if neither is answered as documented. */
  protected override questions() {
    const [persona] = Object.keys(this.target.personas) as Persona[];
    const logIn = async () => (await this.logIn(persona!, "TOKEN")).exchange;
    return [
      () => this.send("getAccount", {}),
      () => this.send("createToken", {}),
      ...(persona ? [logIn] : []),
    ];
  }

  override async preflight(chosen?: Chosen): Promise<void> {
    await this.recognise();
    await establishPremises(this, (field) => restsOn(this.api, field, chosen));
  }

  async undo(isWatched = false): Promise<Leftover[]> {
    let left = [...(await this.configurations.undo(isWatched))];
    const isTried = left.length === 0 && (await tryTakenAgain(this).catch(() => true));
    if (isTried) left = [...(await this.configurations.undo(isWatched))];
    try {
      // What this run's requests have made elsewhere shows in a last look.
      if (this.configurations.places.some(({ made }) => made.length > 0)) {
        await this.fingerprint();
        left.push(...(await lookWhereSlotsMoved(this)));
      }
      await watchTwins(this);
      return eachOnce([...left, ...(await namedTwins(this))]);
    } catch (error) {
      // What is known to be left is reported, though no more can be seen, as once an account's password has changed.
      if (left.length > 0 || error instanceof TargetError) return left;
      throw error;
    }
  }

  override recover(entries: readonly Entry[]): void {
    this.configurations.recover(entries);
  }

  override async fingerprint(): Promise<Fingerprint> {
    return fingerprintOf(this.configurations, await comparedPlaces(this));
  }
}

export function partsOf(token: string): [id: string, secret: string] {
  const bar = token.indexOf("|");
  return [token.slice(0, Math.max(bar, 0)), token.slice(bar + 1)];
}
