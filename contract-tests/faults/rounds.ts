import fc from "fast-check";
import type { WireFault } from "./fault.ts";

/**
 * Faults in rounds, each with at most one fault of every variant: as they touch no other answer
 * than the judged one, those of a round are tried together on one sandbox. Of the variants that
 * are exercised alone, which change what an account has, no two share a round.
 *
 * The faults of a variant come in no particular order, so that no round is made of nothing but
 * server errors: after enough of those, a run sends nothing more.
 */
export function roundsOf(
  faults: readonly WireFault[],
  alone: (variant: string) => boolean,
  seed: number,
): WireFault[][] {
  const rounds: WireFault[][] = [];
  const together = Map.groupBy(faults, ({ variant }) => (alone(variant) ? "alone" : variant));
  for (const [number, group] of [...together.values()].entries()) {
    // Another order for each: variants have the same kinds of faults.
    for (const [index, fault] of shuffled(group, seed + number).entries()) {
      (rounds[index] ??= []).push(fault);
    }
  }
  return rounds;
}

/** The same elements in another order, which the seed decides. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 })[0]!;
}
