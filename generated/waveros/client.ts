// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./types.ts";
import { OneEndpointRequest } from "../one-endpoint.ts";

/** A client of one WaverOS hotspot API installation. */
export type WaverOsHotspotApiClient = Client<paths>;

/** An openapi-fetch client of the WaverOS hotspot API installation at `baseUrl`. It always asks for JSON. */
export function createWaverOsHotspotApiClient(
  { headers, ...options }: ClientOptions & { baseUrl: string },
): WaverOsHotspotApiClient {
  return createClient<paths>({
    Request: OneEndpointRequest,
    ...options,
    headers: { Accept: "application/json", ...(headers as Record<string, string>) },
  });
}
