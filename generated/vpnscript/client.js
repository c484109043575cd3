// Generated from scripts/client/vpnscript/client.ts; do not edit.
// Written by: npm run generate
import { operations, } from "./operations.js";
import { within } from "../runtime/deadline.js";
import { methodsOf } from "../runtime/methods.js";
import { DEFAULT_TIMEOUT_MS, headerValue } from "../runtime/options.js";
import { queryValue } from "./query-value.js";
/**
 * A client of one VPN Script installation, with a method for each operation.
 * @throws UsageError for an option that could not work.
 */
export function createVpnScriptClient(options) {
    return createVpnScriptClientOf(operations, options);
}
/**
 * A client with only the methods of the given operations, so that a bundle holds no others.
 * @throws UsageError for an option that could not work.
 */
export function createVpnScriptClientOf(operations, options) {
    const { onUnauthenticated, timeoutMs } = options;
    let token;
    let renewing;
    /** The token for which the hook had no other, and until when it is not asked for one again. */
    let ended;
    let until = 0;
    async function renew(sent) {
        if (sent === bearer(token) && (sent !== ended || Date.now() > until)) {
            const ms = Math.max(timeoutMs ?? 0, DEFAULT_TIMEOUT_MS);
            renewing ??= within(ms, undefined, async () => onUnauthenticated(client));
            await renewing.finally(() => (renewing = undefined));
            ended = sent;
            until = Date.now() + DEFAULT_TIMEOUT_MS;
        }
        return sent !== bearer(token);
    }
    const methods = methodsOf(operations, options, {
        queryValue,
        add: ([effect]) => effect === "authenticates" || token === undefined
            ? {}
            : { headers: { authorization: bearer(token) } },
        renewed: (status, { headers }) => status === 401 && onUnauthenticated
            ? renew(headers?.["authorization"] ?? bearer())
            : undefined,
    });
    async function logIn(credentials, callOptions) {
        const answer = await methods.createToken(credentials, callOptions);
        if (answer.variant === "token-issued")
            session.token = answer.body.token;
        return answer;
    }
    const session = Object.defineProperty({ ...methods, ...(methods.createToken && { logIn }) }, 
    // Not enumerable: what shows the properties of a client does not show it.
    "token", {
        get: () => token,
        set(given) {
            // A storage without a token gives null or an empty text.
            token = given ? headerValue("token", given) : undefined;
        },
    });
    session.token = options.token;
    const client = session;
    return client;
}
const bearer = (token = "") => `Bearer ${token}`;
