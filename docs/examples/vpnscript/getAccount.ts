/** Shows who is logged in, and until when their services are paid. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
  token: process.env["VPNSCRIPT_TOKEN"],
});

const answer = await client.getAccount();

if (answer.variant === "account") {
  const { username, service } = answer.body.data;
  console.log(`account of ${username}`);
  for (const { name, next_payment } of service) console.log(`${name}: paid until ${next_payment}`);
} else if (answer.variant === "unauthenticated") {
  console.log("log in again");
} else {
  console.log(`no account: ${answer.status} ${answer.message}`);
}
