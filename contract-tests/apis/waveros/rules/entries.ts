import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";

const MOVING: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  get_voucher_users: ["last_modified", "first_login", "last_login", "MAC"],
  get_email_users: ["last_modified", "last_login", "visits", "MAC"],
  get_active_guests: ["uptime", "idle-time", "bytes-out", "bytes-in"],
};

/** What names an entry where entries are not documented, and others may move. */
export const NAMING =
  /^(id|mac|mac-address|address|email|login|user|username|mobile|name|time|created_at)$/i;

/** Without the fields that guests move, unless the entry is this run's own. */
export function textOf({ vouchers }: WaverosSession, operation: OperationName, row: Row): string {
  const all = Object.entries(row);
  if (vouchers.place.kind.bears!(row, vouchers.mark)) return JSON.stringify(all);
  const moving = MOVING[operation];
  const lasting = all.filter(([field]) => (moving ? !moving.includes(field) : NAMING.test(field)));
  return JSON.stringify(lasting.length === 0 ? all : lasting);
}

export function isShown(operation: OperationName): boolean {
  return operation in MOVING;
}
