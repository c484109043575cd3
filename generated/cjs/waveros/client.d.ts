// Generated from scripts/client/waveros/client.ts; do not edit.
// Written by: npm run generate
import { type WaverOsMethods } from "./operations.js";
import type { Middlewares } from "../runtime/middleware.js";
import type { ClientOptions, Operation } from "../runtime/operation.js";
export interface WaverOsClientOptions extends ClientOptions {
    /** The key from the router's settings. */
    readonly apiKey: string;
    /**
     * Default: `POST`. By `GET` the key travels in the URL, where logs and histories keep it: it is
     * for a trusted LAN only, and refused for every other host.
     */
    readonly method?: "POST" | "GET";
}
/** A client with the methods of some actions. */
export type WaverOsClientOf<Name extends keyof WaverOsMethods> = Pick<WaverOsMethods, Name> & Middlewares;
/** A client of one WaverOS router, with a method for each action. */
export interface WaverOsClient extends WaverOsMethods, Middlewares {
}
/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for an option that could not work, and for `GET` to a host that is on no private network.
 */
export declare function createWaverOsClient(options: WaverOsClientOptions): WaverOsClient;
/**
 * A client with only the methods of the given actions, so that a bundle holds no others.
 * @throws UsageError as `createWaverOsClient` does.
 */
export declare function createWaverOsClientOf<Name extends keyof WaverOsMethods>(operations: {
    readonly [One in Name]: Operation<One>;
}, options: WaverOsClientOptions): WaverOsClientOf<Name>;
