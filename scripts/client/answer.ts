/** One described answer of an operation. `variant` tells it from all others, `message` is its sentence. */
export interface Answer<Variant extends string, Status extends number, Body> {
  readonly variant: Variant;
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
  /** The sentence that the answer holds, under `message` or `error`. */
  readonly message: MessageOf<Body>;
  /** What the platform's `fetch` gave; its body has been read. Not enumerable: its URL may hold a key. */
  readonly response: Response;
}

/** An answer that the description does not know: read `body` as what it is, unknown. */
export interface Undocumented {
  readonly variant: "undocumented";
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text where it is not JSON; undefined where there is no body, or one above `maxBytes`. */
  readonly body: unknown;
  /** The sentence that it holds under `message` or `error`, for people; null without one. */
  readonly message: string | null;
  readonly response: Response;
}

/** What a body says under `message`, else under `error`. */
export type MessageOf<Body> = Body extends { message: infer Message }
  ? Message
  : Body extends { error: infer Message extends string }
    ? Message
    : string | null;

/** What a value must be: a literal, what passes a test, or an object with such properties of its own. */
export type Shape =
  | string
  | number
  | boolean
  | null
  | undefined
  | ((value: unknown) => boolean)
  | { readonly [name: string]: Shape };

/** A variant in the table of an API. `default` is a status that no other variant has; without one, any will do. */
export type Variant = readonly [name: string, shape: Shape, status?: number | "default"];

/** The name of the described variant that an answer is, or `undocumented`. `body` is its JSON, or a text. */
export function variantOf(variants: readonly Variant[], status: number, body: unknown): string {
  const own = variants.some((one) => one[2] === status) ? status : "default";
  const variant = variants.find(([, shape, under = own]) => under === own && fits(body, shape));
  return variant?.[0] ?? "undocumented";
}

/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
export function messageOf(body: unknown): string | null {
  const message = valueOf(body, "message");
  if (isText(message)) return message;
  const error = valueOf(body, "error");
  return isText(error) ? error : null;
}

/** Neither calls nor converts anything in a value that is JSON. */
function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === "function") return shape(value);
  if (!isObject(shape)) return value === shape;
  for (const name in shape) if (!fits(valueOf(value, name), shape[name])) return false;
  return isObject(value);
}

/** What an object itself holds under a name. */
function valueOf(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;
}

export const isText = (value: unknown): value is string => typeof value === "string";
export const isNumber = (value: unknown): boolean => typeof value === "number";
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";
export const isList = (value: unknown): boolean => Array.isArray(value);
export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isList(value);
export const isFalsy = (value: unknown): boolean => !value;
export const isNotFalse = (value: unknown): boolean => value !== false;

/** One of several. */
export const oneOf =
  (...shapes: readonly Shape[]) =>
  (value: unknown): boolean =>
    shapes.some((shape) => fits(value, shape));

/** A text with something in its first 65,536 characters: all of it may be megabytes. */
export const begins =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    isText(value) && pattern.test(value.slice(0, 65_536));

/** An object with some property, whatever its name, among its first hundred. */
export const holding =
  (some: Shape, shape: Shape) =>
  (value: unknown): boolean => {
    const names: string[] = [];
    if (fits(value, shape)) {
      // Of a million properties this takes half as long as they took to be parsed, and `Object.keys` longer.
      for (const name in value as object) if (names.push(name) === 100) break;
    }
    return names.some((name) => fits(valueOf(value, name), some));
  };
