// Generated from scripts/client/operation.ts; do not edit.
// Made anew by: npm run generate
/**
 * Options for openapi-fetch. JSON is always asked for. A redirect is an answer like any other: followed,
 * it would carry a key to where nobody meant to send it, or turn a POST into a GET.
 */
export function plainOptions({ baseUrl, headers }) {
    return { baseUrl, headers: { ...headers, Accept: "application/json" }, redirect: "manual" };
}
