// Generated from scripts/client/vpnscript/fetch.ts; do not edit.
// Written by: npm run generate
import { type Client } from "openapi-fetch";
import type { paths } from "./openapi.js";
import type { Installation } from "../runtime/operation.js";
/** Named here, so that an app's declarations need not name openapi-fetch. */
export interface VpnScriptFetch extends Client<paths> {
}
/**
 * A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export declare function createVpnScriptFetch(options: Installation): VpnScriptFetch;
