/** Fields named and ordered as the list shows them. */
export type Voucher = Readonly<ReturnType<typeof unused>>;

export function unused(
  id: number,
  username: string,
  password: string,
  fullname: string,
  created_at: string,
) {
  return {
    id,
    username,
    password,
    fullname,
    created_at,
    last_modified: created_at,
    /** Null until a guest logs in with it; so are the next one and `MAC`. */
    first_login: null as string | null,
    last_login: null as string | null,
    valid_for: "always",
    /** Null only where a router lists none for a voucher that is valid at once. */
    valid_from: created_at as string | null,
    MAC: null as string | null,
    download_limit: 0,
    upload_limit: 0,
  };
}

/** Two unused ones and one in use, on every router. */
export const STORED: readonly Voucher[] = [
  {
    ...unused(41, "room101", "sea-4821", "Ada Moreau", "2025-02-20 09:15:02"),
    last_modified: "2025-02-20 18:40:11",
    first_login: "2025-02-20 10:02:44",
    last_login: "2025-02-20 18:40:11",
    valid_for: "30 days",
    valid_from: "2025-02-20 10:00:00",
    MAC: "02:00:5E:10:00:41",
    download_limit: 2048,
    upload_limit: 1024,
  },
  {
    ...unused(42, "room102", "dune-7730", "Ben Okafor", "2025-02-21 02:31:30"),
    valid_for: "1 day",
    valid_from: "2025-03-01 10:00:00",
    download_limit: 1024,
    upload_limit: 512,
  },
  unused(43, "lobby", "tide-1096", "Front Desk", "2025-02-21 02:32:12"),
];

/** In ms. */
export const AN_HOUR = 3_600_000;

/** `YYYY-MM-DD HH:MM:SS`; the router's clock runs on UTC. */
export function timeText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replace("T", " ");
}

export function isTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
  const moment = momentOf(text);
  // February 30 parses as a day in March: only the way back shows it.
  return !Number.isNaN(moment) && timeText(moment) === text;
}

export function momentOf(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}Z`);
}
