// Generated from scripts/client/request.ts; do not edit.
// Made anew by: npm run generate
/** The request for an operation. `queryValue` writes a value into a query. */
export function outgoing([, usual, path], given, { baseUrl, headers, signal, added: { method = usual, parameters, headers: own } }, queryValue) {
    // What the client adds comes last: an app may hand on a form, and that must not choose the action.
    const all = { ...given, ...parameters };
    let url = baseUrl + path;
    // Followed, a redirect would carry a key to where nobody meant to send it, or turn a POST into a GET.
    const sent = { ...headers, ...own };
    const init = { method, headers: sent, redirect: "manual", signal };
    if (method === "GET") {
        let mark = "?";
        for (const [name, value] of Object.entries(all)) {
            if (value === undefined || value === null)
                continue;
            url += `${mark}${encodeURIComponent(name)}=${encodeURIComponent(queryValue(value))}`;
            mark = "&";
        }
    }
    else {
        sent["content-type"] = "application/json";
        init.body = JSON.stringify(all);
    }
    return { url, init, query: all };
}
