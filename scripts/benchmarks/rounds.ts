/**
 * The round in the middle by its ratio, of as many as are wanted after some that only warm up. Both
 * sides of a round run one after the other, so that other work on the machine slows both.
 */
export async function middleOf<Round extends { readonly ratio: number }>(
  rounds: number,
  measure: (index: number) => Promise<Round>,
  warm = 1,
): Promise<Round> {
  const measured: Round[] = [];
  for (let index = -warm; index < rounds; index++) {
    const round = await measure(index);
    if (index >= 0) measured.push(round);
  }
  return measured.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)]!;
}
