import { LAG } from "../../../engine/tracker/left/behind.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { fieldOf, must, type Seen } from "../../../engine/judgement/seen.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import { given, QUARTER, timeOf, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Vouchers } from "../vouchers.ts";
import { rowsIn } from "./entries.ts";
import { namedIn } from "./told.ts";
import { writesIn } from "./writes.ts";

/** What neither guests nor time change in a voucher, and staff not at every reading. */
const FIXED = ["password", "fullname", "valid_for"] as const;

/** How often something has to change for no one to have done it. */
const THRICE = 3;

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
        times >= THRICE && (key === CREATED || times >= steps.length / 2);
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

/** This run's own that nothing came near between a reading and the next, and the entries of its name there. */
export async function untouchedIn(session: WaverosSession) {
  const { vouchers } = session;
  return (await stepsIn(vouchers)).flatMap(({ before, after, index }) =>
    rowsIn(session, before.exchange)!.flatMap(({ value: was }) => {
      const name = String(was["username"]);
      if (vouchers.place.tried.has(name) || !isUntouched(vouchers, name, index)) return [];
      return { name, was, now: namedIn(session, after, name), before, after, index };
    }),
  );
}

/**
 * Whether no removal or order of an own name came between a reading and the next. A list that lags
 * may show the state before a while longer.
 */
function isUntouched({ place }: Vouchers, name: string, index: number): boolean {
  const isBetween = ({ looks }: { readonly looks?: number }) => looks === index + 1;
  const creates = place.creates.filter(({ asks }) => asks === name);
  const touching = [...place.removals.filter(({ id }) => place.isOf(id, name)), ...creates];
  if (!place.own.has(name) || touching.some(isBetween)) return false;
  const { startedAt } = place.looks[index]!.exchange;
  const [, ...again] = creates.filter((one) => place.isAccepted(one));
  return !again.some(({ at }) => at <= startedAt && startedAt < at + LAG);
}

// Whether each reading of a list sets a time in all its entries.

export interface List {
  readonly exchange: Exchange;
  /** When it was asked for, in ms. */
  readonly sent: number;
  readonly rows: readonly Seen<Row>[];
}

/** Lists of what comes and goes by itself. */
export const LIVE: readonly string[] = ["get_guest_hosts", "get_active_guests"];

/** Times are listed to the second. */
export const A_SECOND = 1000;

/** How many readings of a list must agree to say what reading does to it. */
export const ENOUGH_READINGS = 4;

/** The times that a reading may set. */
const SET = ["last_modified", "last_login"] as const;

/** Of each reading: whether all entries that have a time, and there are several, have one and the same, and another than before. */
function stampsIn(lists: readonly List[]) {
  const stampOf = ({ exchange, rows }: List) => {
    const isLive = LIVE.includes(exchange.request.operation);
    return SET.map((field) => {
      const times = rows.map(({ value }) => value[field]).filter(given);
      return !isLive && times.length > 2 && new Set(times).size === 1 ? times[0] : undefined;
    });
  };
  const stamps = lists.map(stampOf);
  return lists.map(({ sent }, nth) => {
    const [was, now] = [stamps[nth - 1], stamps[nth]!];
    return {
      is: now.some(given),
      isNew: was !== undefined && now.some((time, at) => given(time) && time !== was[at]),
      isApart: was !== undefined && sent - lists[nth - 1]!.sent >= A_SECOND,
    };
  });
}

/** Whether all entries have another time, the same in all, in each of the last readings. */
export function isSet(lists: readonly List[]): boolean {
  const [, ...later] = stampsIn(lists.slice(-ENOUGH_READINGS));
  return later.length > 0 && later.every(({ isNew }) => isNew);
}

/** The same, where there are enough of them. */
function isSetOften(lists: readonly List[]): boolean {
  return lists.length >= ENOUGH_READINGS && isSet(lists);
}

/**
 * Whether all entries have one time, and it may be another with each reading: readings that come within a second show
 * the same, and one may show what the reading before has set.
 */
export function isStamped(lists: readonly List[]): boolean {
  const stamps = stampsIn(lists);
  if (isSetOften(lists) || !stamps.at(-1)?.is) return false;
  const since = stamps.slice(stamps.findLastIndex(({ isNew }) => isNew) + 1);
  return since.filter(({ isApart }) => isApart).length < 2;
}

/** A time that the last reading has, and the one before had not. */
export function timeSetIn(lists: readonly List[]): Seen<unknown> | undefined {
  const [were, are] = lists
    .slice(-2)
    .map(({ rows }) => SET.flatMap((field) => rows.map((row) => fieldOf(row, field))));
  const known = new Set(were!.map(({ value }) => value));
  return are!.find(({ value }) => given(value) && !known.has(value));
}
