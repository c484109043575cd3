// Generated from scripts/client/vpnscript/server-pages.ts; do not edit.
// Written by: npm run generate
import type { ListServersResult, VpnScriptMethods } from "./operations.js";
import type { CallOptions } from "../runtime/operation.js";
/**
 * The pages of the server list, one answer of `listServers` each, fetched as they are asked for.
 * An answer that is not a page is the last one, so that a refusal is seen and not lost. A page that
 * is another than the one asked for is `undocumented`, and the last one too.
 */
export declare function serverPages(client: Pick<VpnScriptMethods, "listServers">, { paginate, page, }?: {
    /** How many servers make a page; default: 50. */
    readonly paginate?: number;
    /** The page to begin with, counted from 1. */
    readonly page?: number;
}, options?: CallOptions): AsyncGenerator<ListServersResult, void, undefined>;
