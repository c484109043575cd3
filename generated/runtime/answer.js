// Generated from scripts/client/answer.ts; do not edit.
// Written by: npm run generate
/** The name of the described variant that an answer is, or `undocumented`. `body` is its JSON, or a text. */
export function variantOf(variants, status, body) {
    const own = variants.some((one) => one[2] === status) ? status : "default";
    const variant = variants.find(([, shape, under = own]) => under === own && fits(body, shape));
    return variant?.[0] ?? "undocumented";
}
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
export function messageOf(body) {
    const message = valueOf(body, "message");
    if (isText(message))
        return message;
    const error = valueOf(body, "error");
    return isText(error) ? error : null;
}
/** Neither calls nor converts anything in a value that is JSON. */
function fits(value, shape) {
    if (typeof shape === "function")
        return shape(value);
    if (!isObject(shape))
        return value === shape;
    for (const name in shape)
        if (!fits(valueOf(value, name), shape[name]))
            return false;
    return isObject(value);
}
/** What an object itself holds under a name. */
function valueOf(object, name) {
    return isObject(object) && Object.hasOwn(object, name)
        ? object[name]
        : undefined;
}
export const isText = (value) => typeof value === "string";
export const isNumber = (value) => typeof value === "number";
export const isBoolean = (value) => typeof value === "boolean";
export const isList = (value) => Array.isArray(value);
export const isObject = (value) => typeof value === "object" && value !== null && !isList(value);
export const isFalsy = (value) => !value;
export const isNotFalse = (value) => value !== false;
/** One of several. */
export const oneOf = (...shapes) => (value) => shapes.some((shape) => fits(value, shape));
/** A text with something in its first 65,536 characters: all of it may be megabytes. */
export const begins = (pattern) => (value) => isText(value) && pattern.test(value.slice(0, 65_536));
/** An object with some property, whatever its name, among its first hundred. */
export const holding = (some, shape) => (value) => {
    const names = [];
    if (fits(value, shape)) {
        // Of a million properties this takes half as long as they took to be parsed, and `Object.keys` longer.
        for (const name in value)
            if (names.push(name) === 100)
                break;
    }
    return names.some((name) => fits(valueOf(value, name), some));
};
