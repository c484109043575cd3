import type { Contract } from "./description/catalogue.ts";
import { NotReachable } from "./exchange/errors.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { variantOf } from "./judgement/judge.ts";
import type { Session } from "./session.ts";

/** A step in a state, its answer, and the state after it. */
export type Transition = readonly [from: string, step: string, answer: string, to: string];

/** The states of one kind of thing, and what leads from one to another, by the vendor's page. */
export interface Chart {
  readonly transitions: readonly Transition[];
  /** Whether the vendor's page leaves it open. */
  readonly open?: readonly Transition[];
  /** What happens without a step, as when a job ends. */
  readonly byItself?: readonly (readonly [from: string, to: string])[];
  /** What may happen without a step, where the vendor's page leaves that open. */
  readonly openByItself?: readonly (readonly [from: string, to: string])[];
}

/** The model of one kind of thing. */
export interface Model<S extends Session = Session, Thing extends string = string> {
  readonly id: string;
  /** The truth, in one sentence. */
  readonly title: string;
  /** Where the vendor's page says so, as source.ts reads it. */
  readonly source: string;
  /** For a reader: "voucher". */
  readonly what: string;
  readonly chart: Chart;
  /** For a reader: what the vendor's page leaves unsaid of it. */
  readonly unsaid?: string;
  /** The operation that each step of the chart calls. */
  readonly operations: Readonly<Record<string, string>>;
  /** False if a target can't be brought back to where it was: such a model is for sandboxes alone. */
  readonly isReversible: boolean;
  /** The commands that a sequence is made of, each with the step of the chart that it takes. */
  readonly commands: Readonly<Record<string, string>>;
  /** Names of the things of a sequence; one that is named more often is drawn more often. */
  readonly things: readonly Thing[];
  /** Makes sure that none of a sequence's things exists yet. @throws NotReachable if that fails, or can't be told. */
  begin(session: S): Promise<Stage<Thing>>;
}

/** Carries out one sequence on a target. */
export interface Stage<Thing extends string = string> {
  /** The state that a thing begins in; undefined if the target file does not give what it needs. */
  firstState(thing: Thing): string | undefined;
  /** False where a command can't be sent yet, such as for a thing whose id is not known. */
  mayTry?(command: string, thing: Thing): boolean;
  /** Carries out a command, and reports what it shows of this and other things. @throws NotReachable if it shows nothing. */
  perform(command: string, thing: Thing): Promise<readonly Told<Thing>[]>;
  /** A last look at all things that the sequence has touched. */
  look(): Promise<readonly Told<Thing>[]>;
  /** Removes what the sequence has left, and reports what that shows. */
  end?(): Promise<readonly Told<Thing>[]>;
}

/** What an exchange says of a thing. */
export interface Told<Thing extends string = string> {
  readonly thing: Thing;
  readonly step: string;
  readonly answer: string;
  readonly exchange: Exchange;
  /** True if no other client can have caused it: one look is then enough. */
  readonly isSure?: boolean;
  /** For a reader: what of earlier sequences makes it a breach. */
  readonly evidence?: string;
}

/** The name of an answer. @throws NotReachable for one that no chart has: it says nothing of a thing. */
export function answerIn(api: Contract, exchange: Exchange, { transitions }: Chart): string {
  const name = variantOf(api, exchange)?.name;
  if (transitions.some(([, , answer]) => answer === name)) return name!;
  const { request, answer } = exchange;
  const why = `${request.operation} was answered ${answer.status}, ${name ?? "nothing documented"}`;
  throw new NotReachable(why, { code: "unchecked", exchange });
}

/** The states that one thing may be in, by all that was answered so far. */
export class Course {
  readonly #chart: Chart;
  /** Names of the transitions that certainly happened. */
  readonly #covered: Set<string>;
  #states: readonly string[];
  /** Whether it has never left the state that it began in. */
  isUntouched = true;

  constructor(chart: Chart, first: string, covered = new Set<string>()) {
    [this.#chart, this.#states, this.#covered] = [chart, [first], covered];
  }

  /** The states that it may be in by now. */
  get states(): readonly string[] {
    const { byItself = [], openByItself = [] } = this.#chart;
    const later = [...byItself, ...openByItself].flatMap(([from, to]) =>
      this.#states.includes(from) ? [to] : [],
    );
    return [...new Set([...this.#states, ...later])];
  }

  /** Whether the chart says of each state that it may be in what comes of a step. */
  knows(step: string): boolean {
    return this.states.every((state) => this.#ways(step).some(([from]) => from === state));
  }

  /** The answers that the chart allows to a step now. */
  answers(step: string): string[] {
    return [...new Set(this.#ways(step).map(([, , answer]) => answer))];
  }

  /** Moves on by an answer; false if the chart does not allow it now. */
  take(step: string, answer: string): boolean {
    const ways = this.#ways(step).filter(([, , one]) => one === answer);
    if (ways.length === 0) return false;
    const [before, ...others] = this.#states;
    const isKnown = (state: string) => others.length === 0 && state === before;
    for (const way of ways) {
      if (ways.length > 1 && !isKnown(way[0])) continue;
      this.#covered.add(nameOf(way));
      if (others.length === 0 && before !== way[0]) this.#covered.add(nameOf([before!, way[0]]));
    }
    this.#states = [...new Set(ways.map(([, , , to]) => to))];
    this.isUntouched &&= this.#states.join() === before;
    return true;
  }

  #ways(step: string): readonly Transition[] {
    const { transitions, open = [] } = this.#chart;
    const states = this.states;
    return [...transitions, ...open].filter(([from, one]) => one === step && states.includes(from));
  }
}

/** The names of all transitions that the vendor's page knows, as courses record them. */
export function transitionsOf({ transitions, byItself = [] }: Chart): string[] {
  return [...transitions, ...byItself].map(nameOf);
}

function nameOf(parts: readonly string[]): string {
  return parts.length === 2 ? parts.join(" → ") : `${parts.slice(0, 3).join(", ")} → ${parts[3]!}`;
}
