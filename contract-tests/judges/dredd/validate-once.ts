import { hash } from "node:crypto";

/** A message as Gavel takes it: status, headers and body, or what is expected of them. */
interface Message {
  readonly statusCode?: unknown;
  readonly headers?: object;
  readonly body?: unknown;
  readonly bodySchema?: unknown;
}

interface Validation {
  readonly valid: boolean;
  readonly fields: Readonly<Record<string, { readonly errors: readonly object[] }>>;
}

export type Validate = (expected: Message, real: Message) => Validation;

/** How many answers are remembered. */
const MOST = 10_000;

/**
 * Gavel's `validate`, asked once for what is equal. Each time it compiles the meta-schema again, for
 * the headers and for the body: together nearly all of its time. Head and body are judged on their
 * own, so that one head serves for all bodies; of the headers, Gavel reads those that are expected.
 */
export function validateOnce(validate: Validate): Validate {
  const sound = new Set<string>();
  const once: Validate = (expected, real) => {
    const digest = hash("sha1", JSON.stringify([expected, real]), "base64");
    if (sound.has(digest)) return { valid: true, fields: {} };
    const result = validate(expected, real);
    if (sound.size === MOST) sound.clear();
    if (result.valid) sound.add(digest);
    return result;
  };
  return (expected, real) => {
    const named = Object.keys(expected.headers ?? {}).map((name) => name.toLowerCase());
    const head = once(only(["statusCode", "headers"], expected), {
      ...only(["statusCode"], real),
      headers: only(named, real.headers),
    });
    const content = once(only(["body", "bodySchema"], expected), {
      ...only(["body"], real),
      headers: only(["content-type"], real.headers),
    });
    return { valid: head.valid && content.valid, fields: { ...head.fields, ...content.fields } };
  };
}

/** The properties of an object that have some names. */
function only(names: readonly string[], all: object = {}): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
