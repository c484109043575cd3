// Generated from scripts/client/one-endpoint.ts; do not edit.
// Made anew by: npm run generate
/**
 * A `Request` for descriptions that tell operations of one path apart by a fragment
 * (`/#create_voucher`): the fragment is taken off, and the query that openapi-fetch
 * has put behind it becomes the URL's own. Pass it to openapi-fetch as `Request`.
 */
export const OneEndpointRequest = function (url, init) {
    return new Request(url.replace(/#[^?]*/, ""), init);
};
