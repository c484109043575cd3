// Generated from scripts/client/validation.ts; do not edit.
// Written by: npm run generate
import type { Validation } from "./operation.js";
/** What a compiled validator says of a value that breaks its schema. */
export interface ValidationError {
    instancePath: string;
    schemaPath: string;
    keyword: string;
    params: Record<string, unknown>;
    message?: string;
}
/** Compiled validators, by the key of the variant whose body they hold against its schema. */
export type Validators = Readonly<Record<string, {
    (body: unknown): boolean;
    errors?: ValidationError[] | null;
}>>;
/** An answer is the variant that it says, but its body breaks the schema. It holds no value of the body. */
export declare class InvalidAnswer extends Error {
    readonly name = "InvalidAnswer";
    /** The variant, as `operation/status/name`. */
    readonly variant: string;
    readonly errors: readonly ValidationError[];
    constructor(variant: string, errors: readonly ValidationError[]);
}
/** Makes a call reject with `InvalidAnswer` when its answer breaks the schema. */
export declare function throwInvalid(validators: Validators): Validation;
/** Tells `report` of answers that break their schema, and lets them pass. */
export declare function reportInvalid(validators: Validators, report: (invalid: InvalidAnswer) => void, { sample, }?: {
    /** The share of answers that is looked at, from 0 to 1; default: 1, all of them. */
    readonly sample?: number;
}): Validation;
