// Generated from scripts/client/vpnscript/fetch.ts; do not edit.
// Written by: npm run generate
import createClient, {} from "openapi-fetch";
import { plainOptions } from "../runtime/plain.js";
import { queryText } from "../runtime/request.js";
import { queryValue } from "./query-value.js";
/**
 * A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function createVpnScriptFetch(options) {
    return createClient({
        ...plainOptions(options),
        querySerializer: (query) => queryText(query, queryValue),
    });
}
