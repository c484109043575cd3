/** Lists the guests who signed in with a Facebook account. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.listFacebookUsers();

if (answer.variant === "facebook-users") {
  // The page shows no body: all that is known is that it holds a list, so look before you read.
  console.log(Object.keys(answer.body));
} else {
  console.log(`no list: ${answer.status} ${answer.message}`);
}
