/** How far clocks of different time zones may differ, one of them UTC, and a little more; in seconds. */
export const ZONE_SLACK = 15 * 3600;

/** Time zones differ by quarters of an hour, in seconds. */
export const QUARTER = 900;

/** A moment such as `2025-02-21 02:31:30` in seconds since 1970, as if in UTC; NaN for another form. */
export function timeOf(text: unknown): number {
  return Date.parse(`${String(text).replace(" ", "T")}Z`) / 1000;
}
