/** Lists the vouchers, and which of them have been used. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.listVouchers();

if (answer.variant === "vouchers") {
  console.log(`${answer.body.users.length} vouchers`);
  for (const { username, last_login } of answer.body.users) {
    console.log(`${username}: ${last_login ?? "not used yet"}`);
  }
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
