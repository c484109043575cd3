import { createHash } from "node:crypto";
import type { Fault } from "./faults.ts";
import { listedLimit } from "./limits.ts";
import type { Reply } from "./messages.ts";
import { momentOf, timeText } from "./validity.ts";
import type { Voucher } from "./voucher.ts";

/** How a list is asked for, and how often vouchers were listed and removed so far. */
export interface Listing {
  readonly method: "GET" | "POST";
  readonly fault: Fault;
  readonly reads: number;
  readonly removals: number;
}

/** The answer of `get_voucher_users`. */
export function listVouchers(stored: readonly Voucher[], listing: Listing): Reply {
  const { method, fault, removals } = listing;
  const rows = stored.map((voucher) => listed(voucher, listing));
  const newest = rows.at(-1);
  if (fault === "list-repeats-username" && newest) rows.push(newest);
  if (fault === "list-get-lacks-newest" && method === "GET") rows.pop();
  if (fault === "list-under-data") return { data: rows };
  if (fault === "list-object-after-removal" && removals > 0) return { users: { ...rows } };
  return { users: rows };
}

function listed(voucher: Voucher, { fault, reads }: Listing): Reply {
  const row: Record<string, unknown> = {
    ...voucher,
    download_limit: listedLimit(voucher.download_limit, fault),
    upload_limit: listedLimit(voucher.upload_limit, fault),
  };
  switch (fault) {
    case "list-ids-change":
      return { ...row, id: voucher.id + reads };
    case "list-hashes-password":
      return { ...row, password: createHash("md5").update(voucher.password).digest("hex") };
    case "list-says-passcode":
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name === "password" ? "passcode" : name,
          value,
        ]),
      );
    case "list-created-at-iso":
      return { ...row, created_at: `${voucher.created_at.replace(" ", "T")}Z` };
    case "list-valid-from-shifted":
      return { ...row, valid_from: anHourLater(voucher.valid_from) };
    case "list-never-used-as-empty":
      return { ...row, first_login: voucher.first_login ?? "" };
    case "list-lacks-mac":
      delete row.MAC;
      return row;
    default:
      return row;
  }
}

function anHourLater(text: string): string {
  return timeText(new Date(momentOf(text).getTime() + 3_600_000));
}
