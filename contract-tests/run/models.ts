import fc from "fast-check";
import type { Api } from "../engine/api.ts";
import { NoAnswer, NotReachable } from "../engine/errors.ts";
import type { Exchange } from "../engine/exchange.ts";
import { Broken, type Found, type ReportBreach } from "../engine/finding.ts";
import { Course, transitionsOf, type Model, type Stage, type Told } from "../engine/model.ts";
import type { Rule, Session } from "../engine/session.ts";

export interface ModelOptions {
  /** How many sequences are tried of each model. */
  readonly sequences: number;
  /** Where chance begins: the same seed tries the same. */
  readonly seed: number;
  /** Whether models of what can't be undone are tried, too. */
  readonly irreversible?: boolean;
  /** Takes down the transitions that were seen. */
  readonly covered?: Set<string>;
}

/** Commands of one sequence, and sequences that are tried to make one shorter that shows a breach. */
const [LONGEST, MOST_SHORTER] = [24, 60];

/** Sequences that say nothing after which no more are tried, where they are most of all. */
const MOST_UNKNOWN = 3;

/** Rules that hold an installation to the models of its API: for runs that ask for it, since they take many requests. */
export function modelRules({ models = [] }: Pick<Api, "models">, options: ModelOptions): Rule[] {
  return models
    .filter(({ isReversible }) => isReversible || options.irreversible)
    .map((model) => ({
      id: model.id,
      title: `${model.title} (seed ${options.seed})`,
      alone: true,
      check: (session, found) => new Trials(session, model, options).follow(found),
    }));
}

/** What the chart of a model rules out. */
class Misstep extends Error {
  readonly found: Found;

  constructor(found: Found) {
    super(found.message);
    this.found = found;
  }
}

/** One sequence under way. */
class Scene {
  readonly stage: Stage;
  readonly courses: ReadonlyMap<string, Course>;
  readonly #model: Model;
  readonly #story: string[] = [];
  readonly #steps: Exchange[] = [];

  constructor(model: Model, stage: Stage, covered?: Set<string>) {
    [this.#model, this.stage] = [model, stage];
    const begun = [...new Set(model.things)].flatMap((thing) => {
      const first = stage.firstState(thing);
      return first === undefined ? [] : [[thing, new Course(model.chart, first, covered)] as const];
    });
    this.courses = new Map(begun);
  }

  /** Takes what was told of things. @throws Misstep for what can't be so. */
  take(told: readonly Told[]): void {
    for (const { thing, step, answer, exchange } of told) {
      if (this.#steps.at(-1) !== exchange) this.#steps.push(exchange);
      const course = this.courses.get(thing)!;
      const { states } = course;
      const expected = course.answers(step).join(" or ");
      const isSo = course.take(step, answer);
      // That what was never touched is as it was says nothing.
      if (!isSo || !course.isUntouched) this.#story.push(`${step} ${thing}: ${answer}`);
      if (isSo) continue;
      const { id, what } = this.#model;
      const message = `A ${what} that is ${states.join(" or ")}: "${step}" is answered "${answer}".`;
      const actual = this.#story.join(", ");
      throw new Misstep({ check: id, message, expected, actual, exchange, steps: this.#steps });
    }
  }
}

/** Does something with a thing, where the chart says of each state that the thing may be in what comes of it. */
class Command implements fc.AsyncCommand<Scene, object> {
  readonly #does: readonly [command: string, step: string, thing: string];

  constructor(...does: readonly [command: string, step: string, thing: string]) {
    this.#does = does;
  }

  check({ stage, courses }: Scene): boolean {
    const [command, step, thing] = this.#does;
    return courses.get(thing)?.knows(step) === true && (stage.mayTry?.(command, thing) ?? true);
  }

  async run(scene: Scene): Promise<void> {
    const [command, , thing] = this.#does;
    scene.take(await scene.stage.perform(command, thing));
  }

  toString = () => `${this.#does[0]} ${this.#does[2]}`;
}

/** The sequences of one model on one target. */
class Trials {
  readonly #session: Session;
  readonly #model: Model;
  readonly #options: ModelOptions;
  readonly #covered: Set<string>;
  /** Sequences that came to their end, and those that could not: what kept them from it. */
  #followed = 0;
  readonly #unknown: Error[] = [];
  /** What ended all: the run itself is over, or the target can't be verified any more. */
  #end: Error | undefined;

  constructor(session: Session, model: Model, options: ModelOptions) {
    [this.#session, this.#model, this.#options] = [session, model, options];
    this.#covered = options.covered ?? new Set();
  }

  /** @throws NotReachable where nothing may be written, or no sequence came to its end. */
  async follow(found: ReportBreach): Promise<void> {
    const { transport, target } = this.#session;
    if (!target.allowWrites) {
      const why =
        "a model creates and removes things, and the target file does not say allowWrites: true";
      throw new NotReachable(why, { code: "not-allowed" });
    }
    const { commands: all, things, chart, id } = this.#model;
    const one = fc
      .tuple(fc.constantFrom(...Object.entries(all)), fc.constantFrom(...things))
      .map(([[command, step], thing]) => new Command(command, step, thing));
    const sequence = fc.commands([one], {
      maxCommands: LONGEST,
      size: "max",
      disableReplayLog: true,
    });
    let shown: Found | undefined;
    let [tried, once] = [0, 0];
    const property = fc.asyncProperty(sequence, async (commands) => {
      if ([...commands].length === 0 || this.#isOver || (shown && tried++ >= MOST_SHORTER)) return true;
      const breach = await this.#try(commands);
      // Once, another client may have done it.
      const again = breach && (shown ? breach : await this.#try(commands));
      if (breach && !again) once++;
      shown = again ?? shown;
      return again === undefined;
    });
    const { sequences: numRuns, seed } = this.#options;
    const { counterexamplePath: path } = await fc.check(property, { seed, numRuns });
    if (shown) {
      const isCut = tried > MOST_SHORTER || this.#end !== undefined || this.#unknown.length > 0;
      const how = isCut
        ? "; it may be longer than it need be, since looking for a shorter one was cut short"
        : "";
      return found({
        ...shown,
        actual: `${String(shown.actual)} (seed ${seed}, path ${path}${how})`,
      });
    }
    if (this.#end) throw this.#end;
    const [first] = this.#unknown;
    if (first && this.#followed === 0) throw first;
    const due = transitionsOf(chart);
    const seen = due.filter((each) => this.#covered.has(each)).length;
    const lost = first ? `; ${this.#unknown.length} could not be followed: ${first.message}` : "";
    const odd =
      once > 0 ? `; ${once} showed a breach that the same sequence did not show again` : "";
    transport.note(
      `${id}: ${this.#followed} sequences, ${seen} of ${due.length} transitions seen${lost}${odd}.`,
    );
  }

  /** Whether nothing more can be expected of further sequences. */
  get #isOver(): boolean {
    const { length } = this.#unknown;
    return this.#end !== undefined || (length >= MOST_UNKNOWN && length > this.#followed);
  }

  /** What one sequence shows; undefined if all was as it must be, or could not be told. */
  async #try(commands: Iterable<fc.AsyncCommand<Scene, object>>): Promise<Found | undefined> {
    try {
      const stage = await this.#model.begin(this.#session);
      const scene = new Scene(this.#model, stage, this.#covered);
      await fc.asyncModelRun(() => ({ model: scene, real: {} }), commands);
      scene.take(await stage.look());
      this.#followed++;
    } catch (error) {
      if (error instanceof Misstep) return error.found;
      if (UNKNOWN.some((type) => error instanceof type)) this.#unknown.push(error as Error);
      else this.#end = error as Error;
    }
    return undefined;
  }
}

/** What keeps a sequence from being followed, and says nothing against the installation. */
const UNKNOWN = [NotReachable, NoAnswer, Broken];
