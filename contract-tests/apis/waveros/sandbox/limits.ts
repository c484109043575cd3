import type { Has } from "./liberties.ts";

/** The highest limit, in MB. */
const HIGHEST = 9_437_184;

/** What is stored where there is no limit. */
export const UNLIMITED = 0;

/** A traffic limit in MB; whatever is not a whole number from 1 to 9437184 is unlimited. */
export function readLimit(value: unknown, has: Has): number {
  if (has("limits-ignored")) return UNLIMITED;
  const digits = typeof value === "number" ? String(value) : value;
  if (typeof digits !== "string" || !/^-?\d+$/.test(digits)) return UNLIMITED;
  const limit = Number(digits);
  const highest = has("limits-exclude-highest") ? HIGHEST - 1 : HIGHEST;
  if (has("limits-clamped")) return Math.min(Math.max(limit, 1), highest);
  return limit >= 1 && limit <= highest ? limit : UNLIMITED;
}

/** A limit as `create_voucher` answers it. */
export function answeredLimit(limit: number, has: Has): string | number | null {
  if (limit === UNLIMITED && has("null-for-none")) return null;
  return has("limits-answered-as-integers") ? limit : String(limit);
}

/** A limit as the voucher list holds it. */
export function listedLimit(limit: number, has: Has): number | string | null {
  if (has("limits-listed-as-strings")) return String(limit);
  if (has("limits-listed-in-kilobytes")) return limit * 1024;
  return limit === UNLIMITED && has("unlimited-listed-as-null") ? null : limit;
}
