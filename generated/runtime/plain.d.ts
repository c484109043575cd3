// Generated from scripts/client/plain.ts; do not edit.
// Made anew by: npm run generate
/** What every openapi-fetch client of this package is made with. */
export interface PlainOptions {
    baseUrl: string;
    headers: Record<string, string>;
    redirect: "manual";
}
export interface Installation {
    /** Where the installation answers. A slash at its end makes no difference. */
    readonly baseUrl: string;
    /** Sent with every request, besides `Accept: application/json`. */
    readonly headers?: Readonly<Record<string, string>>;
}
/**
 * Options for openapi-fetch. JSON is always asked for. A redirect is an answer like any other: followed,
 * it would carry a key to where nobody meant to send it, or turn a POST into a GET.
 */
export declare function plainOptions({ baseUrl, headers }: Installation): PlainOptions;
