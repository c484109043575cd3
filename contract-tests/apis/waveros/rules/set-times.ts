import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import { given, type Row } from "../answers.ts";

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

/** How many readings in a row show it. */
const OFTEN = 4;

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
  const [, ...later] = stampsIn(lists.slice(-OFTEN));
  return later.length > 0 && later.every(({ isNew }) => isNew);
}

/** The same, where there are enough of them. */
export function isSetOften(lists: readonly List[]): boolean {
  return lists.length >= OFTEN && isSet(lists);
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
