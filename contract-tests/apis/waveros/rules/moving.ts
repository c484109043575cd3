import { must } from "../../../engine/judgement/seen.ts";
import { given, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import { QUARTER, timeOf } from "../times.ts";
import type { Vouchers } from "../vouchers.ts";
import { rowsIn } from "./entries.ts";

/** What neither guests nor time change in a voucher, and staff not at every reading. */
const FIXED = ["password", "fullname", "valid_for"] as const;

/** How often something has to change for no one to have done it. */
const OFTEN = 3;

/** What no client changes, and reading must not either. */
export const movingRules: WaverosRules = {
  "reading-changes-no-voucher": {
    title: "Unchanged values stay the same between reads of the list.",
    source:
      'inferred from 1.3 - Fetch vouchers list; inferred from Notes for Developers, "Used for retrieving data"',
    alone: true,
    last: true,
    async check(session, found) {
      const steps = await stepsIn(session.vouchers);
      const counts = new Map<string, number>();
      for (const { before, after } of steps) {
        const are = rowsIn(session, after.exchange)!;
        const later = new Map(are.map(({ value }) => [nameOf(value), value]));
        for (const { value: row } of rowsIn(session, before.exchange)!) {
          const now = later.get(nameOf(row));
          const moved = now ? FIXED.filter((field) => row[field] !== now[field]) : [];
          const keys = moved.map((field) => `${field} of ${nameOf(row)}`);
          // Nobody changes this one; only the time zone of all may be another.
          if (now && apart(row, now) % QUARTER !== 0) keys.push(CREATED);
          for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        const isAtOnce = isLoginOfAll(before.items, after.items);
        if (isAtOnce) counts.set(LOGINS, (counts.get(LOGINS) ?? 0) + 1);
        const first = usedWithOthers(session.vouchers, before.items, after.items);
        const message = "Vouchers that nobody has used have their first login at one moment.";
        const login = { exchange: after.exchange, value: first };
        must(found, login, first === undefined, "first_login as before", message);
      }
      const isMoving = (key: string, times: number) =>
        key === LOGINS
          ? times > 1
          : times >= OFTEN && (key === CREATED || times >= steps.length / 2);
      const moving = [...counts].filter(([key, times]) => isMoving(key, times));
      const { exchange } = steps.at(-1)!.after;
      const shown = { exchange, value: moving.map(([key]) => key).join(", ") };
      const message = "A value that nobody changed differs in each reading of the list.";
      must(found, shown, moving.length === 0, "the values of the reading before", message);
    },
  },
};

const CREATED = "created_at";
const LOGINS = "last_login of all that have one";

/** The first login of one of this run's own, of which no guest knows, where another voucher has the same and had none, either. */
function usedWithOthers({ place: { own } }: Vouchers, before: readonly Row[], now: readonly Row[]) {
  const unused = new Set(before.filter((row) => !given(row.first_login)).map(nameOf));
  const used = now.filter((row) => given(row.first_login) && unused.has(nameOf(row)));
  const isShared = (moment: unknown) =>
    used.filter(({ first_login }) => first_login === moment).length > 1;
  const ownUsed = used.filter(({ username }) => own.has(String(username)));
  return ownUsed.map(({ first_login }) => first_login).find(isShared);
}

/** Whether all that were used, and there are several, have had their last login at one and the same moment since: no guests do that. */
function isLoginOfAll(before: readonly Row[], now: readonly Row[]): boolean {
  const were = new Map(before.map((row) => [nameOf(row), row.last_login]));
  const used = now.filter((row) => given(row.last_login) && given(were.get(nameOf(row))));
  const isMoved = (row: Row) =>
    row.last_login === used[0]!.last_login && row.last_login !== were.get(nameOf(row));
  return used.length > 2 && used.every(isMoved);
}

/** Seconds between the times of creation in two readings; 0 where one can't be read. */
function apart(before: Row, now: Row): number {
  return timeOf(now[CREATED]) - timeOf(before[CREATED]) || 0;
}

/** With the id: one that was created again under the same username has another. */
function nameOf({ id, username }: Row): string {
  return `"${String(username)}" (${String(id)})`;
}

/** Each reading of the list and the next. */
export async function stepsIn(vouchers: Vouchers) {
  const { looks } = vouchers.place;
  while (looks.length < 2) await vouchers.look();
  return looks.slice(1).map((after, index) => ({ before: looks[index]!, after, index }));
}
