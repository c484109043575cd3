import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect its young objects often instead of making more and more room for them: beside
 * Vitest and Dredd, that is 60 MB less of 270 for a tenth more time, measured on the sandbox.
 */
export function keepMemorySmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
