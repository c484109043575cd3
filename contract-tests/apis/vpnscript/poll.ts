import { setTimeout as sleep } from "node:timers/promises";

/**
 * The first pause between two looks and the longest, as parts of the whole time; each pause is
 * twice the one before. Of 60 s that is 1 s and 7.5 s.
 */
const [FIRST_PAUSE, LONGEST_PAUSE] = [1 / 60, 1 / 8];

/** Looks again and again, less and less often, until something is found; undefined once `seconds` have gone by. */
export async function poll<T>(
  seconds: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const limit = seconds * 1000;
  const end = performance.now() + limit;
  for (let pause = limit * FIRST_PAUSE; ; pause = Math.min(pause * 2, limit * LONGEST_PAUSE)) {
    const found = await look();
    if (found !== undefined || performance.now() + pause > end) return found;
    await sleep(pause);
  }
}
