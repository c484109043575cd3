import type { Fault } from "./faults.ts";
import { answeredLimit } from "./limits.ts";
import type { Reply } from "./messages.ts";
import { timeText } from "./validity.ts";
import type { VoucherOrder } from "./voucher-order.ts";

/** A stored voucher, its fields named and ordered as the list shows them. */
export interface Voucher {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly fullname: string;
  readonly created_at: string;
  readonly last_modified: string;
  /** Null until a guest logs in with it; so are the next one and `MAC`. */
  readonly first_login: string | null;
  readonly last_login: string | null;
  readonly valid_for: string;
  readonly valid_from: string;
  readonly MAC: string | null;
  /** In MB, 0 when unlimited. */
  readonly download_limit: number;
  readonly upload_limit: number;
}

/** The voucher that an order makes. */
export function newVoucher(id: number, order: VoucherOrder, now: Date, fault: Fault): Voucher {
  const created = timeText(now);
  return {
    id,
    username: order.username,
    password: fault === "create-stores-other-passcode" ? `${order.passcode}0` : order.passcode,
    fullname: order.fullname,
    created_at: created,
    last_modified: created,
    first_login: null,
    last_login: null,
    valid_for: order.validFor,
    valid_from: order.validFrom,
    MAC: null,
    download_limit: order.downloadLimit,
    upload_limit: order.uploadLimit,
  };
}

/** The `user` that `create_voucher` answers: other names and types than the list's. */
export function answeredVoucher(id: number, order: VoucherOrder, fault: Fault): Reply {
  return {
    id: fault === "answer-id-as-string" ? String(id) : id,
    username: order.username,
    [fault === "answer-says-password" ? "password" : "passcode"]: order.passcode,
    fullname: order.fullname,
    valid_for: order.validFor,
    valid_from: order.validFrom,
    download_limit: answeredLimit(order.downloadLimit, fault),
    upload_limit: answeredLimit(order.uploadLimit, fault),
  };
}
