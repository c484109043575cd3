// Generated from scripts/client/vpnscript/client.ts; do not edit.
// Made anew by: npm run generate
import createClient, {} from "openapi-fetch";
import { operations, } from "./operations.js";
import { methodsOf } from "../runtime/methods.js";
import { plainOptions } from "../runtime/operation.js";
/** A client of one VPN Script installation, with a method for each operation. */
export function createVpnScriptClient(options) {
    let { token } = options;
    const methods = methodsOf(operations, options, ([effect]) => token && effect !== "authenticates" ? { headers: { Authorization: `Bearer ${token}` } } : {}, { querySerializer });
    return {
        ...methods,
        // An accessor, so that a client which is logged whole does not show its token.
        get token() {
            return token;
        },
        set token(other) {
            token = other;
        },
        async logIn(credentials, callOptions) {
            const answer = await methods.createToken(credentials, callOptions);
            if (answer.variant === "token-issued")
                token = answer.body.token;
            return answer;
        },
    };
}
/** A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants. */
export function createVpnScriptFetch(options) {
    return createClient({ ...plainOptions(options), querySerializer });
}
/** A boolean is 1 or 0: Laravel refuses the words in a query. */
function querySerializer(query) {
    const given = Object.entries({ ...query }).filter(([, value]) => value !== undefined);
    return given
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value === !!value ? +value : value))}`)
        .join("&");
}
