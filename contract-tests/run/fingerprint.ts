import type { Fingerprint } from "../engine/kind.ts";

/** Says whether what could be seen before a run can be seen after it; nothing where nothing was to be seen. */
export function changeNotes(before: Fingerprint, after: Fingerprint): string[] {
  const [same, changed, unread]: [string[], string[], string[]] = [[], [], []];
  for (const [place, was] of Object.entries(before)) {
    const is = after[place];
    if (!was || !is) unread.push(place);
    else {
      const appeared = is.filter((id) => !was.includes(id)).map((id) => `${id} has appeared`);
      const vanished = was.filter((id) => !is.includes(id)).map((id) => `${id} has vanished`);
      const all = [...appeared, ...vanished];
      if (all.length === 0) same.push(`${was.length} ${place}`);
      else changed.push(`${place}: ${all.join(", ")}`);
    }
  }
  return [
    ...(same.length > 0 ? [`Unchanged by the run: ${same.join("; ")}.`] : []),
    ...(unread.length > 0
      ? [
          `Not compared before and after the run, since they could not be read: ${unread.join("; ")}.`,
        ]
      : []),
    ...(changed.length > 0
      ? [
          `Changed during the run, by another client unless it is named as left behind: ${changed.join("; ")}.`,
        ]
      : []),
  ];
}
