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

/** Commands of one sequence, sequences that are tried to find a shorter one, and those in vain after which no more are tried. */
const [LONGEST, MOST_SHORTER, MOST_IN_VAIN] = [24, 60, 3];

/** What keeps a sequence from being followed, and says nothing against the installation. */
const IN_VAIN = [NotReachable, NoAnswer, Broken];

/** Rules that hold an installation to the models of its API: for runs that ask for it, since they take many requests. */
export function modelRules({ models = [] }: Pick<Api, "models">, options: ModelOptions): Rule[] {
  return models
    .filter(({ isReversible }) => isReversible || options.irreversible)
    .map((model) => ({
      id: model.id,
      source: model.source,
      title: `${model.title} (seed ${options.seed})`,
      alone: true,
      check: (session, found) => follow(session, model, options, found),
    }));
}

type Command = fc.AsyncCommand<Scene, object>;

/**
 * Tries sequences of commands, and reports the shortest one that shows what the chart of a model
 * rules out. What shows once and not again, another client may have done.
 * @throws NotReachable where nothing may be written, or no sequence came to its end.
 */
async function follow(
  session: Session,
  model: Model,
  { sequences: numRuns, seed, covered = new Set() }: ModelOptions,
  found: ReportBreach,
): Promise<void> {
  if (!session.target.allowWrites) {
    const why = `a model of a ${model.what} creates some, and the target file does not say allowWrites: true`;
    throw new NotReachable(why, { code: "not-allowed" });
  }
  let [followed, shorter, passing] = [0, 0, 0];
  const inVain: Error[] = [];
  /** What ends all: the run is over, or the target can't be verified any more. */
  let end: Error | undefined;
  /** What a sequence shows; undefined if all was as it must be, or could not be told. */
  const shownBy = async (commands: Iterable<Command>): Promise<Misstep | undefined> => {
    try {
      const scene = new Scene(model, await model.begin(session), covered, found);
      await fc.asyncModelRun(() => ({ model: scene, real: {} }), commands);
      scene.take(await scene.stage.look());
      followed++;
    } catch (error) {
      if (error instanceof Misstep) return error;
      if (IN_VAIN.some((type) => error instanceof type)) inVain.push(error as Error);
      else end = error as Error;
    }
    return undefined;
  };
  let breach: Misstep | undefined;
  const property = fc.asyncProperty(commandsOf(model), async (commands) => {
    const isVain = inVain.length >= MOST_IN_VAIN && inVain.length > followed;
    const isOver = end !== undefined || isVain || (breach && shorter++ >= MOST_SHORTER);
    if (isOver || [...commands].length === 0) return true;
    const shown = await shownBy(commands);
    const again = breach || shown?.isSure ? shown : shown && (await shownBy(commands));
    if (shown && !again) passing++;
    breach = again ?? breach;
    return again === undefined;
  });
  const { counterexamplePath: path } = await fc.check(property, { seed, numRuns });
  if (breach) {
    const isCut = end !== undefined || inVain.length > 0 || shorter > MOST_SHORTER;
    const cut = isCut ? "; the search for a shorter sequence was cut short" : "";
    const actual = `(seed ${seed}, path ${path}${cut}) ${String(breach.found.actual)}`;
    return found({ ...breach.found, actual });
  }
  if (end) throw end;
  if (followed === 0) throw inVain[0] ?? new NotReachable("no sequence was drawn");
  const due = transitionsOf(model.chart);
  const seen = due.filter((one) => covered.has(one)).length;
  const lost = inVain[0] ? `; ${inVain.length} more came to no end: ${inVain[0].message}` : "";
  const odd = passing > 0 ? `; ${passing} showed a breach that they did not show again` : "";
  session.transport.note(
    `${model.id}: ${followed} sequences, ${seen} of ${due.length} transitions seen${lost}${odd}.`,
  );
}

/** Sequences of commands. */
function commandsOf({ commands, things }: Model) {
  const one = fc
    .tuple(fc.constantFrom(...Object.entries(commands)), fc.constantFrom(...things))
    .map(([[command, step], thing]): Command => ({
      check: ({ stage, courses }) =>
        courses.get(thing)?.knows(step) === true && (stage.mayTry?.(command, thing) ?? true),
      run: async (scene) => scene.take(await scene.stage.perform(command, thing)),
      toString: () => `${command} ${thing}`,
    }));
  return fc.commands([one], { maxCommands: LONGEST, size: "max", disableReplayLog: true });
}

/** What the chart of a model rules out. */
class Misstep extends Error {
  readonly found: Found;
  /** Whether no other client can have done it. */
  readonly isSure: boolean;

  constructor(found: Found, isSure = false) {
    super(found.message);
    [this.found, this.isSure] = [found, isSure];
  }
}

/** One sequence under way. */
class Scene {
  readonly stage: Stage;
  readonly courses: ReadonlyMap<string, Course>;
  readonly #model: Model;
  readonly #claim: ReportBreach;
  readonly #story: string[] = [];
  readonly #steps: Exchange[] = [];
  /** What was told last of each thing. */
  readonly #last = new Map<string, string>();

  constructor(model: Model, stage: Stage, covered: Set<string>, claim: ReportBreach) {
    [this.#model, this.stage, this.#claim] = [model, stage, claim];
    const begun = [...new Set(model.things)].flatMap((thing) => {
      const first = stage.firstState(thing);
      return first === undefined ? [] : [[thing, new Course(model.chart, first, covered)] as const];
    });
    this.courses = new Map(begun);
  }

  /** Takes what was told of things. @throws Misstep for what can't be so. */
  take(told: readonly Told[]): void {
    for (const { thing, step, answer, exchange, isSure } of told) {
      const course = this.courses.get(thing);
      if (!course) continue;
      const [states, expected] = [course.states.join(" or "), course.answers(step).join(" or ")];
      const isSo = course.take(step, answer);
      this.#claim();
      if (this.#steps.at(-1) !== exchange) this.#steps.push(exchange);
      // That a thing is as it was says nothing.
      const isNews = !course.isUntouched && this.#last.get(thing) !== `${step} ${answer}`;
      if (isNews || !isSo) this.#story.push(`${step} ${thing}: ${answer}`);
      this.#last.set(thing, `${step} ${answer}`);
      if (isSo) continue;
      const { id: check, what } = this.#model;
      const message = `A ${what} that is ${states}: "${step}" is answered "${answer}".`;
      const [actual, steps] = [this.#story.join(", "), this.#steps];
      throw new Misstep({ check, message, expected, actual, exchange, steps }, isSure);
    }
  }
}
