import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../engine/exchange/answers.ts";
import type { Operation, Way } from "../../engine/description/catalogue.ts";
import { Tracker } from "../../engine/tracker/created.ts";
import { fingerprintOf } from "../../engine/tracker/fingerprint.ts";
import { requireHarmlessCreates } from "../../engine/tracker/harm/chance.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import type { Entry } from "../../engine/exchange/journal.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import { whyKeptOut } from "../../engine/excuses.ts";
import { isRefusedByPage } from "../../engine/transport/whose.ts";
import { isPattern } from "./almost-keys.ts";
import { firstAnswer } from "../../engine/transport/preflight.ts";
import { nameOf, type Secrets } from "../../engine/secrets/secrets.ts";
import { Session, type Chosen, type Reach, type Rule, type Suite } from "../../engine/session.ts";
import { given } from "../../engine/transport/target.ts";
import type { Transport } from "../../engine/transport/transport.ts";
import { restsOn } from "../../engine/work.ts";
import { outcomeOf, parametersOf, type Row } from "./answers.ts";
import { FailingSpell } from "./failing-spell.ts";
import { riskOfUrl } from "./local-host.ts";
import { turnOf } from "./orders.ts";
import {
  askByOthers,
  establishStates,
  isHeldOut,
  requireThatSomethingWorks,
  SETTINGS,
} from "./premises.ts";
import { Repeats } from "./repeats.ts";
import {
  EXAMPLE_ADDRESS,
  NO_ROUTERS_KEY,
  STATES,
  type Method,
  type Router,
  type State,
  type WaverosCall,
  type WaverosTarget,
} from "./target.ts";
import { strangersAt } from "./strangers.ts";
import { SHUT, voucherKind } from "./voucher-kind.ts";
import { Vouchers } from "./vouchers.ts";

export type WaverosReach = Reach<WaverosSession, WaverosCall>;
export type WaverosRules = Readonly<Record<string, Omit<Rule<WaverosSession>, "id">>>;

export class WaverosSession extends Session<WaverosCall> {
  declare readonly target: WaverosTarget;
  override readonly exampleAddress = EXAMPLE_ADDRESS;
  readonly tracker: Tracker<Row>;
  readonly vouchers: Vouchers;
  /** Usernames that came with each of this run's creations, known only by that moment. */
  readonly strangers = new Set<string>();
  readonly spell = new FailingSpell(this);
  readonly repeats = new Repeats(this);
  #isRecognised = false;
  /** By their addresses: the state of each router, "" for the target itself. */
  readonly #places: ReadonlyMap<string, string>;
  #turns = 0;

  constructor(api: Suite, target: WaverosTarget, transport: Transport, secrets: Secrets) {
    super(api, target, transport, secrets);
    // Of several at one address, or with one key, the first counts: it comes last.
    const routers = Object.entries({ "": target, ...target.states }).toReversed();
    const addressOf = (url: string) => withoutQuery(new URL(url).href);
    this.#places = new Map(routers.map(([state, { baseUrl }]) => [addressOf(baseUrl), state]));
    for (const [state, { apiKey }] of routers) {
      const name = state === "" ? "WAVEROS_KEY" : `WAVEROS_${nameOf(state)}_KEY`;
      const field = state === "" ? "apiKey" : `states.${state}.apiKey`;
      secrets.add(name, apiKey, given(`${field}, from ${SETTINGS}`));
    }
    transport.observe((exchange) => this.#answered(exchange));
    this.tracker = new Tracker(voucherKind(this), transport);
    this.vouchers = new Vouchers(this);
  }

  /** The target itself without a state. @throws NotReachable if the target file does not give it */
  router(state?: State): Router {
    const router = state === undefined ? this.target : this.target.states?.[state];
    if (router) return router;
    throw new NotReachable(`needs states.${state} in the target file: ${STATES[state!]}`);
  }

  /** The state of the router that a request goes to, "" for the target itself. */
  placeOf({ url }: WireRequest): string | undefined {
    return this.#places.get(withoutQuery(url));
  }

  /** Whether a request goes to the router itself, with its key. */
  isAuthentic(request: WireRequest): boolean {
    const isItsKey = parametersOf(request)["api-key"] === this.target.apiKey;
    return isItsKey && this.placeOf(request) === "";
  }

  /** POST where possible: it keeps the key out of the URL. */
  get method(): Method {
    return this.target.methods.includes("POST") ? "POST" : "GET";
  }

  turn(): Method {
    const { methods } = this.target;
    return methods[this.#turns++ % methods.length]!;
  }

  override allows({ method }: Pick<Way, "method">): boolean {
    return this.target.methods.some((allowed) => allowed === method);
  }

  /** Each has the other method on the next day; a missing key is tried by the method by which a wrong one is not. */
  override turnOf = (name: string): number => this.turnOfDay + Number(name === SHUT.getDisabled);

  get turnOfDay(): number {
    return turnOf(this.target.name);
  }

  ask(operation: OperationName, call: WaverosCall, method: string = this.method) {
    return this.send(operation, call, this.wayOf(operation, method));
  }

  /** Whether an answer says that what was asked for is done, or refuses it in any words. @throws Broken if it says neither */
  said(key: string, exchange: Exchange): "done" | "refused" {
    const outcome = outcomeOf(exchange);
    if (outcome === "unclear") throw this.broken(key, exchange);
    return outcome;
  }

  askInTurn(operation: OperationName, parameters: object): Promise<Exchange> {
    return this.ask(operation, { parameters: { ...parameters } }, this.turn());
  }

  wayOf(operation: string, method: string): number {
    return this.api.catalogue.operations[operation]!.ways.findIndex((way) => way.method === method);
  }

  protected async prepare({ key, at, parameters }: WaverosCall, of: Operation, { method }: Way) {
    const { baseUrl, apiKey } = this.router(at);
    if (of.effect === "creates") await requireHarmlessCreates(this.tracker);
    if (method === "GET") this.keepKeyOutOfUrl(baseUrl);
    const passcode = parameters?.["passcode"];
    if (typeof passcode === "string") {
      this.secrets.add("VOUCHER_PASSCODE", passcode, { words: "any; this run made one up" });
    }
    const sent = key === null ? undefined : (key ?? apiKey);
    return { baseUrl, headers: {}, parameters: { "api-key": sent, ...parameters } };
  }

  keepKeyOutOfUrl(baseUrl: string): void {
    const risk = riskOfUrl(baseUrl);
    if (risk) throw new NotReachable(`would carry an API key ${risk}`, { code: "not-allowed" });
  }

  /** An operator may renew the key during the run. @throws TargetError if the router refuses its own to everything */
  async #answered(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    if (!this.#isRecognised || !this.allows(request) || !isHeldOut(this, exchange)) return;
    await this.outage.stays(exchange, `${request.method} ${request.operation}`);
  }

  override async isToRepeat(exchange: Exchange): Promise<boolean> {
    await this.repeats.take(exchange);
    return this.spell.isOver(exchange);
  }

  override isDoneBefore = (exchange: Exchange): boolean => this.repeats.isDoneBefore(exchange);

  override saysNothing(exchange: Exchange): string | undefined {
    const { "api-key": key } = parametersOf(exchange.request);
    if (isPattern(key) && isRefusedByPage(exchange)) return whyKeptOut(exchange);
    return this.repeats.saysNothing(exchange) ?? this.spell.saysNothing(exchange);
  }

  readings(action: string): readonly Answered[] {
    return this.answers
      .of(action)
      .filter(({ exchange: { request } }) => this.isAuthentic(request) && !request.isOdd)
      .filter(({ exchange }) => !this.spell.hasPassed(exchange));
  }

  /** The first answer that was kept; sent for if there is none. */
  async first(operation: OperationName): Promise<Exchange> {
    return this.readings(operation)[0]?.exchange ?? this.ask(operation, {});
  }

  /** One from after this run's last creation or removal. */
  async latest(operation: OperationName): Promise<Exchange> {
    const last = this.readings(operation).at(-1)?.exchange;
    const { creates, removals } = this.vouchers.place;
    const isLate = ({ exchange }: { readonly exchange?: Exchange } = {}) =>
      !exchange || (last && this.answers.isLater(last, exchange));
    if (last && [creates.at(-1), removals.at(-1)].every(isLate)) return last;
    return this.ask(operation, {});
  }

  /** Reads lists that are needed anyway, the vouchers first. */
  protected override questions(method = this.method) {
    const lists: OperationName[] = ["get_voucher_users", "get_active_guests"];
    if (method !== this.method) lists.reverse();
    return [
      ...lists.map((list) => () => this.ask(list, {}, method)),
      () => this.ask("get_active_guests", { key: NO_ROUTERS_KEY }, method),
    ];
  }

  /** By each allowed method. @throws TargetError with the next step if nothing can be verified by one of them */
  override async recognise(): Promise<void> {
    for (const method of this.target.methods) {
      const exchange = await firstAnswer(this, ...this.questions(method));
      // One action that refuses what others take is a finding.
      if (isHeldOut(this, exchange)) await askByOthers(this, method);
      if (this.nameOf(exchange) === SHUT.failing) await requireThatSomethingWorks(this);
    }
    this.#isRecognised = true;
  }

  override async preflight(chosen?: Chosen): Promise<void> {
    const { name, methods, baseUrl, states = {} } = this.target;
    const addresses = [baseUrl, ...Object.values(states).map((router) => router.baseUrl)];
    const risk = addresses.map(riskOfUrl).find((one) => one !== undefined);
    if (risk !== undefined && methods.includes("GET")) {
      throw new TargetError(
        `target "${name}": GET would carry the API key ${risk}; take GET out of methods, or give the router's address in the LAN`,
      );
    }
    await this.recognise();
    await establishStates(this, (state) => restsOn(this.api, state, chosen));
  }

  override recover(entries: readonly Entry[]): void {
    this.tracker.recover(entries);
  }

  /** Only at the router itself: the states' routers refuse every list, or nothing is created there. */
  override fingerprint() {
    return fingerprintOf(this.tracker, [""]);
  }

  override async undo(isWatched = false): Promise<Leftover[]> {
    const leftovers = await this.tracker.undo(isWatched);
    this.spell.note();
    const isNew = ({ what }: Leftover) => leftovers.every((one) => one.what !== what);
    return [...leftovers, ...strangersAt(this.vouchers.place, this.strangers).filter(isNew)];
  }
}

/** Nor the last slash, which a base URL may leave out. */
function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, "").replace(/\/$/, "");
}
