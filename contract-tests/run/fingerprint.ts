import { NoAnswer, NotReachable } from "../engine/errors.ts";
import { Broken } from "../engine/finding.ts";
import type { Fingerprint, Session } from "../engine/session.ts";

/** What the personas can see; undefined where the target does not let it be read. */
export async function fingerprintOf(session: Session): Promise<Fingerprint | undefined> {
  try {
    return await session.fingerprint();
  } catch (error) {
    const expected = [NoAnswer, NotReachable, Broken].some((type) => error instanceof type);
    if (expected) return undefined;
    throw error;
  }
}

/** Says whether what could be seen before a run can be seen after it; nothing where nothing could be. */
export function changeNotes(before: Fingerprint, after: Fingerprint | undefined): string[] {
  const places = Object.keys(before);
  if (places.length === 0) return [];
  if (!after) return ["What could be seen before the run could not be read again after it."];
  const changes = places.flatMap((place) => {
    const [was, is] = [before[place] ?? [], after[place] ?? []];
    const appeared = is.filter((id) => !was.includes(id)).map((id) => `${id} has appeared`);
    const vanished = was.filter((id) => !is.includes(id)).map((id) => `${id} has vanished`);
    const all = [...appeared, ...vanished];
    return all.length === 0 ? [] : [`${place}: ${all.join(", ")}`];
  });
  const count = places.reduce((sum, place) => sum + before[place]!.length, 0);
  return changes.length === 0
    ? [`Before and after the run, the same was there: ${count} in ${places.join(", ")}.`]
    : [
        `After the run something else is there than before, and what this run has created is accounted for elsewhere in this report; somebody else may have been at work. ${changes.join("; ")}.`,
      ];
}
