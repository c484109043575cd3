import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";

/** Fields of an entry that guests move, by action. */
const MOVING: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  get_voucher_users: ["last_modified", "first_login", "last_login", "MAC"],
  get_email_users: ["last_modified", "last_login", "visits", "MAC"],
  get_active_guests: ["uptime", "idle-time", "bytes-out", "bytes-in"],
};

/** Fields by which entries are known where the page does not show them, and others may move. */
export const NAMING =
  /^(id|mac|mac-address|address|email|login|user|username|mobile|name|time|created_at)$/i;

/** An entry of a list as a text: what does not move of it, and all of what is this run's own. */
export function textOf({ vouchers }: WaverosSession, operation: OperationName, row: Row): string {
  const all = Object.entries(row);
  if (vouchers.place.kind.bears!(row, vouchers.mark)) return JSON.stringify(all);
  const moving = MOVING[operation];
  const lasting = all.filter(([field]) => (moving ? !moving.includes(field) : NAMING.test(field)));
  return JSON.stringify(lasting.length === 0 ? all : lasting);
}

/** Whether the page shows the entries of a list. */
export function isShown(operation: OperationName): boolean {
  return operation in MOVING;
}
