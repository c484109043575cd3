/** One described answer of an operation. `variant` tells it from all others, `message` is its sentence. */
export interface Answer<Variant extends string, Status extends number, Body> {
  readonly variant: Variant;
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
  /** The sentence that the answer holds; null where it is described without one. */
  readonly message: MessageOf<Body>;
}

/** An answer that the description does not know: read `body` as what it is, unknown. */
export interface Undocumented {
  readonly variant: "undocumented";
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text where it is none; undefined where there is no body. */
  readonly body: unknown;
  readonly message: null;
}

/** Where a body keeps its sentence: under `message`, else under `error`, else nowhere. */
export type MessageOf<Body> = Body extends { message: infer Message }
  ? Message
  : Body extends { error: infer Message extends string }
    ? Message
    : null;

/** The types that a value may have, as a sum of the bits of `TYPES`. */
export type TypeBits = number;

/**
 * What tells a body from those of the other variants: for each property a literal, a pattern or its
 * types. A number instead of all that asks for any property of these types.
 */
export type Shape = TypeBits | Readonly<Record<string, TypeBits | string | boolean | RegExp>>;

/**
 * The variants of an operation, by status and name. `default` counts for a status that has no entry
 * of its own, `any` for every status.
 */
export type Variants = Readonly<Record<string, Readonly<Record<string, Shape>>>>;

/** A variant that an answer has been found to be. */
export interface Found {
  /** The status that it is described under, `default` where it is none. */
  readonly under: string;
  readonly variant: string;
  readonly message: unknown;
}

export const NULL = 1;
export const ARRAY = 2;

/** The bit of each other type, by the name that `typeof` gives it. `undefined`: the property is absent. */
export const TYPES: Readonly<Record<string, TypeBits>> = {
  string: 4,
  number: 8,
  boolean: 16,
  object: 32,
  undefined: 64,
};

/** The described variant that an answer is; undefined if it is none. */
export function variantOf(variants: Variants, status: number, body: unknown): Found | undefined {
  const own = status in variants ? `${status}` : "default";
  for (const under of [own, "any"]) {
    for (const [variant, shape] of Object.entries(variants[under] ?? {})) {
      if (keeps(body, shape)) return { under, variant, message: messageOf(body, shape) };
    }
  }
  return undefined;
}

function keeps(body: unknown, shape: Shape): body is Record<string, unknown> {
  if (typeOf(body) !== TYPES["object"]) return false;
  const values = body as Record<string, unknown>;
  if (typeof shape === "number") {
    return Object.values(values).some((value) => (typeOf(value) & shape) > 0);
  }
  return Object.entries(shape).every(([name, want]) => {
    const value = values[name];
    if (typeof want === "number") return typeOf(value) & want;
    return want instanceof RegExp ? typeof value === "string" && want.test(value) : value === want;
  });
}

function messageOf(body: Record<string, unknown>, shape: Shape): unknown {
  if (typeof shape === "number") return null;
  if ("message" in shape) return body["message"];
  return typeof shape["error"] === "string" ? shape["error"] : null;
}

function typeOf(value: unknown): TypeBits {
  if (value === null) return NULL;
  return Array.isArray(value) ? ARRAY : (TYPES[typeof value] ?? 0);
}
