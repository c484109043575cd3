// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
import type { Mutations, Queries } from "../runtime/query.js";
import type { VpnScriptMethods } from "./operations.js";

/** Options for TanStack Query: `useQuery(queries(client).method(parameters))`. `installation` tells one from others in the cache. */
export declare const queries: <Client extends Partial<VpnScriptMethods>>(
  client: Client,
  installation?: string,
) => Queries<Pick<Client, Extract<keyof Client, "getAccount" | "listServers" | "getOpenvpnProfile" | "getOpenvpnAuth" | "listWireguardConfigs">>>;

/** Options for TanStack Query: `useMutation(mutations(client).method)`. */
export declare const mutations: <Client extends Partial<VpnScriptMethods>>(
  client: Client,
  installation?: string,
) => Mutations<Pick<Client, Extract<keyof Client, "createToken" | "createWireguardConfig" | "deleteWireguardConfig">>>;

export type { MutationOptions, Mutations, Queries, QueryOptions } from "../runtime/query.js";
