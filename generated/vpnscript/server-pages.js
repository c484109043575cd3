// Generated from scripts/client/vpnscript/server-pages.ts; do not edit.
// Written by: npm run generate
/** More pages than any panel has; a server that always promises another one is believed for no longer. */
const MOST_PAGES = 10_000;
/**
 * The pages of the server list, one answer of `listServers` each, fetched as they are asked for.
 * An answer that is not a page is the last one, so that a refusal is seen and not lost. A page that
 * is another than the one asked for is `undocumented`, and the last one too.
 */
export async function* serverPages(client, { paginate = 50, page = 1, } = {}, options) {
    for (let number = page; number < page + MOST_PAGES; number++) {
        const answer = await client.listServers({ paginate, page: number }, options);
        if (answer.variant === "server-page" && answer.body.current_page !== number) {
            // `response` is not enumerable.
            yield { ...answer, variant: "undocumented", response: answer.response };
            return;
        }
        yield answer;
        if (answer.variant !== "server-page")
            return;
        const { data, last_page, next_page_url } = answer.body;
        if (next_page_url === null || data.length === 0 || number >= last_page)
            return;
    }
}
