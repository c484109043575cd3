import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";

/** Fields of an entry that guests move, by action. */
const MOVING: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  get_voucher_users: ["last_modified", "first_login", "last_login", "MAC"],
  get_email_users: ["last_modified", "last_login", "visits", "MAC"],
  get_active_guests: ["uptime", "idle-time", "bytes-out", "bytes-in"],
};

/** An entry of a list as a text: what does not move of it, and all of what is this run's own. */
export function textOf({ vouchers }: WaverosSession, operation: OperationName, row: Row): string {
  const isOwn = vouchers.place.kind.bears!(row, vouchers.mark);
  const lasting = Object.entries(row).filter(
    ([field]) => isOwn || !MOVING[operation]?.includes(field),
  );
  return JSON.stringify(lasting);
}
