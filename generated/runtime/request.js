// Generated from scripts/client/request.ts; do not edit.
// Written by: npm run generate
import { UsageError } from "./errors.js";
/** The request for an operation. `queryValue` writes a value into a query. */
export function outgoing([, usual, path], given, { baseUrl, headers, signal, added: { method = usual, parameters, headers: own } }, queryValue) {
    const all = merged(given, parameters);
    let url = baseUrl + path;
    // A redirect that is followed could send a key to another host, or turn a POST into a GET.
    const sent = { ...headers, ...own };
    const init = { method, headers: sent, redirect: "manual", signal };
    if (method === "GET") {
        const query = queryText(all, queryValue);
        if (query)
            url += `?${query}`;
    }
    else {
        sent["content-type"] = "application/json";
        init.body = JSON.stringify(all);
    }
    return { url, init, query: all };
}
/** A query without its mark; what is undefined or null is left out. */
export function queryText(query, queryValue) {
    return Object.entries({ ...query })
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(queryValue(value))}`)
        .join("&");
}
/**
 * An app may pass on a form, and that must not choose the action. So what the client adds comes last,
 * and names that some servers read as another one, as PHP does ` action` or `action[]`, are refused.
 * @throws UsageError for such a name.
 */
function merged(given = {}, parameters = {}) {
    const own = Object.entries(given).filter(([name, value]) => {
        if (!/^[\w-]+$/.test(name)) {
            throw new UsageError("a parameter has a name with other characters than letters, digits, - and _");
        }
        // `toJSON` would write the body.
        return !(name in parameters) && typeof value !== "function";
    });
    return Object.fromEntries([...own, ...Object.entries(parameters)]);
}
