"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isObject = exports.isList = exports.isBoolean = exports.isNumber = exports.isTextOrNull = exports.isText = void 0;
exports.variantOf = variantOf;
exports.messageOf = messageOf;
// Generated from scripts/client/answer.ts; do not edit.
// Made anew by: npm run generate
/** The name of the described variant that an answer is, or `undocumented`. */
function variantOf(variants, status, body) {
    for (const group of [variants[status] ?? variants["default"], variants["any"]]) {
        for (const name in group)
            if (group[name]?.(body))
                return name;
    }
    return "undocumented";
}
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
function messageOf({ message, error }) {
    return [message, error].find(exports.isText) ?? null;
}
const isText = (value) => typeof value === "string";
exports.isText = isText;
const isTextOrNull = (value) => value === null || (0, exports.isText)(value);
exports.isTextOrNull = isTextOrNull;
const isNumber = (value) => typeof value === "number";
exports.isNumber = isNumber;
const isBoolean = (value) => typeof value === "boolean";
exports.isBoolean = isBoolean;
const isList = (value) => Array.isArray(value);
exports.isList = isList;
const isObject = (value) => value instanceof Object && !(0, exports.isList)(value);
exports.isObject = isObject;
