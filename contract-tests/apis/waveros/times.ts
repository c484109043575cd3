/** Seconds by which clocks of different time zones may differ, one of them UTC, and a little more. */
export const ZONE_SLACK = 15 * 3600;

const UNITS: Readonly<Record<string, number>> = {
  ...{ w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 },
};

/** A length of time such as `9h12m45s` in seconds; NaN for a text of another form. */
export function secondsOf(text: unknown): number {
  if (!/^(\d+(ms|[wdhms]))+$/.test(String(text))) return Number.NaN;
  return [...String(text).matchAll(/(\d+)(ms|[wdhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!,
    0,
  );
}

/** A moment such as `2025-02-21 02:31:30` in seconds since 1970, as if in UTC; NaN for a text of another form. */
export function timeOf(text: unknown): number {
  return Date.parse(`${String(text).replace(" ", "T")}Z`) / 1000;
}
