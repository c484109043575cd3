import { createHash } from "node:crypto";
import type { Has } from "./liberties.ts";
import { answeredLimit, listedLimit } from "./limits.ts";
import type { Reply } from "./messages.ts";
import { momentOf, timeText } from "./validity.ts";
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
  /** Null only where a router lists none for a voucher that is valid at once. */
  readonly valid_from: string | null;
  readonly MAC: string | null;
  /** In MB, 0 when unlimited. */
  readonly download_limit: number;
  readonly upload_limit: number;
}

/** The voucher that an order makes. */
export function newVoucher(id: number, order: VoucherOrder, now: Date, has: Has): Voucher {
  const created = has("one-moment") ? "2025-02-21 02:31:30" : timeText(now);
  return {
    id,
    username: order.username,
    password: has("create-stores-other-passcode") ? `${order.passcode}0` : order.passcode,
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
export function answeredVoucher(id: number, order: VoucherOrder, has: Has): Reply {
  return {
    id: has("answer-id-as-string") ? String(id) : id,
    username: order.username,
    [has("answer-says-password") ? "password" : "passcode"]: order.passcode,
    fullname: order.fullname,
    valid_for: order.validFor,
    valid_from: order.validFrom,
    download_limit: answeredLimit(order.downloadLimit, has),
    upload_limit: answeredLimit(order.uploadLimit, has),
  };
}

/** A row of the answer to `get_voucher_users`; `reads` is how often the list was read, this time included. */
export function listedVoucher(voucher: Voucher, reads: number, has: Has): Reply {
  const { id, password, created_at, valid_from, first_login, MAC } = voucher;
  const md5 = () => createHash("md5").update(password).digest("hex");
  const row = {
    ...voucher,
    id: has("list-ids-change") ? id + reads : id,
    password: has("list-hashes-password") ? md5() : password,
    created_at: has("list-created-at-iso") ? `${created_at.replace(" ", "T")}Z` : created_at,
    first_login: has("list-never-used-as-empty") ? (first_login ?? "") : first_login,
    valid_from: has("list-valid-from-shifted") ? anHourLater(valid_from) : valid_from,
    MAC: has("list-lacks-mac") ? undefined : MAC,
    download_limit: listedLimit(voucher.download_limit, has),
    upload_limit: listedLimit(voucher.upload_limit, has),
  };
  if (!has("list-says-passcode")) return row;
  const renamed = (name: string): string => (name === "password" ? "passcode" : name);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [renamed(name), value]));
}

function anHourLater(text: string | null): string | null {
  return text && timeText(new Date(momentOf(text).getTime() + 3_600_000));
}
