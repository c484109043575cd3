import type { Has } from "./liberties.ts";

/** The 65 values of `valid_for`, in the page's order. */
export const validities: readonly string[] = [
  "always",
  "1 hour",
  ...range(2, 23).map((hours) => `${hours} hours`),
  "1 day",
  ...range(2, 30).map((days) => `${days} days`),
  ...[35, 40, 45, 50, 55, 60, 90, 120, 150, 180, 365].map((days) => `${days} days`),
];

/** Whether a voucher may be valid for that long. */
export function isValidity(text: string, has: Has): boolean {
  if (has("create-accepts-any-validity")) return true;
  if (text === "365 days" && has("create-refuses-longest-validity")) return false;
  return validities.includes(text);
}

/** A moment as the router writes it, `YYYY-MM-DD HH:MM:SS`; its clock runs on UTC. */
export function timeText(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

/** Whether a text is a moment of the calendar in the router's own notation. */
export function isTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
  const moment = momentOf(text);
  // February 30 parses as a day in March: only the way back shows it.
  return !Number.isNaN(moment.getTime()) && timeText(moment) === text;
}

/** The moment that a text of the router's notation names. */
export function momentOf(text: string): Date {
  return new Date(`${text.replace(" ", "T")}Z`);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
