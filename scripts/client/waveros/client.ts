import { operations, type WaverOsMethods } from "../../../generated/waveros/operations.js";
import { UsageError } from "../errors.ts";
import { methodsOf } from "../methods.ts";
import type { Middlewares } from "../middleware.ts";
import type { ClientOptions, Operation } from "../operation.ts";

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
 * A private or loopback IPv4 address of four decimal numbers, or a name without a dot, which only a
 * local network resolves. Other names, IPv6 and other ways to write an address count as public.
 */
const PRIVATE_HOST =
  /^https?:\/\/(((10|127)\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2}|[a-z][\w-]*)(:\d+)?(\/|$)/i;

/** A client with the methods of some actions. */
export type WaverOsClientOf<Name extends keyof WaverOsMethods> = Pick<WaverOsMethods, Name> &
  Middlewares;

/** A client of one WaverOS router, with a method for each action. */
export interface WaverOsClient extends WaverOsMethods, Middlewares {}

/**
 * A client of the WaverOS router at `baseUrl`, such as `http://192.168.10.1/api/`.
 * @throws UsageError for an option that could not work, and for `GET` to a host that is on no private network.
 */
export function createWaverOsClient(options: WaverOsClientOptions): WaverOsClient {
  return createWaverOsClientOf(operations, options);
}

/**
 * A client with only the methods of the given actions, so that a bundle holds no others.
 * @throws UsageError as `createWaverOsClient` does.
 */
export function createWaverOsClientOf<Name extends keyof WaverOsMethods>(
  operations: { readonly [One in Name]: Operation<One> },
  options: WaverOsClientOptions,
): WaverOsClientOf<Name> {
  const { apiKey, method = "POST" } = options;
  const add = ([, , , , action = ""]: Operation, baseUrl: string) => {
    if (method === "GET" && !PRIVATE_HOST.test(baseUrl)) {
      throw new UsageError(
        "by GET the key would be in a URL, outside of a private network: use POST",
      );
    }
    return { method, parameters: { "api-key": apiKey, action } };
  };
  return methodsOf<Pick<WaverOsMethods, Name>>(operations, options, { add });
}
