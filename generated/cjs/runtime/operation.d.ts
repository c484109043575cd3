// Generated from scripts/client/operation.ts; do not edit.
// Written by: npm run generate
import type { Variant } from "./answer.js";
import type { Effect } from "./retry.js";
/** An operation as the client needs it; generated for each method. */
export type Operation<Name extends PropertyKey = PropertyKey> = readonly [
    effect: Effect,
    method: string,
    path: string,
    variants: readonly Variant[],
    /** Its name in the catalogue, where that is not the name of the method. */
    name?: string
] & {
    readonly method?: Name;
};
/** Is shown every answer with the operation's name in the catalogue, `undocumented` ones too. */
export type Validation = (operation: string, variant: string, body: unknown) => void;
export interface Installation {
    /** Where the installation answers. A slash at its end makes no difference. */
    readonly baseUrl: string;
    /** Sent with every request, after `Accept: application/json`. */
    readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}
export interface ClientOptions extends Installation {
    /** How long a call may take in all, repetitions included, in milliseconds; default: 30,000. */
    readonly timeoutMs?: number | undefined;
    /** How often a request is sent again that is safe to repeat; default: 2. What creates never is. */
    readonly retries?: number | undefined;
    /** The most bytes of an answer that are read, default: 16 MiB. A longer one is `undocumented`, without body. */
    readonly maxBytes?: number | undefined;
    /** Validates described answers by their schemas: `throwInvalid` or `reportInvalid`; default: off. */
    readonly validation?: Validation | undefined;
    /** What sends a request, instead of the global `fetch`. With middleware it gets only a `Request`. */
    fetch?(url: string | Request, init?: RequestInit): Promise<Response>;
}
/** Options of one call. */
export interface CallOptions extends Omit<Partial<Installation>, "baseUrl"> {
    /** Where to ask, instead of the client's `baseUrl`. */
    readonly baseUrl?: string | undefined;
    /** Gives the call up, which then rejects with the signal's reason. */
    readonly signal?: AbortSignal | undefined;
    /** How long this call may take in all, in milliseconds, instead of the client's `timeoutMs`. */
    readonly timeoutMs?: number | undefined;
    /** How often this call is sent again, instead of the client's `retries`. */
    readonly retries?: number | undefined;
}
