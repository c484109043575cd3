import createClient, { type Client } from "openapi-fetch";
import { operations, type WaverOsMethods } from "../../../generated/waveros/operations.js";
import type { paths } from "../../../generated/waveros/openapi.d.ts";
import { methodsOf } from "../methods.ts";
import { OneEndpointRequest } from "../one-endpoint.ts";
import type { ClientOptions } from "../operation.ts";
import { plainOptions, type Installation } from "../plain.ts";
import { isPrivateHost } from "../private-host.ts";
import { UsageError } from "../usage-error.ts";

export interface WaverOsClientOptions extends ClientOptions {
  /** The key from the router's settings. */
  readonly apiKey: string;
  /**
   * Default: `POST`. By `GET` the key travels in the URL, where logs and histories keep it: it is
   * for a trusted LAN only, and refused for every other host.
   */
  readonly method?: "POST" | "GET";
}

/** A client of one WaverOS router, with a method for each action. */
export type WaverOsClient = WaverOsMethods;

/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for `GET` to a host that is on no private network.
 */
export function createWaverOsClient(options: WaverOsClientOptions): WaverOsClient {
  const { apiKey, baseUrl, method = "POST" } = options;
  if (method === "GET" && !isPrivateHost(new URL(baseUrl).hostname)) {
    throw new UsageError("GET puts the key in a URL: use POST");
  }
  return methodsOf<WaverOsMethods>(operations, options, ([, , , , action = ""]) => ({
    method,
    parameters: { "api-key": apiKey, action },
  }));
}

/** A plain openapi-fetch client of one WaverOS router: a path like `/#get_voucher_users` instead of each action's method. */
export function createWaverOsFetch(options: Installation): Client<paths> {
  return createClient<paths>({ ...plainOptions(options), Request: OneEndpointRequest });
}
