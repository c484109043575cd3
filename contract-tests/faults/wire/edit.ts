import { textOf, withBody } from "../../sandbox/answer.ts";
import type { Answer } from "../../sandbox/server.ts";
import { changeAt, type Place } from "../place.ts";

type Alter = (answer: Answer) => Answer | undefined;

/** Makes another JSON value of the body; nothing to be made of it is undefined. */
export function altersJson(make: (json: unknown) => unknown): Alter {
  return (answer) => {
    const made = make(JSON.parse(textOf(answer)));
    return made === undefined ? undefined : withBody(answer, JSON.stringify(made));
  };
}

/** Makes another text of the body. */
export function altersText(make: (text: string) => string | Uint8Array): Alter {
  return (answer) => withBody(answer, make(textOf(answer)));
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
