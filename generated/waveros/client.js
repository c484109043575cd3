// Generated from scripts/client/waveros/client.ts; do not edit.
// Made anew by: npm run generate
import createClient, {} from "openapi-fetch";
import { operations } from "./operations.js";
import { methodsOf } from "../runtime/methods.js";
import { OneEndpointRequest } from "../runtime/one-endpoint.js";
import { plainOptions } from "../runtime/plain.js";
import { isPrivateHost } from "../runtime/private-host.js";
import { UsageError } from "../runtime/usage-error.js";
/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for `GET` to a host that is on no private network.
 */
export function createWaverOsClient(options) {
    const { apiKey, baseUrl, method = "POST" } = options;
    if (method === "GET" && !isPrivateHost(new URL(baseUrl).hostname)) {
        throw new UsageError("GET puts the key in a URL: use POST");
    }
    return methodsOf(operations, options, ([, , , , action = ""]) => ({
        method,
        parameters: { "api-key": apiKey, action },
    }));
}
/** A plain openapi-fetch client of one WaverOS router: a path like `/#get_voucher_users` instead of each action's method. */
export function createWaverOsFetch(options) {
    return createClient({ ...plainOptions(options), Request: OneEndpointRequest });
}
