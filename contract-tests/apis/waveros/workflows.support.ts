import type { WaverosTarget } from "./target.ts";

/** What the workflows take. */
export const inputs = ({ apiKey }: WaverosTarget): object => ({
  api_key: apiKey,
  username: "respect",
});

/** A fault of the sandbox on which one of them stumbles. */
export const fault = "remove-keeps-voucher";
