/** Deletes every active configuration on a server. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const list = await client.listWireguardConfigs({ server_id: 2 });
const configs = list.variant === "configs" ? list.body.data : [];

for (const { id } of configs) {
  const answer = await client.deleteWireguardConfig({ config_id: id });
  switch (answer.variant) {
    case "delete-dispatched":
      console.log(`${id} will be gone shortly`);
      break;
    case "config-pending":
      console.log(`a job is still at work on ${id}`);
      break;
    case "config-not-found":
      console.log(`${id} was gone before`);
      break;
    default:
      console.log(`${id} stays: ${answer.status} ${answer.message}`);
  }
}
console.log(`${configs.length} looked at`);
