import { must, type Seen } from "../../../engine/judgement/seen.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import { given, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { QUARTER, timeOf } from "../times.ts";
import type { Vouchers } from "../vouchers.ts";
import { rowsIn } from "./entries.ts";
import { A_SECOND, isSetOften, isStamped, timeSetIn, type List } from "./set-times.ts";
import { writesIn } from "./writes.ts";

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
        const first = usedWithOthers(session.vouchers, before.items, after.items);
        const message = "Vouchers that nobody has used have their first login at one moment.";
        const login = { exchange: after.exchange, value: first };
        must(found, login, first === undefined, "first_login as before", message);
      }
      const isMoving = (key: string, times: number) =>
        times >= OFTEN && (key === CREATED || times >= steps.length / 2);
      const moving = [...counts].filter(([key, times]) => isMoving(key, times));
      const set = await setInAll(session);
      const { exchange } = steps.at(-1)!.after;
      const shown = set ?? { exchange, value: moving.map(([key]) => key).join(", ") };
      const message = "A value that nobody changed differs in each reading of the list.";
      must(found, shown, moving.length === 0 && !set, "the values of the reading before", message);
    },
  },
};

const CREATED = "created_at";

/** The first login of one of this run's own, of which no guest knows, where another voucher has the same and had none, either. */
function usedWithOthers({ place: { own } }: Vouchers, before: readonly Row[], now: readonly Row[]) {
  const unused = new Set(before.filter((row) => !given(row.first_login)).map(nameOf));
  const used = now.filter((row) => given(row.first_login) && unused.has(nameOf(row)));
  const isShared = (moment: unknown) =>
    used.filter(({ first_login }) => first_login === moment).length > 1;
  const ownUsed = used.filter(({ username }) => own.has(String(username)));
  return ownUsed.map(({ first_login }) => first_login).find(isShared);
}

/** What each reading sets in all of them, this run's own included, though nothing is written between. */
async function setInAll(session: WaverosSession): Promise<Seen<unknown> | undefined> {
  const { vouchers, answers } = session;
  const { looks, isUndone } = vouchers.place;
  const unwritten = () => {
    const runs: List[][] = [];
    for (const [nth, { exchange }] of looks.entries()) {
      const [before] = looks.slice(nth - 1, nth);
      const isNext = before && writesIn(session, before.exchange, exchange).length === 0;
      if (!isNext) runs.push([]);
      const { sent } = answers.timeOf(exchange);
      runs.at(-1)!.push({ exchange, sent, rows: rowsIn(session, exchange)! });
    }
    return runs;
  };
  while (!isUndone && isStamped(unwritten().at(-1)!)) {
    await sleep(A_SECOND, undefined);
    await vouchers.look();
  }
  const all = unwritten().flatMap((run) => run.map((_, nth) => run.slice(0, nth + 1)));
  const set = all.find(isSetOften);
  return set && timeSetIn(set);
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
