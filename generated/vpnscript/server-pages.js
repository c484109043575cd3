// Generated from scripts/client/vpnscript/server-pages.ts; do not edit.
// Made anew by: npm run generate
/**
 * The pages of the server list, one answer of `listServers` each, fetched as they are asked for.
 * An answer that is not a page is the last one, so that a refusal is seen and not lost.
 */
export async function* serverPages(client, { paginate = 50, page = 1, } = {}, options) {
    for (let number = page;; number++) {
        const answer = await client.listServers({ paginate, page: number }, options);
        yield answer;
        if (answer.variant !== "server-page" || answer.body.next_page_url === null)
            return;
    }
}
