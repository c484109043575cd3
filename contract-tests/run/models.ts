import fc from "fast-check";
import type { Api } from "../engine/api.ts";
import { NoAnswer, NotReachable } from "../engine/exchange/errors.ts";
import { isWrite, type Exchange } from "../engine/exchange/exchange.ts";
import { Broken, type Found, type ReportBreach } from "../engine/judgement/finding.ts";
import { Course, transitionsOf, type Model, type Stage, type Told } from "../engine/model.ts";
import type { Rule, Session } from "../engine/session.ts";

export interface ModelOptions {
  /** How many sequences are tried of each model. */
  readonly sequences: number;
  /** The seed: the same one draws the same sequences. */
  readonly seed: number;
  /** Whether models of what can't be undone are tried, too. */
  readonly irreversible?: boolean;
  /** Records the transitions that were seen, and the operation of each step. */
  readonly covered?: Set<string>;
}

/** How many commands a sequence may have, and how many sequences are tried to find a shorter one. */
export const [LONGEST, MOST_SHORTER] = [24, 40];

/** After so many sequences that could not be followed, no more are tried. */
const MOST_IN_VAIN = 3;

/** How many steps a finding tells in words; it has a curl line for each of all. */
const MOST_TOLD = 8;

/** Why a sequence could not be followed, without a fault of the installation. */
const IN_VAIN = [NotReachable, NoAnswer, Broken];

/** Thrown where nothing of a sequence could be done. */
const EMPTY = new Error("empty");

/** Rules that check an installation by the models of its API: only on request, since they take many requests. */
export function modelRules({ models = [] }: Pick<Api, "models">, options: ModelOptions): Rule[] {
  const { seed, sequences: tries } = options;
  return models
    .filter(({ isReversible }) => isReversible || options.irreversible)
    .map((model) => ({
      id: model.id,
      source: model.source,
      title: model.title,
      alone: true,
      chance: { seed, tries },
      check: (session, found) => follow(session, model, options, found),
    }));
}

type Command = fc.AsyncCommand<Scene, object>;

/**
 * Tries sequences of commands, and reports the shortest one that shows what the chart of a model
 * rules out. It has to show it twice, unless no other client can have caused it.
 * @throws NotReachable where nothing may be written, or no sequence came to its end.
 */
async function follow(
  session: Session,
  model: Model,
  { sequences: numRuns, seed, covered = new Set() }: ModelOptions,
  found: ReportBreach,
): Promise<void> {
  const { target, transport } = session;
  if (!target.allowWrites) {
    const why = `a model of a ${model.what} creates some, and the target file does not say allowWrites: true`;
    throw new NotReachable(why, { code: "not-allowed" });
  }
  const writes: Exchange[] = [];
  transport.observe((exchange) => {
    if (isWrite(exchange.request)) writes.push(exchange);
  });
  let [followed, shorter, onceOnly] = [0, 0, 0];
  const inVain: Error[] = [];
  /** What was answered in the sequences that showed no breach, by the writes that led there. */
  const usual = new Map<string, string>();
  /** What ends everything: the run is over, or the target can't be verified any more. */
  let end: Error | undefined;
  /** The breach that a sequence shows; undefined if it shows none. */
  const shownBy = async (commands: Iterable<Command>): Promise<Misstep | undefined> => {
    try {
      const scene = new Scene(model, await model.begin(session), covered, found);
      await fc.asyncModelRun(() => ({ model: scene, real: {} }), commands);
      // None of its commands could be sent: another one is drawn.
      if (scene.answers.size === 0) throw EMPTY;
      scene.take(await scene.stage.look());
      scene.take((await scene.stage.end?.()) ?? []);
      for (const [steps, answer] of scene.answers) usual.set(steps, answer);
      followed++;
    } catch (error) {
      if (error instanceof Misstep) return error;
      if (error === EMPTY) fc.pre(false);
      if (IN_VAIN.some((type) => error instanceof type)) inVain.push(error as Error);
      else end = error as Error;
    }
    return undefined;
  };
  let breach: Misstep | undefined;
  /** How many writes came, and how many sequences could not be followed, before the first that shows it. */
  let [before, lostBefore] = [0, 0];
  const property = fc.asyncProperty(commandsOf(model), async (commands) => {
    const lost = inVain.length - lostBefore;
    const isVain = lost >= MOST_IN_VAIN && (breach !== undefined || lost > followed);
    const isOver = end !== undefined || isVain || (breach && shorter++ >= MOST_SHORTER);
    if (isOver) return true;
    fc.pre([...commands].length > 0);
    if (!breach) before = writes.length;
    const shown = await shownBy(commands);
    const again = breach || shown?.isSure ? shown : shown && (await shownBy(commands));
    if (shown && !again) onceOnly++;
    if (!breach && again) lostBefore = inVain.length;
    breach = again ?? breach;
    return again === undefined;
  });
  const { counterexamplePath: path } = await fc.check(property, { seed, numRuns });
  if (breach) {
    const isCut = end !== undefined || inVain.length > lostBefore || shorter > MOST_SHORTER;
    const cut = isCut ? "; the search for a shorter sequence was cut short" : "";
    const actual = `(seed ${seed}, path ${path}${cut}) ${String(breach.found.actual)}`;
    return found({ ...withWhatCameBefore(breach, usual, writes.slice(0, before)), actual });
  }
  if (end) throw end;
  if (followed === 0) throw inVain[0] ?? new NotReachable("no sequence was drawn");
  const due = transitionsOf(model.chart);
  const seen = due.filter((one) => covered.has(one)).length;
  const lost = inVain[0] ? `; ${inVain.length} could not be followed: ${inVain[0].message}` : "";
  const odd = onceOnly > 0 ? `; ${onceOnly} showed a breach that could not be shown again` : "";
  transport.note(
    `${model.id}: ${followed} sequences (seed ${seed}), ${seen} of ${due.length} transitions seen${lost}${odd}.`,
  );
}

/** How the operation of a step is recorded. */
export const takenBy = (step: string, operation: string) => `${step} by ${operation}`;

/** A breach; with all writes before it where the same was answered otherwise earlier in the run. */
function withWhatCameBefore(
  { found, path }: Misstep,
  usual: ReadonlyMap<string, string>,
  writes: readonly Exchange[],
): Found {
  const answer = usual.get(path);
  if (answer === undefined || writes.length === 0) return found;
  const before = `Earlier in the run the same was answered "${answer}", so it may need what was created and deleted before, or depend on time: those ${writes.length} requests come first.`;
  return {
    ...found,
    message: `${found.message} ${before}`,
    steps: [...writes, ...(found.steps ?? [])],
  };
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
  /** The writes that led there, and the step: what other sequences are compared by. */
  readonly path: string;
  /** Whether no other client can have caused it. */
  readonly isSure: boolean;

  constructor(found: Found, path: string, isSure = false) {
    super(found.message);
    [this.found, this.path, this.isSure] = [found, path, isSure];
  }
}

/** One sequence under way. */
class Scene {
  readonly stage: Stage;
  readonly courses: ReadonlyMap<string, Course>;
  /** What was answered, by the writes that led there. */
  readonly answers = new Map<string, string>();
  readonly #model: Model;
  readonly #claim: ReportBreach;
  readonly #covered: Set<string>;
  /** All steps that changed something, or showed a change, with their answers. */
  readonly #story: Told[] = [];
  readonly #steps: Exchange[] = [];
  /** What was last said of each thing. */
  readonly #last = new Map<string, string>();

  constructor(model: Model, stage: Stage, covered: Set<string>, claim: ReportBreach) {
    [this.#model, this.stage, this.#claim, this.#covered] = [model, stage, claim, covered];
    const begun = [...new Set(model.things)].flatMap((thing) => {
      const first = stage.firstState(thing);
      return first === undefined ? [] : [[thing, new Course(model.chart, first, covered)] as const];
    });
    this.courses = new Map(begun);
  }

  /** Takes what was said of things. @throws Misstep for what can't be so. */
  take(told: readonly Told[]): void {
    for (const one of told) {
      const { thing, step, answer, exchange, isSure, evidence } = one;
      const course = this.courses.get(thing);
      if (!course) continue;
      const [states, expected] = [course.states.join(" or "), course.answers(step).join(" or ")];
      const path = `${this.#writesUpTo(thing)} (${states}), ${step}`;
      this.answers.set(path, answer);
      const isSo = course.take(step, answer);
      this.#claim();
      this.#covered.add(takenBy(step, exchange.request.operation));
      if (this.#steps.at(-1) !== exchange) this.#steps.push(exchange);
      // That a thing is still listed as it was says nothing.
      const isChange = !course.isUntouched && this.#last.get(thing) !== `${step} ${answer}`;
      const isNews = isChange || isWrite(exchange.request);
      if (isNews || !isSo) this.#story.push(one);
      this.#last.set(thing, `${step} ${answer}`);
      if (isSo) continue;
      const { id: check, what } = this.#model;
      const said = `"${step}" of a ${what} that is "${states}" is answered "${answer}".`;
      const message = evidence === undefined ? said : `${said} ${evidence}`;
      const steps = this.#steps;
      const found = { check, message, expected, actual: this.#told(), exchange, steps };
      throw new Misstep(found, path, isSure);
    }
  }

  /** The end of the sequence, for a reader. */
  #told(): string {
    const told = this.#story.map(({ step, thing, answer }) => `${step} ${thing}: ${answer}`);
    return [...(told.length > MOST_TOLD ? ["…"] : []), ...told.slice(-MOST_TOLD)].join(", ");
  }

  /** The writes of the story, and a thing: each called by where it began, and by the order in which they came. */
  #writesUpTo(thing: string): string {
    const things = [...new Set([...this.#story.map((one) => one.thing), thing])];
    const called = (one: string) => `${this.stage.firstState(one)} ${things.indexOf(one)}`;
    const writes = this.#story.filter(({ exchange }) => isWrite(exchange.request));
    const told = writes.map((one) => `${one.step} ${called(one.thing)}: ${one.answer}`);
    return [...told, called(thing)].join(", ");
  }
}
