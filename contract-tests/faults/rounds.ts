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
  random: () => number,
): WireFault[][] {
  const rounds: WireFault[][] = [];
  const together = Map.groupBy(faults, ({ variant }) => (alone(variant) ? "alone" : variant));
  for (const group of together.values()) {
    for (const [index, fault] of shuffled(group, random).entries()) {
      (rounds[index] ??= []).push(fault);
    }
  }
  return rounds;
}

/** The same elements in another order. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
