// Generated from scripts/client/vpnscript/client.ts; do not edit.
// Made anew by: npm run generate
import { operations, } from "./operations.js";
import { methodsOf } from "../runtime/methods.js";
import { headerValue } from "../runtime/options.js";
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
    const session = new Session(options.token);
    const authorization = () => session.token === undefined ? {} : { headers: { authorization: `Bearer ${session.token}` } };
    const { onUnauthenticated } = options;
    let renewing;
    const methods = methodsOf(operations, options, {
        queryValue,
        add: ([effect]) => (effect === "authenticates" ? {} : authorization()),
        renewed(status, { headers: sent }) {
            if (!onUnauthenticated || status !== 401)
                return undefined;
            const isOld = () => sent?.["authorization"] !== authorization().headers?.["authorization"];
            return (async () => {
                if (!isOld()) {
                    renewing ??= (async () => onUnauthenticated(client))();
                    await renewing.finally(() => (renewing = undefined));
                }
                return isOld();
            })();
        },
    });
    const client = Object.assign(session, methods);
    return client;
}
/** The token is private, and its accessor the prototype's: what shows the properties of a client shows none. */
class Session {
    #token;
    constructor(token) {
        this.token = token;
    }
    get token() {
        return this.#token;
    }
    set token(token) {
        // What a storage gives where there is none, null or an empty text, is none.
        this.#token = token ? headerValue("token", token) : undefined;
    }
    async logIn(credentials, options) {
        const answer = await this.createToken(credentials, options);
        if (answer.variant === "token-issued")
            this.token = answer.body.token;
        return answer;
    }
}
