import { json } from "./stub.ts";

export const baseUrl = "https://vpn.example.com";
export const unauthenticated = json(401, { success: false, message: "Unauthenticated." });
export const noConfigs = json(404, {
  success: false,
  message: "No configuration found for this server.",
});
export const issued = (token: string) => json(200, { success: true, message: null, token });
export const credentials = { username: "alice", password: "wonderland", device_name: "phone" };

/** A date so many seconds after the server's own time, which is years from ours. */
export const at = (seconds: number) =>
  new Date(Date.UTC(2030, 0, 7) + seconds * 1000).toUTCString();
export const throttled = (after: string) =>
  json(429, { message: "" }, { "Retry-After": after, Date: at(0) });
