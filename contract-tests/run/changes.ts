import type { Fingerprint } from "../engine/kind.ts";
import { plural, present } from "../report/words.ts";

/** Compares what was there before and after a run; empty where nothing could be seen. */
export function changeNotes(before: Fingerprint, after: Fingerprint): string[] {
  const [same, changed, unread]: [string[], string[], string[]] = [[], [], []];
  let empty = 0;
  for (const [place, was] of Object.entries(before)) {
    const is = after[place];
    if (!was || !is) {
      unread.push(place);
      continue;
    }
    const appeared = is.filter((id) => !was.includes(id)).map((id) => `${id} has appeared`);
    const vanished = was.filter((id) => !is.includes(id)).map((id) => `${id} has vanished`);
    const all = [...appeared, ...vanished].join(", ");
    if (all !== "") changed.push(`${place}: ${all}`);
    else if (was.length === 0) empty++;
    else same.push(counted(was.length, place));
  }
  const unchanged = present(...same, empty > 0 && plural(empty, "empty list"));
  const notes: [string, string[]][] = [
    ["Unchanged by the run", unchanged],
    ["Not compared before and after the run, since they could not be read", unread],
    ["Came or went during the run, perhaps by another client", changed],
  ];
  return notes.flatMap(([what, places]) =>
    places.length > 0 ? [`${what}: ${places.join("; ")}.`] : [],
  );
}

/** `3 vouchers`, `1 WireGuard configuration of personas.active on server 2`. */
function counted(count: number, things: string): string {
  return `${count} ${count === 1 ? things.replace(/s(?= of |$)/, "") : things}`;
}
