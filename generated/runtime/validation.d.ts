// Generated from scripts/client/validation.ts; do not edit.
// Written by: npm run generate
import type { Validation } from "./operation.js";
/** An error of a compiled validator. */
export interface ValidationError {
    instancePath: string;
    schemaPath: string;
    keyword: string;
    params: Record<string, unknown>;
    message?: string;
}
/** Compiled validators, by the key of the variant whose body they validate. */
export type Validators = Readonly<Record<string, {
    (body: unknown): boolean;
    errors?: ValidationError[] | null;
}>>;
/** An answer is a documented variant, but its body breaks the schema. This error holds no value of the body. */
export declare class InvalidAnswer extends Error {
    readonly name = "InvalidAnswer";
    /** The variant, as `operation/status/name`. */
    readonly variant: string;
    readonly errors: readonly ValidationError[];
    constructor(variant: string, errors: readonly ValidationError[]);
}
/** Makes a call reject with `InvalidAnswer` when its answer breaks the schema. */
export declare function throwInvalid(validators: Validators): Validation;
/** Passes answers that break their schema to `report`, and lets them through. */
export declare function reportInvalid(validators: Validators, report: (invalid: InvalidAnswer) => void, { sample, }?: {
    /** The share of answers that is validated, from 0 to 1; default: 1, all of them. */
    readonly sample?: number;
}): Validation;
