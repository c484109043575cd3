import type { TargetError } from "../engine/exchange/errors.ts";
import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import { ruleId } from "../engine/work.ts";
import { chosenOf, type Choice, type Pair } from "./chosen.ts";
import type { TargetRun } from "./target-run.ts";
import type { Judges } from "./tools.ts";

/** What Vitest says of a test with such an outcome; if it says otherwise, the test itself has failed. */
const STATE = { conforms: "passed", violates: "failed", "not-exercised": "skipped" } as const;

type Settle = (id: string, outcome: Outcome) => void;

/** A target whose tests Vitest has. */
interface Seat {
  readonly tests: readonly { readonly id: string; readonly title: string }[];
  /** What exercises a variant or rule, once the target is ready. */
  readonly ready: PromiseWithResolvers<(id: string) => Promise<Outcome>>;
  readonly judged: PromiseWithResolvers<void>;
  readonly outcomes: Map<string, Outcome>;
  untold: number;
  settle: Settle;
}

/**
 * One Vitest for several targets: it takes half a second and 40 MB to start. It starts when the first
 * of them is ready; the tests of the others wait, and no target waits for the tests of another.
 */
export class SharedVitest {
  readonly #seats: Map<string, Seat>;
  readonly #options: SharedVitestOptions;
  #running: Promise<void> | undefined;

  constructor(pairs: readonly Pair[], options: SharedVitestOptions) {
    this.#options = options;
    this.#seats = new Map(pairs.map((pair) => [pair.target.name, seatOf(pair, options)]));
  }

  /** Has Vitest judge a target; resolves when it has told of each of its tests, or will tell no more. */
  async judge(run: TargetRun, settle: Settle): Promise<void> {
    const { name } = run.session.target;
    const seat = this.#seats.get(name)!;
    if (seat.untold === 0) return;
    seat.settle = settle;
    seat.ready.resolve((id) => run.exercise(id));
    this.#running ??= this.#run();
    await Promise.race([seat.judged.promise, this.#running]);
    // Whatever else it waits for, it needs nothing of this target any more.
    this.#seats.delete(name);
    this.#options.signal.throwIfAborted();
  }

  /** Has the tests of a target skipped that can't be verified. */
  skip(name: string, { message, code }: TargetError): void {
    const outcome = notExercised(message, code);
    this.#seats.get(name)?.ready.resolve(() => Promise.resolve(outcome));
  }

  /** Resolves when nothing of it is left. */
  async end(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { signal, started, failed } = this.#options;
    const stop = () => {
      for (const { ready } of this.#seats.values()) ready.reject(signal.reason);
    };
    signal.addEventListener("abort", stop);
    await this.#options.judges
      .runVitest({
        targets: [...this.#seats].map(([name, { tests }]) => ({ name, tests })),
        signal,
        started,
        answer: async ({ target, id }) => {
          const { ready, outcomes } = this.#seats.get(target)!;
          try {
            const outcome = await (await ready.promise)(id);
            outcomes.set(id, outcome);
            return outcome;
          } catch (error) {
            // Interrupted, everything that is under way ends with an error.
            if (!signal.aborted) failed(error);
            throw error;
          }
        },
        done: ({ target, id }, state) => {
          const seat = this.#seats.get(target);
          const outcome = seat?.outcomes.get(id);
          if (outcome && state === STATE[outcome.verdict]) seat!.settle(id, outcome);
          if (seat && --seat.untold === 0) seat.judged.resolve();
        },
      })
      .finally(() => signal.removeEventListener("abort", stop));
  }
}

export interface SharedVitestOptions extends Choice {
  readonly judges: Judges;
  readonly signal: AbortSignal;
  /** Called when Vitest's worker has been asked to start. */
  readonly started?: (() => Promise<unknown>) | undefined;
  /** Called with failures that are not a target's fault. */
  readonly failed: (error: unknown) => void;
}

function seatOf(pair: Pair, choice: Choice): Seat {
  const { variants, rules } = chosenOf(pair, choice);
  const tests = [
    ...variants.map(({ id, summary }) => ({ id, title: `${id}: ${summary}` })),
    ...rules.map((rule) => ({ id: ruleId(pair.api, rule), title: rule.title })),
  ];
  const ready: Seat["ready"] = Promise.withResolvers();
  // Nobody may be asking when the run is cut short.
  ready.promise.catch(() => undefined);
  return {
    tests,
    ready,
    judged: Promise.withResolvers(),
    outcomes: new Map(),
    untold: tests.length,
    settle: () => undefined,
  };
}
