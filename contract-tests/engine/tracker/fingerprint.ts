import type { Tracker } from "./created.ts";
import { NoAnswer, NotReachable } from "../exchange/errors.ts";
import { Broken } from "../judgement/finding.ts";
import type { Fingerprint } from "./kind.ts";

/** Others' things at some places, by place for a reader; undefined where they cannot be read. */
export async function fingerprintOf<Item>(
  tracker: Tracker<Item>,
  names: readonly string[],
): Promise<Fingerprint> {
  const seen: Record<string, Fingerprint[string]> = {};
  for (const name of names) {
    const place = tracker.at(name);
    const looking = place.isOvertaken ? tracker.look(name) : tracker.current(name);
    const look = await looking.catch((error: unknown) => {
      if (![NotReachable, NoAnswer, Broken].some((type) => error instanceof type)) throw error;
    });
    const { what, whereIs, idOf, stateIs } = place.kind;
    const others = look?.items.filter((item) => !place.own.has(idOf(item)));
    const states = others?.map((item) => [idOf(item), stateIs?.(item) ?? ""] as const);
    seen[`${what}s${whereIs(name)}`] = states && Object.fromEntries(states);
  }
  return seen;
}
