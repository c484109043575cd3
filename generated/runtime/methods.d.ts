// Generated from scripts/client/methods.ts; do not edit.
// Made anew by: npm run generate
import { type ClientOptions as FetchOptions } from "openapi-fetch";
import { type ClientOptions, type Operation } from "./operation.js";
/** What an API adds to a request: credentials, or another method. */
interface Addition {
    readonly headers?: Readonly<Record<string, string>>;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly method?: string;
}
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 */
export declare function methodsOf<Methods>(operations: {
    readonly [Name in keyof Methods]: Operation;
}, options: ClientOptions, add: (operation: Operation) => Addition, fetchOptions?: FetchOptions): Methods;
export {};
