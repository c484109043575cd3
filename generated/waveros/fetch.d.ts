// Generated from scripts/client/waveros/fetch.ts; do not edit.
// Written by: npm run generate
import { type Client } from "openapi-fetch";
import type { paths } from "./openapi.js";
import type { Installation } from "../runtime/operation.js";
/** Named here, so that an app's declarations need not name openapi-fetch. */
export interface WaverOsFetch extends Client<paths> {
}
/**
 * A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export declare function createWaverOsFetch(options: Installation): WaverOsFetch;
