// Generated from scripts/client/vpnscript/client.ts; do not edit.
// Written by: npm run generate
import { type CreateTokenParameters, type CreateTokenResult, type VpnScriptMethods } from "./operations.js";
import type { Middlewares } from "../runtime/middleware.js";
import type { CallOptions, ClientOptions, Operation } from "../runtime/operation.js";
export interface VpnScriptClientOptions<Client = VpnScriptClient> extends ClientOptions {
    /** A token from an earlier `createToken` or `logIn`. */
    readonly token?: string | undefined;
    /**
     * Is called when a call is answered with 401, once for all calls that are under way, and may log in
     * again. The calls are then made once more, if the token is another; if not, it is not called for the
     * same token again within half a minute. It calls nothing but `logIn` of this client: the other
     * methods would wait for it.
     */
    readonly onUnauthenticated?: ((client: Client) => unknown) | undefined;
}
export interface VpnScriptSession extends Middlewares {
    /**
     * What every call but `createToken` is authorized by; undefined until a log-in. A client that is
     * logged, spread or serialized does not show it.
     * @throws UsageError for a text that no header can carry.
     */
    token: string | undefined;
}
interface LogIn {
    /** Calls `createToken`, and holds the token if one was issued. */
    logIn(credentials: CreateTokenParameters, options?: CallOptions): Promise<CreateTokenResult>;
}
/** A client with the methods of some operations. */
export type VpnScriptClientOf<Name extends keyof VpnScriptMethods> = Pick<VpnScriptMethods, Name> & VpnScriptSession & ("createToken" extends Name ? LogIn : unknown);
export interface VpnScriptClient extends VpnScriptMethods, VpnScriptSession, LogIn {
}
/**
 * A client of one VPN Script installation, with a method for each operation.
 * @throws UsageError for an option that could not work.
 */
export declare function createVpnScriptClient(options: VpnScriptClientOptions): VpnScriptClient;
/**
 * A client with only the methods of the given operations, so that a bundle holds no others.
 * @throws UsageError for an option that could not work.
 */
export declare function createVpnScriptClientOf<Name extends keyof VpnScriptMethods>(operations: {
    readonly [One in Name]: Operation<One>;
}, options: VpnScriptClientOptions<VpnScriptClientOf<Name>>): VpnScriptClientOf<Name>;
export {};
