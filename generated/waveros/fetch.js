// Generated from scripts/client/waveros/fetch.ts; do not edit.
// Written by: npm run generate
import createClient, {} from "openapi-fetch";
import { plainOptions } from "../runtime/plain.js";
/**
 * A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function createWaverOsFetch(options) {
    return createClient(plainOptions(options));
}
