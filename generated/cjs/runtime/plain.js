"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.plainOptions = plainOptions;
// Generated from scripts/client/plain.ts; do not edit.
// Written by: npm run generate
const options_js_1 = require("./options.js");
/**
 * Options for openapi-fetch. JSON is always asked for, and a redirect is an answer like any other.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
function plainOptions(installation) {
    const { baseUrl, headers } = (0, options_js_1.settled)(installation);
    return { baseUrl, headers, redirect: "manual" };
}
