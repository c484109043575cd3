import { clean, type Conditions } from "../../../../sandbox/condition.ts";
import { listed } from "../../../../sandbox/fronts.ts";
import { doing, guest, vouchers } from "./answers.ts";

/** Guests of a conforming router who sign up, log in and leave meanwhile. */
export const GUESTS: Conditions = {
  "phone-logs-in-often": clean(
    "the phone of an e-mail user logs in again and again",
    listed(doing("get_email_users"), "users", ([first, ...others]) => {
      const visits = Number(first?.["visits"]) + Math.floor(performance.now() / 40);
      return first ? [{ ...first, visits }, ...others] : [];
    }),
  ),
  "guests-move": clean(
    "at each reading guests have come and gone",
    listed(doing("get_active_guests"), "data", (rows, reads) => rows.slice(reads % 3)),
  ),
  "users-sign-up": clean(
    "an e-mail user more has signed up with every fifth request of the run",
    listed(doing("get_email_users"), "users", (rows, _, { count }) => [
      ...rows,
      ...Array.from({ length: Math.floor(count / 5) }, (_, nth) => ({
        ...rows[0],
        id: 500 + nth,
        email: `guest${500 + nth}@example.net`,
      })),
    ]),
  ),
  "users-come-back": clean(
    "an e-mail user comes back with every ninth request of the run, and takes no marketing any more",
    listed(doing("get_email_users"), "users", ([first, ...rows], _, { count }) => {
      const visits = Math.floor(count / 9);
      return [{ ...first, visits, marketing: visits % 2 }, ...rows];
    }),
  ),
  "guests-log-in": clean(
    "at each reading of the list a guest has just logged in",
    vouchers((rows, reads) => {
      const last_login = `2026-01-02 11:${String(reads % 60).padStart(2, "0")}:00`;
      const first_login = "2026-01-02 11:00:00";
      const seen = { first_login, last_login, last_modified: last_login };
      return [{ ...guest(1), ...seen, MAC: "98:01:A7:CB:BB:00" }, ...rows];
    }),
  ),
  "guests-log-out": clean(
    "at each reading of the list one of twelve guests has logged out, and left the voucher to another device",
    vouchers((rows, reads) => {
      const first_login = "2026-01-02 11:00:00";
      const seen = { first_login, last_login: first_login, last_modified: first_login };
      const MAC = (nth: number) => (nth < reads ? null : `98:01:A7:CB:BB:${10 + nth}`);
      return [
        ...Array.from({ length: 12 }, (_, nth) => ({ ...guest(nth), ...seen, MAC: MAC(nth) })),
        ...rows,
      ];
    }),
  ),
  "guests-flock": clean(
    "a guest more has logged in with each request of the run",
    listed(doing("get_logins"), "logins", (rows, _, { count }) => [
      ...rows,
      ...Array.from({ length: count }, (_, nth) => ({ ...rows[0], id: 500 + nth })),
    ]),
  ),
};
