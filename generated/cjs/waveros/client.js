"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createWaverOsClient = createWaverOsClient;
exports.createWaverOsClientOf = createWaverOsClientOf;
// Generated from scripts/client/waveros/client.ts; do not edit.
// Written by: npm run generate
const operations_js_1 = require("./operations.js");
const errors_js_1 = require("../runtime/errors.js");
const methods_js_1 = require("../runtime/methods.js");
/**
 * A private or loopback IPv4 address of four decimal numbers, or a name without a dot, which only a
 * local network resolves. Other names, IPv6 and other ways to write an address count as public.
 */
const PRIVATE_HOST = /^https?:\/\/(((10|127)\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2}|[a-z][\w-]*)(:\d+)?(\/|$)/i;
/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for an option that could not work, and for `GET` to a host that is on no private network.
 */
function createWaverOsClient(options) {
    return createWaverOsClientOf(operations_js_1.operations, options);
}
/**
 * A client with only the methods of the given actions, so that a bundle holds no others.
 * @throws UsageError as `createWaverOsClient` does.
 */
function createWaverOsClientOf(operations, options) {
    const { apiKey, method = "POST" } = options;
    const add = ([, , , , action = ""], baseUrl) => {
        if (method === "GET" && !PRIVATE_HOST.test(baseUrl)) {
            throw new errors_js_1.UsageError("by GET the key would be in a URL, outside of a private network: use POST");
        }
        return { method, parameters: { "api-key": apiKey, action } };
    };
    return (0, methods_js_1.methodsOf)(operations, options, { add });
}
