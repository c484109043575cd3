import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../../../generated/vpnscript/openapi.d.ts";
import type { Installation } from "../operation.ts";
import { plainOptions } from "../plain.ts";
import { queryText } from "../request.ts";
import { queryValue } from "./query-value.ts";

/** Named here, so that an app's declarations need not name openapi-fetch. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface VpnScriptFetch extends Client<paths> {}

/**
 * A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function createVpnScriptFetch(options: Installation): VpnScriptFetch {
  return createClient<paths>({
    ...plainOptions(options),
    querySerializer: (query: object) => queryText(query, queryValue),
  });
}
