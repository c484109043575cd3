// Generated from scripts/client/request.ts; do not edit.
// Written by: npm run generate
import type { Operation } from "./operation.js";
import type { Settled } from "./options.js";
/** What an API adds to a request: credentials, or another method. */
export interface Addition {
    readonly headers?: Readonly<Record<string, string>>;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly method?: string;
}
/** What one request needs. */
export interface Asked extends Pick<Settled, "baseUrl" | "headers"> {
    readonly signal: AbortSignal;
    readonly added: Addition;
}
/** Where a request goes and how, as `fetch` takes it. */
export interface Outgoing {
    readonly url: string;
    readonly init: RequestInit;
    readonly query: Record<string, unknown>;
}
/** The request for an operation. `queryValue` writes a value into a query. */
export declare function outgoing([, usual, path]: Operation, given: object | undefined, { baseUrl, headers, signal, added: { method, parameters, headers: own } }: Asked, queryValue: (value: unknown) => string): Outgoing;
/** A query without its mark; what is undefined or null is left out. */
export declare function queryText(query: object, queryValue: (value: unknown) => string): string;
