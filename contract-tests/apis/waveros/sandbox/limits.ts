import type { Fault } from "./faults.ts";

/** The highest limit, in MB. */
export const HIGHEST_LIMIT = 9_437_184;

/** What stands for "no limit". */
export const UNLIMITED = 0;

/** A traffic limit in MB; whatever is not a whole number from 1 to `HIGHEST_LIMIT` is unlimited. */
export function readLimit(value: unknown, fault: Fault): number {
  if (fault === "limits-ignored") return UNLIMITED;
  const digits = typeof value === "number" ? String(value) : value;
  if (typeof digits !== "string" || !/^-?\d+$/.test(digits)) return UNLIMITED;
  const limit = Number(digits);
  const highest = fault === "limits-exclude-highest" ? HIGHEST_LIMIT - 1 : HIGHEST_LIMIT;
  if (fault === "limits-clamped") return Math.min(Math.max(limit, 1), highest);
  return limit >= 1 && limit <= highest ? limit : UNLIMITED;
}

/** A limit as `create_voucher` answers it. */
export function answeredLimit(limit: number, fault: Fault): string | number {
  return fault === "limits-answered-as-integers" ? limit : String(limit);
}

/** A limit as the voucher list holds it. */
export function listedLimit(limit: number, fault: Fault): number | string | null {
  if (fault === "limits-listed-as-strings") return String(limit);
  if (fault === "limits-listed-in-kilobytes") return limit * 1024;
  if (fault === "unlimited-listed-as-null" && limit === UNLIMITED) return null;
  return limit;
}
