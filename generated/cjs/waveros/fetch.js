"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.createWaverOsFetch = createWaverOsFetch;
// Generated from scripts/client/waveros/fetch.ts; do not edit.
// Written by: npm run generate
const openapi_fetch_1 = __importDefault(require("openapi-fetch"));
const plain_js_1 = require("../runtime/plain.js");
/**
 * A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
function createWaverOsFetch(options) {
    return (0, openapi_fetch_1.default)((0, plain_js_1.plainOptions)(options));
}
