/** Lists the guests who signed in with an e-mail address, and how often they came. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.listEmailUsers();

if (answer.variant === "email-users") {
  console.log(`${answer.body.users.length} guests`);
  for (const { email, visits } of answer.body.users) console.log(`${email}: ${visits}`);
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
