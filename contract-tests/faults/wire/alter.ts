import { textOf, withBody, type Answer } from "../../sandbox/server.ts";

/** Changes an answer on its way out; undefined if there is nothing in it to change. */
export type Alter = (answer: Answer) => Answer | undefined;

/** Names, and for lists 0 for the first element and -1 for the last. */
export type Place = readonly (string | number)[];

type Change = (holder: Record<string | number, unknown>, key: string | number) => boolean;

/** `/data/0/name`; the last element of a list is `-`. */
export function pointer(place: Place): string {
  return place.map((step) => `/${step === -1 ? "-" : step}`).join("");
}

/** Whether a finding's JSON pointer leads to a place, into it or around it. */
export function leadsTo(at: string, place: Place): boolean {
  const steps = at.split("/").filter((step) => step !== "");
  return place.every((step, depth) => {
    const found = steps[depth];
    return found === undefined || (step === -1 ? /^\d+$/.test(found) : String(step) === found);
  });
}

/** False if there is no such place. Of a list with one element, a copy is added and changed as the last. */
export function changeAt(json: unknown, [step = "", ...rest]: Place, change: Change): boolean {
  if (typeof json !== "object" || json === null) return false;
  if (Array.isArray(json) && json.length === 1 && step === -1) json.push(structuredClone(json[0]));
  const key = Array.isArray(json) && step === -1 ? json.length - 1 : step;
  if (!(key in json)) return false;
  const holder = json as Parameters<Change>[0];
  return rest.length === 0 ? change(holder, key) : changeAt(holder[key], rest, change);
}

export function altersJson(make: (json: unknown) => unknown): Alter {
  return (answer) => {
    const made = make(JSON.parse(textOf(answer)));
    return made === undefined ? undefined : withBody(answer, JSON.stringify(made));
  };
}

function altersAt(place: Place, change: Change): Alter {
  return altersJson((json) => (changeAt(json, place, change) ? json : undefined));
}

export function altersValue(place: Place, make: (value: unknown) => unknown): Alter {
  return altersAt(place, (holder, key) => {
    const before = JSON.stringify(holder[key]);
    holder[key] = make(holder[key]);
    return JSON.stringify(holder[key]) !== before;
  });
}

export function altersKey(place: Place, name?: string): Alter {
  return altersAt(place, (holder, key) => {
    if (name !== undefined) holder[name] = holder[key];
    return Reflect.deleteProperty(holder, key);
  });
}
