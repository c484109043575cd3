import type {
  ListServersResult,
  VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import type { CallOptions } from "../operation.ts";

/**
 * The pages of the server list, one answer of `listServers` each, fetched as they are asked for.
 * An answer that is not a page is the last one, so that a refusal is seen and not lost.
 */
export async function* serverPages(
  client: Pick<VpnScriptMethods, "listServers">,
  {
    paginate = 50,
    page = 1,
  }: {
    /** How many servers make a page; default: 50. */
    readonly paginate?: number;
    /** The page to begin with, counted from 1. */
    readonly page?: number;
  } = {},
  options?: CallOptions,
): AsyncGenerator<ListServersResult, void, undefined> {
  for (let number = page; ; number++) {
    const answer = await client.listServers({ paginate, page: number }, options);
    yield answer;
    if (answer.variant !== "server-page" || answer.body.next_page_url === null) return;
  }
}
