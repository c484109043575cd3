import { randomBytes } from "node:crypto";

/** What begins every name that a run gives to what it creates: no other run has it. */
export function newMark(): string {
  return `ct-${randomBytes(4).toString("hex")}`;
}
