/** Makes a voucher for a day. The router fills in what is left out, and the answer holds it. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.createVoucher({ fullname: "John Doe", valid_for: "1 day" });

switch (answer.variant) {
  case "user-added":
    console.log(`voucher ${answer.body.user.username} for ${answer.body.user.valid_for}`);
    break;
  case "username-exists":
    console.log("choose another name, or none");
    break;
  case "api-disabled":
  case "key-incorrect":
  case "key-not-set":
    console.log(`see the router's settings: ${answer.message}`);
    break;
  case "error-occurred":
  case "undocumented":
    console.log(`the router failed: ${answer.status}`);
}
