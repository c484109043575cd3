// Generated from scripts/client/plain.ts; do not edit.
// Written by: npm run generate
import type { ClientOptions } from "openapi-fetch";
import type { Installation } from "./operation.js";
/**
 * Options for openapi-fetch. JSON is always asked for, and a redirect is an answer like any other.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export declare function plainOptions(installation: Installation): ClientOptions;
