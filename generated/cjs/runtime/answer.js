"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.holding = exports.begins = exports.oneOf = exports.isNotFalse = exports.isFalsy = exports.isObject = exports.isList = exports.isBoolean = exports.isNumber = exports.isText = void 0;
exports.variantOf = variantOf;
exports.messageOf = messageOf;
// Generated from scripts/client/answer.ts; do not edit.
// Written by: npm run generate
/** The name of the described variant that an answer is, or `undocumented`. `body` is its JSON, or a text. */
function variantOf(variants, status, body) {
    const own = variants.some((one) => one[2] === status) ? status : "default";
    const variant = variants.find(([, shape, under = own]) => under === own && fits(body, shape));
    return variant?.[0] ?? "undocumented";
}
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
function messageOf(body) {
    const message = valueOf(body, "message");
    if ((0, exports.isText)(message))
        return message;
    const error = valueOf(body, "error");
    return (0, exports.isText)(error) ? error : null;
}
/** Neither calls nor converts anything in a value that is JSON. */
function fits(value, shape) {
    if (typeof shape === "function")
        return shape(value);
    if (!(0, exports.isObject)(shape))
        return value === shape;
    for (const name in shape)
        if (!fits(valueOf(value, name), shape[name]))
            return false;
    return (0, exports.isObject)(value);
}
/** What an object itself holds under a name. */
function valueOf(object, name) {
    return (0, exports.isObject)(object) && Object.hasOwn(object, name)
        ? object[name]
        : undefined;
}
const isText = (value) => typeof value === "string";
exports.isText = isText;
const isNumber = (value) => typeof value === "number";
exports.isNumber = isNumber;
const isBoolean = (value) => typeof value === "boolean";
exports.isBoolean = isBoolean;
const isList = (value) => Array.isArray(value);
exports.isList = isList;
const isObject = (value) => typeof value === "object" && value !== null && !(0, exports.isList)(value);
exports.isObject = isObject;
const isFalsy = (value) => !value;
exports.isFalsy = isFalsy;
const isNotFalse = (value) => value !== false;
exports.isNotFalse = isNotFalse;
/** One of several. */
const oneOf = (...shapes) => (value) => shapes.some((shape) => fits(value, shape));
exports.oneOf = oneOf;
/** A text with something in its first 65,536 characters: all of it may be megabytes. */
const begins = (pattern) => (value) => (0, exports.isText)(value) && pattern.test(value.slice(0, 65_536));
exports.begins = begins;
/** An object with some property, whatever its name, among its first hundred. */
const holding = (some, shape) => (value) => {
    const names = [];
    if (fits(value, shape)) {
        // Of a million properties this takes half as long as they took to be parsed, and `Object.keys` longer.
        for (const name in value)
            if (names.push(name) === 100)
                break;
    }
    return names.some((name) => fits(valueOf(value, name), some));
};
exports.holding = holding;
