/** Fetches the username and password that go with any OpenVPN profile. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const answer = await client.getOpenvpnAuth({ server_id: 1 });

switch (answer.variant) {
  case "openvpn-credentials":
    // The password is a secret: hand it to the OpenVPN client, and print it nowhere.
    console.log(`connect as ${answer.body.data.username}`);
    break;
  case "no-service":
  case "service-inactive":
  case "service-expired":
    console.log(`not entitled: ${answer.message}`);
    break;
  default:
    console.log(`no credentials: ${answer.status} ${answer.message}`);
}
