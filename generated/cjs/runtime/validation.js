"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidAnswer = void 0;
exports.throwInvalid = throwInvalid;
exports.reportInvalid = reportInvalid;
// Generated from scripts/client/validation.ts; do not edit.
// Written by: npm run generate
/** An answer is a documented variant, but its body breaks the schema. This error holds no value of the body. */
class InvalidAnswer extends Error {
    name = "InvalidAnswer";
    /** The variant, as `operation/status/name`. */
    variant;
    errors;
    constructor(variant, errors) {
        const broken = errors.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
        super(`the answer breaks the schema of ${variant}: ${broken.join("; ")}`);
        this.variant = variant;
        this.errors = errors;
    }
}
exports.InvalidAnswer = InvalidAnswer;
/** Makes a call reject with `InvalidAnswer` when its answer breaks the schema. */
function throwInvalid(validators) {
    return (...answer) => {
        const invalid = check(validators, ...answer);
        if (invalid)
            throw invalid;
    };
}
/** Passes answers that break their schema to `report`, and lets them through. */
function reportInvalid(validators, report, { sample = 1, } = {}) {
    return (...answer) => {
        if (Math.random() >= sample)
            return;
        const invalid = check(validators, ...answer);
        if (invalid)
            report(invalid);
    };
}
function check(validators, ...[operation, variant, body]) {
    const [key, validator] = Object.entries(validators).find(([one]) => one.startsWith(`${operation}/`) && one.endsWith(`/${variant}`)) ?? [];
    if (!key || !validator || validator(body))
        return undefined;
    return new InvalidAnswer(key, validator.errors ?? []);
}
