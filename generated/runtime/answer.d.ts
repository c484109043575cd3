// Generated from scripts/client/answer.ts; do not edit.
// Written by: npm run generate
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
export type MessageOf<Body> = Body extends {
    message: infer Message;
} ? Message : Body extends {
    error: infer Message extends string;
} ? Message : string | null;
/** What a value must be: a literal, what passes a test, or an object with such properties of its own. */
export type Shape = string | number | boolean | null | undefined | ((value: unknown) => boolean) | {
    readonly [name: string]: Shape;
};
/** A variant in the table of an API. `default` is a status that no other variant has; without one, any will do. */
export type Variant = readonly [name: string, shape: Shape, status?: number | "default"];
/** The name of the described variant that an answer is, or `undocumented`. `body` is its JSON, or a text. */
export declare function variantOf(variants: readonly Variant[], status: number, body: unknown): string;
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
export declare function messageOf(body: unknown): string | null;
export declare const isText: (value: unknown) => value is string;
export declare const isNumber: (value: unknown) => boolean;
export declare const isBoolean: (value: unknown) => boolean;
export declare const isList: (value: unknown) => boolean;
export declare const isObject: (value: unknown) => value is object;
export declare const isFalsy: (value: unknown) => boolean;
export declare const isNotFalse: (value: unknown) => boolean;
/** One of several. */
export declare const oneOf: (...shapes: readonly Shape[]) => (value: unknown) => boolean;
/** A text with something in its first 65,536 characters: all of it may be megabytes. */
export declare const begins: (pattern: RegExp) => (value: unknown) => boolean;
/** An object with some property, whatever its name, among its first hundred. */
export declare const holding: (some: Shape, shape: Shape) => (value: unknown) => boolean;
