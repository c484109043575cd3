// Generated from scripts/client/methods.ts; do not edit.
// Written by: npm run generate
import { type Middlewares } from "./middleware.js";
import type { ClientOptions, Operation } from "./operation.js";
import { type Addition } from "./request.js";
/** What else the client of an API does. */
export interface Own {
    add?(operation: Operation, baseUrl: string): Addition;
    /** Whether to ask once more after this answer, where that may help. */
    renewed?(status: number, added: Addition): Promise<boolean> | undefined;
    /** How a value is written in a query; default: `String`. */
    queryValue?(value: unknown): string;
}
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 * @throws UsageError for an option that could not work.
 */
export declare function methodsOf<Methods>(operations: {
    readonly [Name in keyof Methods]: Operation<Name>;
}, options: ClientOptions, { add, renewed, queryValue }?: Own): Methods & Middlewares;
