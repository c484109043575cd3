/** Logs in: the client holds the token for every call that follows. */
import { createVpnScriptClient } from "access-contracts/vpnscript";

const client = createVpnScriptClient({
  baseUrl: process.env["VPNSCRIPT_URL"] ?? "https://vpn.example.com",
});

// `createToken` does the same and leaves the token with its caller.
const answer = await client.logIn({
  username: process.env["VPNSCRIPT_USERNAME"] ?? "alice",
  password: process.env["VPNSCRIPT_PASSWORD"] ?? "",
  device_name: "Alice's laptop",
});

switch (answer.variant) {
  case "token-issued":
    console.log("logged in");
    break;
  case "wrong-credentials":
    console.log("the username and the password don't belong together");
    break;
  case "account-suspended":
    console.log(`suspended: ${answer.body.suspend_reason ?? "no reason given"}`);
    break;
  case "invalid-data":
    console.log(Object.entries(answer.body.errors));
    break;
  case "too-many-requests":
    console.log(`try again in ${answer.headers.get("Retry-After")} s`);
    break;
  case "framework-error":
  case "undocumented":
    console.log(`this panel answers what nobody described: ${answer.status}`);
}
