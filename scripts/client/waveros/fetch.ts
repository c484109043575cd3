import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../../../generated/waveros/openapi.d.ts";
import type { Installation } from "../operation.ts";
import { plainOptions } from "../plain.ts";

/** Named here, so that an app's declarations need not name openapi-fetch. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface WaverOsFetch extends Client<paths> {}

/**
 * A plain openapi-fetch client of one WaverOS router: a path like `/get_voucher_users/../` instead of each action's method.
 * @throws UsageError for a `baseUrl` or a header that could not work.
 */
export function createWaverOsFetch(options: Installation): WaverOsFetch {
  return createClient<paths>(plainOptions(options));
}
