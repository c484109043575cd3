/** Lists the users that the router calls free. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.listFreeUsers();

if (answer.variant === "free-users") {
  // The page shows no body: all that is known is that it holds a list, so look before you read.
  console.log(Object.keys(answer.body));
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
