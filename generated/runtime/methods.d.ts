// Generated from scripts/client/methods.ts; do not edit.
// Made anew by: npm run generate
import { type ClientOptions as FetchOptions } from "openapi-fetch";
import type { Addition, ClientOptions, Operation } from "./operation.js";
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 */
export declare function methodsOf<Methods>(operations: {
    readonly [Name in keyof Methods]: Operation;
}, options: ClientOptions, add: (operation: Operation) => Addition, fetchOptions?: FetchOptions): Methods;
