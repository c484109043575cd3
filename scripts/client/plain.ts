import type { ClientOptions } from "openapi-fetch";
import type { Installation } from "./operation.ts";
import { settled } from "./options.ts";

/**
 * Options for openapi-fetch. JSON is always asked for, and a redirect is an answer like any other.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function plainOptions(installation: Installation): ClientOptions {
  const { baseUrl, headers } = settled(installation);
  return { baseUrl, headers, redirect: "manual" };
}
