import type { Answer } from "../../sandbox/server.ts";
import { changeAt, type Place } from "../place.ts";

type Alter = (answer: Answer) => Answer | undefined;

/** The body of an answer as text. */
export function textOf({ body }: Answer): string {
  if (typeof body === "string") return body;
  const bytes = Array.isArray(body) ? Buffer.concat(body) : (body as Uint8Array);
  return Buffer.from(bytes).toString("utf8");
}

/** The answer with another body, its length not yet said. */
export function withBody(answer: Answer, body: Answer["body"]): Answer {
  return { ...answer, body };
}

/** The answer with headers put in, replaced or, as null, taken out. */
export function withHeaders(
  answer: Answer,
  changes: Readonly<Record<string, string | null>>,
): Answer {
  const kept = Object.entries(answer.headers).filter(([name]) => !(name.toLowerCase() in changes));
  const put = Object.entries(changes).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return { ...answer, headers: Object.fromEntries([...kept, ...put]) };
}

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
