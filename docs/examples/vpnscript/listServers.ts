/** Lists the servers: whole, and page by page. */
import { createVpnScriptClient, serverPages } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const answer = await client.listServers();

if (answer.variant === "all-servers") {
  for (const { name, protocol } of answer.body.data) console.log(`${name}: ${protocol}`);
}

for await (const page of serverPages(client, { paginate: 2 })) {
  if (page.variant === "server-page") {
    console.log(`page ${page.body.current_page} of ${page.body.last_page}`);
  } else {
    // A refusal is the last item, so that it is not taken for the end of the list.
    console.log(`no page: ${page.status} ${page.message}`);
  }
}
