import type { VpnScriptTarget } from "./target.ts";

/** What the workflows take. */
export const inputs = ({ personas }: VpnScriptTarget): object => ({
  ...personas.active,
  device_name: "respect",
});

/** A fault of the sandbox on which one of them stumbles. */
export const fault = "create-success-key";
