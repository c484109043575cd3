import { textOf, withBody } from "../../sandbox/answer.ts";
import type { Alter, Place } from "../fault.ts";

/** `/data/0/name`; the last element of a list is `-`. */
export function pointer(place: Place): string {
  return place.map((step) => `/${step === -1 ? "-" : step}`).join("");
}

/** A container and the key in it at which a change is made. */
interface Spot {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
}

/**
 * Changes a JSON value at a place; false if it has no such place.
 * The last element of a list is never its first one: where a list has only one, a copy of it is
 * added and changed.
 */
export function changeAt(json: unknown, place: Place, change: (spot: Spot) => void): boolean {
  let holder: unknown = json;
  for (const [depth, step] of place.entries()) {
    if (typeof holder !== "object" || holder === null) return false;
    const key = Array.isArray(holder) ? indexIn(holder, step) : step;
    if (!(key in holder)) return false;
    const spot = { holder: holder as Spot["holder"], key };
    if (depth === place.length - 1) {
      change(spot);
      return true;
    }
    holder = spot.holder[key];
  }
  return false;
}

function indexIn(list: unknown[], step: string | number): string | number {
  if (step !== -1) return step;
  if (list.length === 1) list.push(structuredClone(list[0]));
  return list.length - 1;
}

/** Whether a finding's JSON pointer leads to a place, to something in it, or to something around it. */
export function leadsTo(at: string, place: Place): boolean {
  const steps = at.split("/").filter((step) => step !== "");
  return place.every((step, depth) => {
    const found = steps[depth];
    return found === undefined || (step === -1 ? /^\d+$/.test(found) : String(step) === found);
  });
}

/** Makes another JSON value of the body; nothing to be made of it is undefined. */
export function altersJson(make: (json: unknown) => unknown): Alter {
  return (answer) => {
    const made = make(JSON.parse(textOf(answer)));
    return made === undefined ? undefined : withBody(answer, JSON.stringify(made));
  };
}

/** Puts another value at a place. */
export function altersValue(place: Place, make: (value: unknown) => unknown): Alter {
  return altersJson((json) => {
    let changed = false;
    changeAt(json, place, ({ holder, key }) => {
      const before = holder[key];
      holder[key] = make(before);
      changed = JSON.stringify(holder[key]) !== JSON.stringify(before);
    });
    return changed ? json : undefined;
  });
}

/** Takes the field at a place away, or gives it another name. */
export function altersKey(place: Place, name?: string): Alter {
  return altersJson((json) => {
    const changed = changeAt(json, place, ({ holder, key }) => {
      if (name !== undefined) holder[name] = holder[key];
      Reflect.deleteProperty(holder, key);
    });
    return changed ? json : undefined;
  });
}
