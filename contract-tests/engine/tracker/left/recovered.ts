import type { Entry } from "../../exchange/journal.ts";
import type { Kind, Leftover } from "../kind.ts";
import { addressNow, leftElsewhere } from "./leftovers.ts";
import type { Place } from "../seen/place.ts";
import { lineOf, tellByJournal } from "../whose/taken-up.ts";

/** Takes up what an earlier run's journal says of each place; returns what that run may have left where the target does not lead. */
export function takeUp<Item>(
  entries: readonly Entry[],
  kind: Kind<Item>,
  at: (name: string) => Place<Item>,
): Leftover[] {
  const elsewhere: Leftover[] = [];
  const here = new Set<Place<Item>>();
  for (const line of entries.flatMap((entry) => lineOf(entry, kind.what) ?? [])) {
    const { address, owner, place } = line;
    const isHere = address === addressNow(kind, place);
    if (!isHere || owner !== kind.ownerOf?.(place)) {
      elsewhere.push(...leftElsewhere(kind, line, isHere, entries));
      continue;
    }
    here.add(at(place));
    tellByJournal(at(place), line);
  }
  for (const one of here) {
    for (const { asks } of one.made) if (asks !== undefined) one.claim(asks);
  }
  return elsewhere;
}
