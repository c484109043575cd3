/** Lists the configurations on a server, and how far each of them has come. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const STATES = { 0: "pending creation", 1: "active", 2: "pending deletion" };

const answer = await client.listWireguardConfigs({ server_id: 2 });

if (answer.variant === "configs") {
  for (const { id, status } of answer.body.data) console.log(`${id}: ${STATES[status]}`);
} else if (answer.variant === "no-configs") {
  console.log("no configuration yet");
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
