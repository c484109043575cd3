// Generated from scripts/client/answer.ts; do not edit.
// Made anew by: npm run generate
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
/** The properties of a body; none if it is not an object. */
export type Properties = Readonly<Record<string, unknown>>;
/** Tells a body from those of the other variants under its status: by literals, types and patterns. */
export type Shape = (body: Properties) => boolean;
/**
 * The variants of an operation, by status and name. `default` counts for a status that has no entry
 * of its own, `any` for every status.
 */
export type Variants = Readonly<Record<string, Readonly<Record<string, Shape>>>>;
/** The name of the described variant that an answer is, or `undocumented`. */
export declare function variantOf(variants: Variants, status: number, body: Properties): string;
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
export declare function messageOf({ message, error }: Properties): string | null;
export declare const isText: (value: unknown) => value is string;
export declare const isTextOrNull: (value: unknown) => boolean;
export declare const isNumber: (value: unknown) => boolean;
export declare const isBoolean: (value: unknown) => boolean;
export declare const isList: (value: unknown) => boolean;
export declare const isObject: (value: unknown) => boolean;
