import pLimit from "p-limit";
import type { Call, Prepared } from "./call.ts";
import { Answers } from "./exchange/answers.ts";
import type { Contract, Operation, Variant, Way } from "./description/catalogue.ts";
import { queryText, type Exchange, type WireRequest } from "./exchange/exchange.ts";
import type { Entry } from "./exchange/journal.ts";
import type { Fingerprint, Leftover } from "./tracker/kind.ts";
import { breachesOf, judge, variantOf } from "./judgement/judge.ts";
import { Described } from "./transport/described.ts";
import { documentedNames } from "./judgement/documented-names.ts";
import { Exposed } from "./judgement/exposed.ts";
import { UnknownFields } from "./judgement/unknown-fields.ts";
import { Outage, RESTART } from "./transport/outage.ts";
import { firstAnswer } from "./transport/preflight.ts";
import { Broken, isAround, type Found, type ReportBreach } from "./judgement/finding.ts";
import type { Seen } from "./judgement/seen.ts";
import type { Secrets } from "./secrets/secrets.ts";
import { addDoorSecrets, doorHeaders, type Target } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

/** How a variant is reached: written once, for Vitest, Dredd and the plan alike. */
export interface Reach<S extends Session = Session, C extends Call = Call> {
  /** For a reader: as whom, and with what. */
  readonly how: string;
  /** True if it depends on what an account has just now, or changes it: never beside another such. */
  readonly alone?: true;
  /** True if each way counts even where every operation has the variant. */
  readonly byEach?: true;
  /** True if one way counts, by turns, as a rule tries the others. */
  readonly byOne?: true;
  /** The fields of the target file that it depends on; any, where it does not say. */
  readonly needs?: readonly string[];
  /** What may be wrong in the target file instead, and only this request can show: `personas.x is not an expired account`. */
  readonly unless?: string;
  /**
   * Why another documented answer than the variant is for the target file to set right: where what
   * else can be read contradicts the file as well. Undefined where it does not.
   */
  contradicted?(session: S, exchange: Exchange): Promise<string | undefined>;
  /** True if an answer from before `call` counts for nothing, though the request was the same; false if it counts of a write, too. */
  readonly fresh?: boolean;
  /** True if the precondition can lapse, so an answer with another variant may just be late. */
  readonly fleeting?: true;
  /**
   * The call that is answered by the variant, after whatever must be so before it.
   * @throws NotReachable with the reason if this target cannot be brought there.
   */
  call(session: S): C | Promise<C>;
}

/** A truth across exchanges. Where it draws by `chance`, the same seed draws the same, and more tries draw that and more. */
export interface Rule<S extends Session = Session> {
  readonly id: string;
  /** The truth, in one sentence, and where it comes from, as source.ts reads it. */
  readonly title: string;
  readonly source: string;
  readonly alone?: true;
  /** True if it only reads what was recorded: it is checked again at the end, after the clean-up. */
  readonly last?: true;
  readonly chance?: { readonly seed: number; readonly tries: number };
  /** Reports each breach; throws `NotReachable` where the target does not let it be tried. */
  check(session: S, found: ReportBreach): Promise<void>;
}

/** What a run is to exercise. */
export interface Chosen {
  readonly variants: readonly Variant[];
  readonly rules: readonly Rule[];
}

/** A contract, and how a kind of session tries whether it is kept. */
export interface Suite<S extends Session = Session, C extends Call = Call> extends Contract {
  /** By variant key; variants without an entry cannot be provoked. */
  readonly reaches: Readonly<Record<string, Reach<S, C>>>;
  readonly rules: readonly Rule<S>[];
}

/**
 * One run's connection to one target: it knows the credentials, what this run has created, and
 * how a call becomes a request. Each API has its own, with what its rules need.
 */
export abstract class Session<C extends Call = Call, Bodies = Record<string, unknown>> {
  readonly api: Suite;
  readonly target: Target;
  readonly transport: Transport;
  readonly secrets: Secrets;
  /** What this run has been answered so far. */
  readonly answers = new Answers();
  /** Whether a field that the vendor's page does not know is a finding. */
  strict = false;
  /** Whether variants that all operations share are exercised by every method of each. */
  allMethods = false;
  readonly outage: Outage;
  /** What no answer of the run may be, and what none may show. */
  readonly described = new Described(this);
  readonly exposed: Exposed;
  /** What the vendor's page does not know of its answers. */
  readonly unknownFields = new UnknownFields(this);
  /** An address as installations of the API have it. */
  readonly exampleAddress?: string;

  constructor(api: Suite, target: Target, transport: Transport, secrets: Secrets) {
    [this.api, this.target, this.transport, this.secrets] = [api, target, transport, secrets];
    addDoorSecrets(target, secrets);
    const recognise = () => {
      transport.forgetSilences();
      return this.recognise();
    };
    this.outage = new Outage(this, recognise, RESTART);
    this.exposed = new Exposed(this);
    transport.observe((exchange) => {
      secrets.learnBody(exchange.answer.body, api.secretFields, documentedNames(api));
      if (!transport.isInItsPlace(exchange) && !this.outage.isNotIt(exchange)) {
        this.described.answered(exchange);
        this.answers.take(exchange);
        this.exposed.answered(exchange);
        this.unknownFields.answered(exchange);
      }
      return this.outage.answered(exchange);
    });
    transport.reader = this.outage;
  }

  /** Gives a call its base URL and credentials, logging in first if necessary. */
  protected abstract prepare(call: C, operation: Operation, way: Way): Promise<Prepared>;

  /** Different requests that every installation of this API answers as described, the cheapest first; each is sent every time. */
  protected abstract questions(): readonly (() => Promise<Exchange>)[];

  /** Asks whether the target is an installation of this API. @throws TargetError in one line if it is not. */
  async recognise(): Promise<void> {
    await firstAnswer(this, ...this.questions());
  }

  /** Checks the premises of what is judged; by default all. @throws TargetError if it is not so. */
  async preflight(_chosen?: Chosen): Promise<void> {
    await this.recognise();
  }

  /** Removes whatever this run created, and watches whether it stays away; returns what could not be removed. */
  abstract undo(isWatched?: boolean): Promise<Leftover[]>;

  /** Takes up the writes of an earlier run from its journal, for `undo`. */
  abstract recover(entries: readonly Entry[]): void;

  /** Ids of what can be seen of the kind of thing that a run creates: they stay the same while nothing is created or deleted. */
  abstract fingerprint(): Promise<Fingerprint>;

  /** True if this target may be called that way. */
  allows(_way: Way): boolean {
    return true;
  }

  /** How many ways further than others a variant that all operations share begins. */
  turnOf = (_name: string): number => 0;

  /** The request of a call, ready for the wire. */
  async build(operation: string, call: C, way = 0): Promise<WireRequest> {
    const described = this.api.catalogue.operations[operation];
    const chosen = described?.ways[way];
    if (!described || !chosen) throw new Error(`${this.api.name} has no operation ${operation}`);
    const { baseUrl, headers, parameters, persona } = await this.prepare(call, described, chosen);
    const base = baseUrl.replace(/\/$/, "");
    const url = new URL(base + chosen.path);
    const given = { ...chosen.constants, ...parameters };
    const sent = { accept: "application/json", ...doorHeaders(this.target), ...headers };
    const request = { operation, effect: described.effect, method: chosen.method, persona, base };
    if (chosen.parametersIn === "body") {
      const typed = { ...sent, "content-type": "application/json" };
      return { ...request, url: url.href, headers: typed, body: JSON.stringify(given) };
    }
    const texts = Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, queryText(value)] as [string, string]],
    );
    // A plus sign is a space only by the custom of HTML forms; %20 is one by any.
    url.search = new URLSearchParams(texts).toString().replaceAll("+", "%20");
    return { ...request, url: url.href, headers: sent, body: undefined };
  }

  /** Does work that no other such work may run beside: see `alone` of a reach or rule. */
  readonly oneAtATime = pLimit(1);

  /** Sends a call; once more if its answer says what has passed by then. */
  async send(operation: string, call: C, way = 0, alter = (one: WireRequest) => one) {
    const send = async () => this.transport.send(alter(await this.build(operation, call, way)));
    const exchange = await send();
    return (await this.isToRepeat(exchange)) ? send() : exchange;
  }

  /** Whether an answer rests on what has passed, as credentials that have ended, or writes that failed for a moment. */
  async isToRepeat(_exchange: Exchange): Promise<boolean> {
    return false;
  }

  /** Why an answer says nothing of what was asked for: then nobody concludes anything from it. */
  saysNothing(_exchange: Exchange): string | undefined {
    return undefined;
  }

  /** Whether a write may be refused only since it was carried out before: that says nothing of its first answer. */
  isDoneBefore = (_exchange: Exchange): boolean => false;

  /** The answer to a call: the last that came to the same request, else that to a new one. */
  async once(operation: string, call: C, way = 0): Promise<Exchange> {
    const request = await this.build(operation, call, way);
    const exchange = await this.answers.once(request, () => this.transport.send(request));
    return (await this.isToRepeat(exchange)) ? this.send(operation, call, way) : exchange;
  }

  /**
   * The body of an answer that must be the given variant, for a rule to show what is wrong with it.
   * @throws Broken with the findings if it cannot be read as that.
   */
  async see<K extends keyof Bodies & string>(key: K, call: C): Promise<Seen<Bodies[K]>> {
    const exchange = await this.send(this.#variant(key).operation, call);
    if (!this.isReadableAs(key, exchange)) throw this.broken(key, exchange);
    return { value: exchange.answer.body.json as Bodies[K], at: "", exchange };
  }

  /** That body alone. */
  expect = async <K extends keyof Bodies & string>(key: K, call: C): Promise<Bodies[K]> =>
    (await this.see(key, call)).value;

  /** Whether an answer is the given variant, if what is around its JSON is left aside: that keeps nobody from reading it. */
  isReadableAs(key: keyof Bodies & string, exchange: Exchange): boolean {
    const isRead = exchange.answer.body.json !== undefined;
    return isRead && this.breachesOf(key, exchange).every(isAround);
  }

  /** The name of the variant that an answer is; undefined where it is none of its operation's. */
  nameOf = (exchange: Exchange): string | undefined => variantOf(this.api, exchange)?.name;

  /** What keeps an answer from being the given variant. */
  breachesOf(key: keyof Bodies & string, exchange: Exchange): readonly Found[] {
    return breachesOf(this, this.#variant(key), exchange).found;
  }

  /** The error for an answer that a rule needs to be the given variant. */
  broken(key: keyof Bodies & string, exchange: Exchange): Broken {
    return new Broken(judge(this, this.#variant(key), exchange).findings, exchange);
  }

  #variant(key: string): Variant {
    const variant = this.api.catalogue.variants[key];
    if (!variant) throw new Error(`${this.api.name} has no variant ${key}`);
    return variant;
  }
}
