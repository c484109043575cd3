// Generated from scripts/client/vpnscript/client.ts; do not edit.
// Made anew by: npm run generate
import { type Client } from "openapi-fetch";
import { type CreateTokenParameters, type CreateTokenResult, type VpnScriptMethods } from "./operations.js";
import type { paths } from "./openapi.js";
import type { CallOptions, ClientOptions, Installation } from "../runtime/operation.js";
export interface VpnScriptClientOptions extends ClientOptions {
    /** A token from an earlier `createToken` or `logIn`. */
    readonly token?: string | undefined;
}
export interface VpnScriptClient extends VpnScriptMethods {
    /** What every call but `createToken` is authorized by; undefined until someone has logged in. */
    token: string | undefined;
    /** Calls `createToken`, and holds the token if one was issued. */
    logIn(credentials: CreateTokenParameters, options?: CallOptions): Promise<CreateTokenResult>;
}
/** A client of one VPN Script installation, with a method for each operation. */
export declare function createVpnScriptClient(options: VpnScriptClientOptions): VpnScriptClient;
/** A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants. */
export declare function createVpnScriptFetch(options: Installation): Client<paths>;
