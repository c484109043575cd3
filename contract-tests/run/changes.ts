import type { Fingerprint } from "../engine/tracker/kind.ts";
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
    const ids = Object.keys({ ...was, ...is });
    const all = ids.flatMap((id) => changeOf(id, was[id], is[id]) ?? []).join(", ");
    if (all !== "") changed.push(`${place}: ${all}`);
    else if (ids.length === 0) empty++;
    else same.push(counted(ids.length, place));
  }
  const unchanged = present(...same, empty > 0 && plural(empty, "empty list"));
  const notes: [string, string[]][] = [
    ["There before and after the run", unchanged],
    ["Not compared before and after the run, since they could not be read", unread],
    ["Came, went or changed during the run", changed],
  ];
  return notes.flatMap(([what, places]) =>
    places.length > 0 ? [`${what}: ${places.join("; ")}.`] : [],
  );
}

function changeOf(id: string, was?: string, is?: string): string | undefined {
  if (was === undefined) return `${id} has appeared`;
  if (is === undefined) return `${id} has vanished`;
  return was === is ? undefined : `${id} was ${was}, and is ${is}`;
}

/** `3 vouchers`, `1 WireGuard configuration of personas.active on server 2`. */
function counted(count: number, things: string): string {
  return `${count} ${count === 1 ? things.replace(/s(?= of |$)/, "") : things}`;
}
