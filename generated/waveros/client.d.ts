// Generated from scripts/client/waveros/client.ts; do not edit.
// Made anew by: npm run generate
import { type Client } from "openapi-fetch";
import { type WaverOsMethods } from "./operations.js";
import type { paths } from "./openapi.js";
import { type ClientOptions, type Installation } from "../runtime/operation.js";
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
export declare function createWaverOsClient(options: WaverOsClientOptions): WaverOsClient;
/** A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method. */
export declare function createWaverOsFetch(options: Installation): Client<paths>;
