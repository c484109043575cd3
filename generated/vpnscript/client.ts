// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./types.ts";

/** A client of one VPN Script API installation. */
export type VpnScriptApiClient = Client<paths>;

/** An openapi-fetch client of the VPN Script API installation at `baseUrl`. It always asks for JSON. */
export function createVpnScriptApiClient(
  { headers, ...options }: ClientOptions & { baseUrl: string },
): VpnScriptApiClient {
  return createClient<paths>({
    ...options,
    headers: { Accept: "application/json", ...(headers as Record<string, string>) },
  });
}
