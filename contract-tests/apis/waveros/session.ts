import { randomBytes } from "node:crypto";
import type { catalogue, OperationName, VariantKey } from "../../../generated/waveros/catalogue.ts";
import type { components } from "../../../generated/waveros/openapi.d.ts";
import type { ReachOf, RuleOf } from "../../engine/api.ts";
import type { Contract } from "../../engine/contract.ts";
import type { Operation, Way } from "../../engine/catalogue.ts";
import { NotReachable, TargetError } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Entry } from "../../engine/journal.ts";
import { nameOf, Secrets } from "../../engine/secrets.ts";
import {
  Session,
  type Call,
  type Fingerprint,
  type Leftover,
  type Prepared,
} from "../../engine/session.ts";
import type { Transport } from "../../engine/transport.ts";
import { outcomeOf, parametersOf } from "./answers.ts";
import { standing } from "./journaled.ts";
import { isLocalHost } from "./local-host.ts";
import { tryMethod } from "./preflight.ts";
import { Readings, type Reading } from "./readings.ts";
import { STATES, type Method, type Router, type State, type WaverosTarget } from "./target.ts";
import { undo } from "./undo.ts";
import { Vouchers } from "./vouchers.ts";

/** The body of each variant, as the description types it. */
export type Bodies = {
  [K in VariantKey]: components["schemas"][(typeof catalogue.variants)[K]["schema"]];
};

export interface WaverosCall extends Call {
  /** An API key to send instead of the router's own; null for none at all. */
  readonly key?: string | null;
  /** At the router that is in that state, instead of the target itself. */
  readonly at?: State | undefined;
}

export type WaverosReach = ReachOf<WaverosSession, WaverosCall>;
export type WaverosRule = RuleOf<WaverosSession>;

/** A run's connection to a WaverOS router. */
export class WaverosSession extends Session<WaverosCall, Bodies> {
  declare readonly target: WaverosTarget;
  readonly vouchers: Vouchers;
  /** Answers in which an API key stood. */
  readonly leaks: Exchange[] = [];
  /** True once a request with the router's own key was refused. */
  refused = false;
  readonly #places = new Map<State | undefined, Vouchers>();
  readonly readings = new Readings();
  /** What an earlier run may have left where this target does not lead. */
  readonly #lost = new Map<string, Leftover>();
  readonly #keys = new Secrets();
  #turns = 0;

  /** @throws TargetError if a key would have to travel in a URL outside the local network. */
  constructor(api: Contract, target: WaverosTarget, transport: Transport, secrets: Secrets) {
    super(api, target, transport, secrets);
    const mark = `ct-${randomBytes(4).toString("hex")}`;
    for (const [state, { apiKey, baseUrl }] of this.#routers()) {
      const name = state === undefined ? "WAVEROS_KEY" : `WAVEROS_${nameOf(state)}_KEY`;
      secrets.add(name, apiKey);
      this.#keys.add(name, apiKey);
      this.#places.set(state, new Vouchers(this, mark, state));
      const { hostname } = new URL(baseUrl);
      if (!target.methods.includes("GET") || isLocalHost(hostname)) continue;
      throw new TargetError(
        `target "${target.name}": GET would carry the API key in a URL to ${hostname}, which is no host of the local network; take GET out of methods, or give the router's address in the LAN`,
      );
    }
    this.vouchers = this.#places.get(undefined)!;
    transport.observe((exchange) => this.answered(exchange));
  }

  /** The router in a state, the target itself for none. @throws NotReachable if the target file does not give it. */
  router(state?: State): Router {
    const router = state === undefined ? this.target : this.target.states?.[state];
    if (router) return router;
    throw new NotReachable(`needs states.${state} in the target file: ${STATES[state!]}`);
  }

  /** Every documented `valid_for`. */
  get validities(): readonly string[] {
    return (this.api.schemas["ValidFor"] as { readonly enum: readonly string[] }).enum;
  }

  /** The method that serves where nothing speaks for the other: it keeps the key out of the URL. */
  get method(): Method {
    return this.target.methods.includes("POST") ? "POST" : "GET";
  }

  /** The allowed methods in turn. */
  turn(): Method {
    const { methods } = this.target;
    return methods[this.#turns++ % methods.length]!;
  }

  override allows({ method }: Way): boolean {
    return this.target.methods.some((allowed) => allowed === method);
  }

  /** Sends a call by a method instead of by the number of a way. */
  ask(operation: OperationName, call: WaverosCall, method = this.method): Promise<Exchange> {
    return this.send(operation, call, this.wayOf(operation, method));
  }

  wayOf(operation: OperationName, method: Method): number {
    const ways = this.api.catalogue.operations[operation]?.ways ?? [];
    return ways.findIndex((way) => way.method === method);
  }

  protected async prepare(
    { key, at, parameters }: WaverosCall,
    { effect }: Operation,
    { method }: Way,
  ): Promise<Prepared> {
    const { baseUrl, apiKey } = this.router(at);
    if (method === "GET") this.keepKeyOutOfUrl(baseUrl);
    const sent = key === undefined ? apiKey : key;
    const passcode = parameters?.["passcode"];
    if (typeof passcode === "string") this.secrets.add("VOUCHER_PASSCODE", passcode);
    if (effect !== "reads" && this.transport.allowWrites) {
      await this.#places.get(at)!.intend(effect === "creates" ? parameters : undefined);
    }
    return {
      baseUrl,
      headers: {},
      parameters: { ...(sent === null ? {} : { "api-key": sent }), ...parameters },
    };
  }

  /** @throws NotReachable if a URL is not the place for a key there. */
  keepKeyOutOfUrl(baseUrl: string): void {
    const { hostname } = new URL(baseUrl);
    if (isLocalHost(hostname)) return;
    throw new NotReachable(
      `would carry an API key in a URL to ${hostname}, which is no host of the local network`,
    );
  }

  /** Takes down what an answer tells of vouchers, guests and keys. */
  async answered(exchange: Exchange): Promise<void> {
    const { request, answer } = exchange;
    this.secrets.learn(answer.body.json, this.api.secretFields);
    if (this.#keys.stands(`${JSON.stringify(answer.headers)}\n${answer.body.text}`)) {
      this.leaks.push(exchange);
    }
    const sent = parametersOf(request);
    const place = this.#routers().find(([, { baseUrl }]) => isAt(request.url, baseUrl));
    if (!place) return;
    const [state, { apiKey }] = place;
    const authentic = sent["api-key"] === apiKey;
    if (state === undefined) this.readings.take(exchange, authentic ? sent["action"] : undefined);
    this.refused ||= authentic && outcomeOf(exchange) === "refused";
    if (request.effect !== "reads" || authentic) {
      await this.#places.get(state)?.answered(exchange, sent);
    }
  }

  /** The first answer to an action in this run; sent for if there is none. */
  async first(operation: OperationName): Promise<Reading> {
    const first = () => this.readings.of(operation)[0];
    if (!first()) await this.ask(operation, {});
    return first()!;
  }

  /** Answers to an action by POST and GET between which this run has changed nothing; sent for if there are none. */
  async pair(operation: OperationName): Promise<readonly [post: Exchange, get: Exchange]> {
    const pair = this.readings.pair(operation);
    return pair ?? [await this.ask(operation, {}, "POST"), await this.ask(operation, {}, "GET")];
  }

  /** Asks by every allowed method for the voucher list, which is needed anyway. */
  async preflight(): Promise<void> {
    for (const method of this.target.methods) await tryMethod(this, method);
  }

  override recover(entries: readonly Entry[]): void {
    for (const { at, baseUrl, mark, name } of standing(entries)) {
      const place = this.#routers().find(([state]) => state === at);
      if (place?.[1].baseUrl === baseUrl) this.#places.get(at)!.recover(mark, name);
      else {
        const why =
          "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand";
        this.#lost.set(`${mark} ${baseUrl}`, { what: `vouchers "${mark}-…" at ${baseUrl}`, why });
      }
    }
  }

  /** The usernames at the router itself: the states' routers refuse every list, or nothing is created there. */
  override async fingerprint(): Promise<Fingerprint> {
    try {
      const { rows } = await this.vouchers.current();
      return { [this.target.baseUrl]: rows.map(({ username }) => String(username)).toSorted() };
    } catch (error) {
      if (error instanceof NotReachable) return {};
      throw error;
    }
  }

  async undo(): Promise<Leftover[]> {
    const leftovers: Leftover[] = [...this.#lost.values()];
    for (const [at, vouchers] of this.#places) leftovers.push(...(await undo(this, vouchers, at)));
    return leftovers;
  }

  #routers(): [State | undefined, Router][] {
    const states = Object.entries(this.target.states ?? {}) as [State, Router][];
    return [[undefined, this.target], ...states];
  }
}

/** True if a request went to a base URL. */
function isAt(url: string, baseUrl: string): boolean {
  const { origin, pathname } = new URL(url);
  const base = new URL(baseUrl);
  return origin === base.origin && pathname === `${base.pathname.replace(/\/$/, "")}/`;
}
