/** How far clocks of different time zones may differ, one of them UTC, and a little more; in seconds. */
export const ZONE_SLACK = 15 * 3600;

/** Time zones differ by quarters of an hour, in seconds. */
export const QUARTER = 900;

/** A moment such as `2025-02-21 02:31:30` in seconds since 1970, as if in UTC; NaN for another form. */
export function timeOf(text: unknown): number {
  return Date.parse(`${String(text).replace(" ", "T")}Z`) / 1000;
}

const UNITS: Readonly<Record<string, number>> = {
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** A RouterOS duration such as `2d9h12m45s` in seconds. */
export function secondsIn(duration: unknown): number {
  const parts = String(duration).matchAll(/(\d+)(ms|\D)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit!] ?? 0), 0);
}
