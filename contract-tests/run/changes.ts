import type { Fingerprint } from "../engine/kind.ts";

/** Says whether what could be seen before a run can be seen after it; nothing where nothing was to be seen. */
export function changeNotes(before: Fingerprint, after: Fingerprint): string[] {
  const [same, changed, unread]: [string[], string[], string[]] = [[], [], []];
  for (const [place, was] of Object.entries(before)) {
    const is = after[place];
    if (!was || !is) {
      unread.push(place);
      continue;
    }
    const appeared = is.filter((id) => !was.includes(id)).map((id) => `${id} has appeared`);
    const vanished = was.filter((id) => !is.includes(id)).map((id) => `${id} has vanished`);
    const all = [...appeared, ...vanished].join(", ");
    if (all === "") same.push(`${place} (${was.length})`);
    else changed.push(`${place}: ${all}`);
  }
  const notes: [string, string[]][] = [
    ["The same before and after the run", same],
    ["Not compared before and after the run, since they could not be read", unread],
    ["Came or went during the run, perhaps by another client", changed],
  ];
  return notes.flatMap(([what, places]) =>
    places.length > 0 ? [`${what}: ${places.join("; ")}.`] : [],
  );
}
