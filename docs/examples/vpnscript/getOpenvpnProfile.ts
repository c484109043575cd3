/** Fetches the profile of a server, or only the certificate that it is trusted by. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const answer = await client.getOpenvpnProfile({ server_id: 1, cert_only: true });

switch (answer.variant) {
  case "full-profile":
    console.log(`an .ovpn file of ${answer.body.data.length} characters`);
    break;
  case "certificate-only":
    console.log(`a certificate of ${answer.body.data.length} characters`);
    break;
  case "no-active-service":
    console.log("buy a service first");
    break;
  default:
    console.log(`no profile: ${answer.status} ${answer.message}`);
}
