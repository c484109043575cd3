import type { Variant } from "./catalogue.ts";
import { exercise, type Exercise, type Exercised } from "./exercise.ts";
import { judge, type Judgement } from "./judge.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import type { Session } from "./session.ts";

/** An exchange, and what the engine says of it. */
export interface Judged extends Exercised {
  readonly judgement: Judgement;
}

/** A variant that was exercised and judged by the engine: what another judge reads instead of sending again. */
export interface Recorded extends Exercise {
  readonly exercised: readonly Judged[];
  /** What the engine says of the variant. */
  readonly outcome: Outcome;
}

/** Exercises one variant, and judges each exchange. */
export async function exerciseAndJudge(session: Session, variant: Variant): Promise<Recorded> {
  const { exercised, failure } = await exercise(session, variant);
  const judged = exercised.map((one) => ({
    ...one,
    judgement: judge(session, variant, one.exchange),
  }));
  const findings = judged.flatMap(({ judgement }) => judgement.findings);
  const undocumented = judged.flatMap(({ judgement }) => judgement.undocumented);
  const outcome = outcomeOf(findings, failure, undocumented);
  return { exercised: judged, outcome, ...(failure ? { failure } : {}) };
}
