import { badInputRule, type BadInputOptions } from "../bad-input/bad-input.ts";
import type { Api } from "../engine/api.ts";
import { TargetError } from "../engine/errors.ts";
import type { Exchange } from "../engine/exchange.ts";
import { check, type Recorded } from "../engine/exercise.ts";
import type { FileJournal } from "../engine/journal.ts";
import { keyOf } from "../engine/judge.ts";
import { notExercised, type Outcome } from "../engine/outcome.ts";
import { Records } from "../engine/records.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Fingerprint, Leftover } from "../engine/kind.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import { Transport, type TransportOptions } from "../engine/transport.ts";
import { ruleId, select, type Work } from "../engine/work.ts";
import type { DreddRun } from "../judges/dredd/run-dredd.ts";
import type { TargetReport, Tool } from "../report/report.ts";
import { changeNotes, compile } from "./compile.ts";

/** An installation, and the API that it is one of. */
export interface Pair {
  readonly api: Api;
  readonly target: Target;
}

export interface TargetRunOptions extends Pick<TransportOptions, "timeout" | "windowMs"> {
  /** The tools to run; both by default. */
  readonly tools?: readonly Tool[] | undefined;
  /** Which variants and rules of a target to exercise; all by default. */
  readonly wanted?: ((id: string, target: string) => boolean) | undefined;
  /** Whether a field that the page does not know is a finding. */
  readonly strict?: boolean | undefined;
  /** Whether bad input is sent, too: how many requests, and where chance begins. */
  readonly badInput?: BadInputOptions | undefined;
  /** Where the run's secrets are made known; its own place by default. */
  readonly secrets?: Secrets | undefined;
  /** Told of every exchange; what it sees is not masked. */
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
  readonly #records: Records;
  readonly #stop = new AbortController();
  readonly #journal: FileJournal | undefined;
  readonly #started = performance.now();
  /** When each breach was told. */
  readonly #broken: { readonly tool: Tool; readonly id: string; readonly at: number }[] = [];
  readonly #outcomes = { vitest: new Map<string, Outcome>(), dredd: new Map<string, Outcome>() };
  /** Work that has begun and not ended. */
  readonly #underWay = new Set<Promise<unknown>>();
  #seen: Fingerprint | undefined;
  /** Why the target cannot be verified at all, if it cannot. */
  failed: TargetError | undefined;
  #leftovers: readonly Leftover[] = [];

  constructor(api: Api, target: Target, signal: AbortSignal, options: TargetRunOptions) {
    const { tools = ["vitest", "dredd"], wanted, badInput, secrets = new Secrets() } = options;
    const { timeout = target.timeout, observe, windowMs } = options;
    this.#tools = tools;
    this.#journal = options.journal?.(target);
    const transport = new Transport({
      ...target,
      timeout,
      signal: AbortSignal.any([signal, this.#stop.signal]),
      windowMs,
      journal: this.#journal,
    });
    if (observe) transport.observe((exchange) => observe(exchange, target));
    this.session = api.connect(target, transport, secrets);
    this.session.strict = options.strict === true;
    this.#records = new Records(this.session);
    const { variants, rules } = select(api, (id) => wanted?.(id, target.name) ?? true);
    this.variants = variants;
    this.rules = badInput ? [...rules, badInputRule(badInput)] : rules;
  }

  /** The ids of its variants, and those of its rules. */
  get ids(): readonly [variants: string[], rules: string[]] {
    const { variants, rules, session } = this;
    return [variants.map(({ id }) => id), rules.map((rule) => ruleId(session.api, rule))];
  }

  /** The ids of what a tool is asked for. */
  askedOf(tool: Tool): string[] {
    // Dredd has documents of what the page shows, and none of what it implies.
    const shown = this.variants.filter(({ provenance }) => provenance !== "inferred");
    return tool === "vitest" ? this.ids.flat() : shown.map(({ id }) => id);
  }

  /** How many outcomes there will be if all goes well. */
  get steps(): number {
    return this.#tools.length * this.variants.length + this.rules.length;
  }

  /** Does some work on the target; a `TargetError` in it ends this run, and no other. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.failed) return undefined;
    const working = work();
    this.#underWay.add(working);
    try {
      return await working;
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      this.failed ??= error;
      this.#stop.abort(error);
      return undefined;
    } finally {
      this.#underWay.delete(working);
    }
  }

  /** Establishes that the target is what the target file says, as far as anything chosen rests on it. */
  async preflight(): Promise<void> {
    await this.attempt(() => this.session.preflight(this));
  }

  /** Takes down what the personas can see, where the run may change that. */
  async look(): Promise<void> {
    if (this.session.target.allowWrites && this.#mayWrite) {
      this.#seen = await this.attempt(() => this.session.fingerprint());
    }
  }

  /** Whether anything chosen may create or delete something: what is reached alone may prepare it by that. */
  get #mayWrite(): boolean {
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
    const outcome = await this.attempt(async () => {
      const variant = this.variants.find((one) => one.id === id);
      if (variant) return (await this.recordOf(variant)).outcome;
      const rule = this.rules.find((one) => ruleId(this.session.api, one) === id);
      return rule && check(this.session, rule);
    });
    return outcome ?? notExercised(this.failed?.message ?? `nothing is called ${id}`, "unchecked");
  }

  /** Has Dredd judge what is recorded of each variant, and tells `done` what it says. */
  async byDredd(done: DreddRun["done"], signal: AbortSignal): Promise<void> {
    const { runDredd } = await import("../judges/dredd/run-dredd.ts");
    await this.attempt(() => runDredd({ work: this, recordOf: this.recordOf, done, signal }));
  }

  /** Takes down what a tool says of a variant or rule. */
  settle(tool: Tool, id: string, outcome: Outcome): void {
    this.#outcomes[tool].set(id, outcome);
    if (outcome.verdict === "violates") this.#broken.push({ tool, id, at: performance.now() });
    if (this.#tools.every((one) => this.#outcomes[one].has(id))) this.#records.forget(id);
  }

  /** Fails the run if a tool has told nothing of something that it was asked for: that is not green. */
  missOutcomes(): void {
    for (const tool of this.#tools) {
      const asked = this.askedOf(tool);
      const missing = asked.filter((id) => !this.#outcomes[tool].has(id)).length;
      if (missing === 0) continue;
      this.failed ??= new TargetError(
        `target "${this.session.target.name}": ${tool} has told nothing of ${missing} of ${asked.length} variants and rules; that is a failure of this run and not of the installation: run it again`,
      );
    }
  }

  /** For a reader, all that would be left if the run ended now. */
  get mayBeLeft(): readonly string[] {
    const { transport, secrets } = this.session;
    return transport.mayBeLeft.map((one) => secrets.mask(one));
  }

  /** Removes what the run has created. To be called once, whatever has happened. */
  async undo(): Promise<void> {
    // What has begun would go on to create things once requests are let through again.
    await Promise.allSettled(this.#underWay);
    const { session } = this;
    session.transport.reopen();
    session.outage.end();
    try {
      // What ends with this process need not be watched.
      this.#leftovers = await session.undo(this.#journal !== undefined);
    } catch (error) {
      this.#leftovers = [{ what: "whatever this run has created", why: (error as Error).message }];
    }
    if (this.#seen) {
      const after = await session.fingerprint().catch(() => ({}));
      session.transport.notes.push(...changeNotes(this.#seen, after));
    }
    await this.#settleLast();
    await this.#journal?.close(this.#leftovers.length === 0).catch(() => undefined);
  }

  /** What the rules say, once more after the clean-up, that hold together all that was recorded. */
  get last(): readonly [id: string, Outcome][] {
    return this.rules.flatMap((rule): [string, Outcome][] => {
      const id = ruleId(this.session.api, rule);
      const outcome = this.#outcomes.vitest.get(id);
      return rule.last && outcome ? [[id, outcome]] : [];
    });
  }

  /** Tells once more what all that was recorded shows: since Vitest asked, more has come. */
  async #settleLast(): Promise<void> {
    for (const rule of this.rules) {
      const id = ruleId(this.session.api, rule);
      if (this.failed || !rule.last || !this.#outcomes.vitest.has(id)) continue;
      const outcome = await check(this.session, rule);
      if (outcome.verdict !== "not-exercised") this.#outcomes.vitest.set(id, outcome);
    }
  }

  /** What the run has found, so far as it came. */
  report(): TargetReport {
    const { since = Infinity } = this.session.outage;
    for (const { tool, id, at } of this.#broken) {
      // What came during an outage was not the installation's.
      if (!this.failed || at < since) continue;
      this.#outcomes[tool].set(id, notExercised(this.failed.message, "unchecked"));
    }
    const report = compile(this, this.#outcomes, this.#tools, {
      leftovers: this.#leftovers,
      durationMs: Math.round(performance.now() - this.#started),
    });
    const { secrets } = this.session;
    return this.failed ? { ...report, error: secrets.mask(this.failed.message) } : report;
  }
}
