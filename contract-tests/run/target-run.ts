import { keyOf } from "../engine/description/catalogue.ts";
import pLimit, { type LimitFunction } from "p-limit";
import type { Api } from "../engine/api.ts";
import { TargetError, UsageError } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import { check, timed, type Recorded } from "../engine/exercise.ts";
import type { FileJournal } from "../engine/exchange/journal.ts";
import { endOf } from "../engine/transport/no-answer.ts";
import { faultAt, notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import { Records } from "../engine/records.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Fingerprint, Leftover } from "../engine/tracker/kind.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/transport/target.ts";
import { Transport, type TransportOptions } from "../engine/transport/transport.ts";
import { ruleId, type Work } from "../engine/work.ts";
import type { DreddRun } from "../judges/dredd/run-dredd.ts";
import { Evidence, type HarEntry } from "../report/har.ts";
import type { TargetReport, Tool } from "../report/report.ts";
import { Clock } from "../report/plots.ts";
import { changeNotes } from "./notes.ts";
import { askedOf, chosenOf, idsOf, type Choice } from "./chosen.ts";
import { compile } from "./compile.ts";
import { overBy } from "./over.ts";
import { Told } from "./told.ts";
import { BOTH, TOOLS, type Judges } from "./tools.ts";

export interface TargetRunOptions extends Choice, Pick<TransportOptions, "timeout" | "windowMs"> {
  /** Exchanges under way at once; by default 4, and at first all logins. */
  readonly concurrency?: number | undefined;
  /** Runs a tool; the tools themselves by default. */
  readonly judges?: Judges | undefined;
  /** The tools to run; both by default. */
  readonly tools?: readonly Tool[] | undefined;
  /** Whether a field that the vendor's page does not know is a finding. */
  readonly strict?: boolean | undefined;
  /** Whether variants that all operations share are exercised by every method of each. */
  readonly allMethods?: boolean | undefined;
  /** Whether its exchanges are told once it has ended, given its report; none are kept by default. */
  readonly isEvidence?: ((report: TargetReport) => boolean) | undefined;
  /** Called with every exchange; what it sees is not masked. */
  readonly observe?: ((exchange: Exchange, target: Target) => void) | undefined;
  /** The journal of a target's writes; none is kept by default. */
  readonly journal?: ((target: Target) => FileJournal) | undefined;
}

/** A run on one target, from the first request to the clean-up. */
export class TargetRun implements Work {
  readonly session: Session;
  readonly variants: Work["variants"];
  readonly rules: Work["rules"];
  readonly #tools: readonly Tool[];
  readonly #judges: Judges;
  readonly #records: Records;
  readonly #signal: AbortSignal;
  readonly #stop = new AbortController();
  readonly #slots: LimitFunction;
  readonly #evidence: Evidence | undefined;
  readonly #journal: FileJournal | undefined;
  readonly #clock = new Clock();
  readonly #told = new Told();
  /** Work that has begun and not ended. */
  readonly #underWay = new Set<Promise<unknown>>();
  #seen: Fingerprint | undefined;
  /** Why the target cannot be verified at all, if it cannot. */
  failed: TargetError | undefined;
  leftovers: readonly Leftover[] = [];
  #ended: ReadonlySet<string> = new Set();

  constructor(api: Api, target: Target, signal: AbortSignal, options: TargetRunOptions) {
    const { tools = BOTH, judges = TOOLS, concurrency, windowMs } = options;
    const { timeout = target.timeout, strict = false, allMethods = false, observe } = options;
    [this.#tools, this.#judges, this.#signal] = [tools, judges, signal];
    this.#slots = pLimit(concurrency ?? 4);
    this.#journal = options.journal?.(target);
    const both = AbortSignal.any([signal, this.#stop.signal]);
    const transport = new Transport({
      ...target,
      ...{ timeout, concurrency, windowMs, signal: both, journal: this.#journal },
    });
    transport.observe((exchange) => observe?.(exchange, target));
    this.#evidence = options.isEvidence ? new Evidence() : undefined;
    transport.observe((exchange) => this.#evidence?.keep(exchange));
    transport.observe((exchange) => this.#clock.take(exchange));
    this.session = api.connect(target, transport, new Secrets());
    Object.assign(this.session, { strict, allMethods });
    this.#records = new Records(this.session);
    ({ variants: this.variants, rules: this.rules } = chosenOf({ api, target }, options));
  }

  /** Ends the run, since nothing more can be verified. */
  fail(error: TargetError): void {
    this.failed ??= error;
    this.#stop.abort(error);
  }

  /** The ids of its variants, and those of its rules. */
  get ids(): readonly [variants: string[], rules: string[]] {
    return idsOf(this.session.api, this);
  }

  /** The ids of what a tool judges. */
  askedOf(tool: Tool): string[] {
    return askedOf(this.session.api, this, tool);
  }

  /** Does some work on the target; what fails in it ends this run, and no other, unless nothing can be written. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.failed) return undefined;
    const working = work();
    this.#underWay.add(working);
    try {
      return await working;
    } catch (error) {
      const end = endOf(this.session, error);
      if (!end && (error instanceof UsageError || this.#signal.aborted)) throw error;
      this.fail(end ?? faultAt(this.session.target.name, error));
    } finally {
      this.#underWay.delete(working);
    }
  }

  /** Establishes that the target is what the target file says, as far as anything chosen rests on it. */
  async preflight(): Promise<void> {
    if (this.ids.flat().length > 0) await this.attempt(() => this.session.preflight(this));
  }

  /** Records what the personas can see, where the run may change that. */
  async look(): Promise<void> {
    if (this.mayWrite) {
      this.#seen = await this.attempt(() => this.session.fingerprint());
    }
  }

  /** Whether anything chosen may create or delete something, also only to prepare. */
  get mayWrite(): boolean {
    if (!this.session.target.allowWrites) return false;
    const { catalogue, reaches } = this.session.api;
    const writes = ["creates", "deletes"];
    const isHarmless = (one: Work["variants"][number]) =>
      !writes.includes(catalogue.operations[one.operation]!.effect) && !reaches[keyOf(one)]?.alone;
    return this.rules.some((rule) => !rule.last) || !this.variants.every(isHarmless);
  }

  /** What is recorded of a variant: each is exercised once, whichever tool asks first. */
  readonly recordOf = (variant: Work["variants"][number]): Promise<Recorded> =>
    this.#records.recordOf(variant);

  /** The engine's outcome of the variant or rule of that id. */
  async exercise(id: string): Promise<Outcome> {
    const outcome = await this.#slots(() =>
      this.attempt(async () => {
        const variant = this.variants.find((one) => one.id === id);
        if (variant) return timed(await this.recordOf(variant));
        const rule = this.rules.find((one) => ruleId(this.session.api, one) === id);
        return rule && check(this.session, rule);
      }),
    );
    if (outcome) return outcome;
    const { message, code } = this.failed ?? new TargetError(`nothing is called ${id}`);
    return notExercised(message, code);
  }

  /** Has Dredd judge what is recorded of each variant, and passes its verdicts to `done`. */
  async byDredd(done: DreddRun["done"], signal: AbortSignal): Promise<void> {
    const { runDredd } = this.#judges;
    await this.attempt(() => runDredd({ work: this, recordOf: this.recordOf, done, signal }));
  }

  /** Records what a tool says of a variant or rule. */
  settle(tool: Tool, id: string, outcome: Outcome): void {
    this.#told.take(tool, id, outcome);
    if (this.#told.isTold(id, this.#tools)) this.#records.forget(id);
  }

  /** Fails the run if a tool has not reported on everything that it was asked for: silence is not success. */
  missOutcomes(): void {
    for (const tool of this.#tools) {
      const asked = this.askedOf(tool);
      const missing = asked.filter((id) => !this.#told.of[tool].has(id)).length;
      if (missing === 0) continue;
      const what = `${tool} has not reported on ${missing} of ${asked.length} variants and rules`;
      const remedy = "that is a failure of this run and not of the installation: run it again";
      this.failed ??= new TargetError(`target "${this.session.target.name}": ${what}; ${remedy}`);
    }
  }

  /** For a reader, all that would be left if the run ended now. */
  get mayBeLeft(): readonly string[] {
    const { transport, secrets } = this.session;
    return transport.mayBeLeft.map((one) => secrets.mask(one));
  }

  /** Removes what the run has created. Call it once, whatever has happened. */
  async undo(): Promise<void> {
    // What has begun would go on to create things once requests are let through again.
    await Promise.allSettled(this.#underWay);
    const { session } = this;
    if (!this.failed) this.#ended = await overBy(this, this.#told).catch(() => this.#ended);
    session.transport.reopen();
    session.outage.end();
    try {
      // What ends with this process need not be watched.
      this.leftovers = await session.undo(this.#journal !== undefined);
    } catch (error) {
      this.leftovers = [{ what: "whatever this run has created", why: (error as Error).message }];
    }
    if (this.#seen) {
      const after = await session.fingerprint().catch(() => ({}));
      for (const note of changeNotes(this.#seen, after)) session.transport.note(note);
    }
    await this.attempt(() => this.#settleLast()).catch(() => undefined);
    await this.#journal?.close(this.leftovers.length === 0).catch(() => undefined);
  }

  /** Runs the rules that only read what was recorded once more, after the clean-up. */
  get last(): readonly [id: string, Outcome][] {
    return this.rules.flatMap((rule): [string, Outcome][] => {
      const id = ruleId(this.session.api, rule);
      const outcome = this.#told.of.vitest.get(id);
      return rule.last && outcome ? [[id, outcome]] : [];
    });
  }

  /** Checks all that was recorded once more: more has come since Vitest asked. */
  async #settleLast(): Promise<void> {
    for (const rule of this.rules) {
      const id = ruleId(this.session.api, rule);
      if (this.failed || !rule.last || !this.#told.of.vitest.has(id)) continue;
      const outcome = await check(this.session, rule);
      if (outcome.verdict !== "not-exercised") this.#told.of.vitest.set(id, outcome);
    }
  }

  /** The exchanges, masked; nothing if they are not kept. */
  exchanges = (): HarEntry[] => this.#evidence?.entries(this.session.secrets) ?? [];

  /** What the run has found so far; `cutShort` is why it went no further. */
  report(cutShort?: string): TargetReport {
    const { failed, session } = this;
    const { since = Infinity } = session.outage;
    if (failed) this.#told.takeBack(failed.isThroughout ? 0 : since, failed.message);
    this.#told.excuse(session.transport.gateways, this.#ended);
    return compile(this, this.#told.of, this.#tools, {
      leftovers: this.leftovers,
      ...this.#clock.times(session.target.requestsPerMinute),
      error: failed?.message ?? cutShort,
    });
  }
}
