import type { Variant } from "./description/catalogue.ts";
import { withoutCells } from "./exchange/cells.ts";
import type { Received } from "./exchange/exchange.ts";
import { notExercised } from "./judgement/outcome.ts";
import { exercise, type Judged, type Recorded } from "./exercise.ts";
import type { Session } from "./session.ts";

/** Of a body that is not sound JSON, as much as a judge needs in order to see that, in bytes. */
const UNSOUND = 1000;

/** Limit for the bodies of all exchanges that wait for a second judge, in bytes. */
const MOST_KEPT = 10_000_000;

/** What a run has exercised: each variant once, for whichever judge asks first. */
export class Records {
  readonly #session: Session;
  readonly #mostKept: number;
  readonly #records = new Map<string, Promise<Recorded>>();
  readonly #sizes = new Map<string, number>();

  constructor(session: Session, mostKept = MOST_KEPT) {
    this.#session = session;
    this.#mostKept = mostKept;
  }

  /** What is recorded of a variant; it is exercised now, if it was not yet. */
  recordOf(variant: Variant): Promise<Recorded> {
    const known = this.#records.get(variant.id);
    if (known) return known;
    const record = exercise(this.#session, variant).then((one) => this.#kept(variant, one));
    this.#records.set(variant.id, record);
    return record;
  }

  /** Lets go of a variant's exchanges: no judge asks for them again. */
  forget(id: string): void {
    this.#records.delete(id);
    this.#sizes.delete(id);
  }

  #kept({ id }: Variant, record: Recorded): Recorded {
    const exercised = record.exercised.map(shortened);
    const size = exercised.reduce((sum, { exchange }) => sum + exchange.answer.bytes.length, 0);
    const before = [...this.#sizes.values()].reduce((sum, one) => sum + one, 0);
    if (before > 0 && before + size > this.#mostKept) {
      const failure = notExercised(
        "the answers are too large to be kept for a second judge",
        "unchecked",
      );
      return { ...record, exercised: [], failure };
    }
    this.#sizes.set(id, size);
    return { ...record, exercised };
  }
}

function shortened(one: Judged): Judged {
  const { answer } = one.exchange;
  if (answer.body.problem === undefined || answer.bytes.length <= UNSOUND) return one;
  // A copy: a part of the bytes or of the text keeps the whole in memory.
  const bytes = Uint8Array.from(answer.bytes.subarray(0, UNSOUND));
  const body = {
    text: withoutCells(Buffer.from(bytes).toString("latin1")),
    problem: answer.body.problem,
  };
  const short: Received = { ...answer, bytes, body };
  return { ...one, exchange: { ...one.exchange, answer: short } };
}
