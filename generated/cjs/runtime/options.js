"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_TIMEOUT_MS = void 0;
exports.settled = settled;
exports.milliseconds = milliseconds;
exports.numberIn = numberIn;
exports.checkedSignal = checkedSignal;
exports.headerValue = headerValue;
// Generated from scripts/client/options.ts; do not edit.
// Written by: npm run generate
const errors_js_1 = require("./errors.js");
/** How long a call may take in all by default, in milliseconds. */
exports.DEFAULT_TIMEOUT_MS = 30_000;
/** A longer timer would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/**
 * The options of a client with those of a call.
 * @throws UsageError for one that could not work.
 */
function settled(options, call = {}) {
    const headers = {};
    const given = [...entriesOf(options.headers), ...entriesOf(call.headers)];
    for (const [name, value] of given) {
        if (value === undefined)
            continue;
        if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
            throw new errors_js_1.UsageError("headers has a name that no header can have");
        headers[name.toLowerCase()] = headerValue(name, value);
    }
    headers["accept"] = "application/json";
    checkedSignal(call.signal);
    const { timeoutMs = options.timeoutMs, baseUrl = options.baseUrl } = call;
    return {
        baseUrl: checkedUrl(String(baseUrl)),
        headers,
        timeoutMs: milliseconds("timeoutMs", timeoutMs),
        retries: numberIn("retries", call.retries ?? options.retries ?? 2, 0, 100),
    };
}
/** A `Headers`, of whatever platform, has no properties of its own. */
const entriesOf = (headers) => typeof headers?.["entries"] === "function"
    ? [...headers.entries()]
    : Object.entries({ ...headers });
/** @throws UsageError unless it is a time that a timer can keep. */
function milliseconds(name, value = exports.DEFAULT_TIMEOUT_MS) {
    return numberIn(name, value, 1, LONGEST_TIMER_MS);
}
/** @throws UsageError unless the value is a number from `least` to `most`. */
function numberIn(name, value, least, most) {
    if (typeof value === "number" && value >= least && value <= most)
        return value;
    throw new errors_js_1.UsageError(`${name} must be a number from ${least} to ${most}`);
}
/** @throws UsageError for anything but a signal, such as the controller that has it. */
function checkedSignal(signal) {
    if (signal && typeof signal.addEventListener !== "function") {
        throw new errors_js_1.UsageError("signal must be an AbortSignal: of a controller, that is controller.signal");
    }
}
/** @throws UsageError for a value that no header can carry; the platform's own error would quote it. */
function headerValue(name, value) {
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
        return value;
    throw new errors_js_1.UsageError(`${name} has a line break, or a character that no header can carry`);
}
/**
 * A URL, or a path on a web page's own host. Without username and password: they would be shown wherever the URL is.
 * @throws UsageError for anything else.
 */
function checkedUrl(url) {
    if (isUrl(url) || /^\/(?!\/)[^\s?#\\]*$/.test(url))
        return url.replace(/\/$/, "");
    throw new errors_js_1.UsageError("baseUrl must be like https://vpn.example.com, without username, password, query and fragment");
}
function isUrl(url) {
    try {
        // Where a platform has no URL class, the other checks have to do.
        if (globalThis.URL)
            new URL(url);
        return /^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/i.test(url);
    }
    catch {
        return false;
    }
}
