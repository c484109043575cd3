/**
 * The first pause between two looks and the longest, as parts of the whole time; each pause is
 * twice the one before. Of 60 s that is 2 s and 7.5 s.
 */
const [FIRST, LONGEST] = [1 / 30, 1 / 8];

/** The shortest first pause, in milliseconds, where that is not longer than the longest. */
const SHORTEST = 250;

/** The first pause of so many seconds, in milliseconds. */
export function firstPause(seconds: number): number {
  const limit = seconds * 1000;
  return Math.min(Math.max(limit * FIRST, SHORTEST), limit * LONGEST);
}

/**
 * Attempts, less and less often, over some seconds: the first at once, the last when the time is over,
 * which begins again with what `since` gives, a time of the monotonic clock. Each is true if it is the last.
 */
export async function* attempts(
  seconds: number,
  since?: () => number,
): AsyncGenerator<boolean, void, void> {
  const limit = seconds * 1000;
  const started = performance.now();
  const left = () => Math.max(started, since?.() ?? 0) + limit - performance.now();
  for (let pause = firstPause(seconds); ; pause = Math.min(pause * 2, limit * LONGEST)) {
    const isLast = left() <= 0;
    yield isLast;
    if (isLast && left() <= 0) return;
    await new Promise((go) => setTimeout(go, Math.max(0, Math.min(pause, left()))));
  }
}

/**
 * Looks again and again until something is found; undefined once the time is over. The first look may be one that is
 * known already.
 */
export async function poll<T>(
  seconds: number,
  look: (isFirst: boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  let isFirst = true;
  for await (const _ of attempts(seconds)) {
    const found = await look(isFirst);
    if (found !== undefined) return found;
    isFirst = false;
  }
  return undefined;
}
