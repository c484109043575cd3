"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.createVpnScriptFetch = createVpnScriptFetch;
// Generated from scripts/client/vpnscript/fetch.ts; do not edit.
// Written by: npm run generate
const openapi_fetch_1 = __importDefault(require("openapi-fetch"));
const plain_js_1 = require("../runtime/plain.js");
const request_js_1 = require("../runtime/request.js");
const query_value_js_1 = require("./query-value.js");
/**
 * A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
function createVpnScriptFetch(options) {
    return (0, openapi_fetch_1.default)({
        ...(0, plain_js_1.plainOptions)(options),
        querySerializer: (query) => (0, request_js_1.queryText)(query, query_value_js_1.queryValue),
    });
}
