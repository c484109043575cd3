// Generated from scripts/client/request.ts; do not edit.
// Made anew by: npm run generate
/** The request for an operation. `headers` have names in small letters, and `queryValue` writes a value into a query. */
export function outgoing([, usual, path], given, { method = usual, parameters, headers }, base, queryValue) {
    // What the client adds comes last: an app may hand on a form, and that must not choose the action.
    const all = { ...given, ...parameters };
    const hasBody = method !== "GET";
    const pairs = Object.entries(hasBody ? {} : all).filter(([, value]) => value != null);
    const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(queryValue(value))}`);
    return {
        url: base.baseUrl.replace(/\/$/, "") +
            [path, ...(query.length ? [query.join("&")] : [])].join("?"),
        query: all,
        init: {
            method,
            headers: {
                ...(hasBody && { "content-type": "application/json" }),
                ...base.headers,
                accept: "application/json",
                ...headers,
            },
            ...(hasBody && { body: JSON.stringify(all) }),
            // Followed, a redirect would carry a key to where nobody meant to send it, or turn a POST into a GET.
            redirect: "manual",
        },
    };
}
