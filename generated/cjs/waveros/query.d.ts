// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
import type { Mutations, Queries } from "../runtime/query.js";
import type { WaverOsMethods } from "./operations.js";

/** Options for TanStack Query: `useQuery(queries(client).method(parameters))`. `installation` tells one from others in the cache. */
export declare const queries: <Client extends Partial<WaverOsMethods>>(
  client: Client,
  installation?: string,
) => Queries<Pick<Client, Extract<keyof Client, "listVouchers" | "listEmailUsers" | "listFacebookUsers" | "listMobileUsers" | "listFreeUsers" | "listLogins" | "listGuestHosts" | "listActiveGuests">>>;

/** Options for TanStack Query: `useMutation(mutations(client).method)`. */
export declare const mutations: <Client extends Partial<WaverOsMethods>>(
  client: Client,
  installation?: string,
) => Mutations<Pick<Client, Extract<keyof Client, "createVoucher" | "removeVoucher">>>;

export type { MutationOptions, Mutations, Queries, QueryOptions } from "../runtime/query.js";
