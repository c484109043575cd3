import createClient, { type Client } from "openapi-fetch";
import { operations, type WaverOsMethods } from "../../../generated/waveros/operations.js";
import type { paths } from "../../../generated/waveros/openapi.d.ts";
import { methodsOf } from "../methods.ts";
import { plainOptions, type ClientOptions, type Installation } from "../operation.ts";

export interface WaverOsClientOptions extends ClientOptions {
  /** The key from the router's settings. */
  readonly apiKey: string;
  /**
   * Default: `POST`. By `GET` the key travels in the URL, where logs and histories keep it: it is
   * for a trusted LAN only, and refused for every other host.
   */
  readonly method?: "POST" | "GET";
}

/**
 * Private and loopback IPv4 addresses, and names without a dot, which only a local network resolves.
 * Other names and IPv6 count as public: no DNS is asked. A URL's hostname is normal already: digits
 * and dots are a whole IPv4 address.
 */
const PRIVATE_HOST = /^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|^[^.[]+$/;

/** The caller asked for something that the client refuses to do. The message says what to do instead. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A client of one WaverOS router, with a method for each action. */
export type WaverOsClient = WaverOsMethods;

/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for `GET` to a host that is on no private network.
 */
export function createWaverOsClient(options: WaverOsClientOptions): WaverOsClient {
  const { apiKey, baseUrl, method = "POST" } = options;
  if (method === "GET" && !PRIVATE_HOST.test(new URL(baseUrl).hostname)) {
    throw new UsageError("GET puts the key in a URL: use POST");
  }
  return methodsOf<WaverOsMethods>(operations, options, ([, , , , action = ""]) => ({
    method,
    parameters: { "api-key": apiKey, action },
  }));
}

/** A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method. */
export function createWaverOsFetch(options: Installation): Client<paths> {
  return createClient<paths>(plainOptions(options));
}
