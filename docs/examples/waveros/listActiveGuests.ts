/** Lists the guests who are logged in now, and for how long. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.listActiveGuests();

if (answer.variant === "active-guests") {
  console.log(`${answer.body.data.length} guests`);
  for (const guest of answer.body.data) console.log(`${guest["mac-address"]}: ${guest.uptime}`);
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
