/** Creates a configuration and waits, for half a minute at most, until it can be used. */
import { createActiveWireguardConfig, createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

// `client.createWireguardConfig` only orders it: a job makes it, and the list tells when.
const made = await createActiveWireguardConfig(client, { server_id: 2 }, { timeoutMs: 30_000 });

switch (made.variant) {
  case "active":
    console.log(`configuration ${made.config.id} is active`);
    break;
  case "failed":
    console.log(`the job failed: ${made.config.fail_reason}`);
    break;
  case "still-pending":
    console.log("not ready yet: waitForWireguardConfig(client, made.wanted) goes on waiting");
    break;
  case "server-full":
  case "device-limit":
    console.log(`no place left: ${made.message}`);
    break;
  default:
    console.log(`refused: ${made.status} ${made.message}`);
}
