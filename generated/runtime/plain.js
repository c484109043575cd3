// Generated from scripts/client/plain.ts; do not edit.
// Written by: npm run generate
import { settled } from "./options.js";
/**
 * Options for openapi-fetch. JSON is always asked for, and a redirect is an answer like any other.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function plainOptions(installation) {
    const { baseUrl, headers } = settled(installation);
    return { baseUrl, headers, redirect: "manual" };
}
