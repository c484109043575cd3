/** Removes a voucher by its username. */
import { createWaverOsClient } from "access-contracts/waveros";

const client = createWaverOsClient({
  baseUrl: process.env["WAVEROS_URL"] ?? "http://192.168.10.1/api/",
  apiKey: process.env["WAVEROS_KEY"] ?? "",
});

const answer = await client.removeVoucher({ username: "user123" });

if (answer.variant === "user-removed") console.log("removed");
else if (answer.variant === "username-unknown") console.log("there is no such voucher");
else console.log(`not removed: ${answer.status} ${answer.message}`);
