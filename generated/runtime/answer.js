// Generated from scripts/client/answer.ts; do not edit.
// Made anew by: npm run generate
/** The name of the described variant that an answer is, or `undocumented`. */
export function variantOf(variants, status, body) {
    for (const group of [variants[status] ?? variants["default"], variants["any"]]) {
        for (const name in group)
            if (group[name]?.(body))
                return name;
    }
    return "undocumented";
}
/** The sentence in a body: under `message`, else under `error`, which may also be a flag. */
export function messageOf({ message, error }) {
    return [message, error].find(isText) ?? null;
}
export const isText = (value) => typeof value === "string";
export const isTextOrNull = (value) => value === null || isText(value);
export const isNumber = (value) => typeof value === "number";
export const isBoolean = (value) => typeof value === "boolean";
export const isList = (value) => Array.isArray(value);
export const isObject = (value) => value instanceof Object && !isList(value);
