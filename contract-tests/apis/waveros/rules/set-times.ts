import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import { given, type Row } from "../answers.ts";

// Whether each reading of a list sets a time in all its entries.

export interface List {
  readonly exchange: Exchange;
  /** When it was asked for, in ms. */
  readonly sent: number;
  readonly rows: readonly Seen<Row>[];
  readonly texts: ReadonlySet<string>;
}

/** Lists of what comes and goes by itself. */
export const LIVE: readonly string[] = ["get_guest_hosts", "get_active_guests"];

/** Times are listed to the second. */
export const A_SECOND = 1000;

/** How many readings in a row show it. */
const OFTEN = 4;

/** The times that a reading may set. */
const SET = ["last_modified", "last_login"] as const;

/** Of each reading but the first: whether one and the same time has come in all entries, of which there are several. */
function stampsIn(lists: readonly List[]) {
  const stampOf = ({ exchange, rows }: List) => {
    const isLive = LIVE.includes(exchange.request.operation);
    return SET.map((field) => {
      const times = new Set(rows.map(({ value }) => value[field]));
      const [time] = times;
      return !isLive && rows.length > 2 && times.size === 1 && given(time) ? time : undefined;
    });
  };
  const stamps = lists.map(stampOf);
  return lists.slice(1).map(({ sent }, nth) => {
    const [was, now] = [stamps[nth]!, stamps[nth + 1]!];
    return {
      is: now.some(given),
      isNew: now.some((time, at) => given(time) && time !== was[at]),
      isApart: sent - lists[nth]!.sent >= A_SECOND,
    };
  });
}

/** Whether all entries have another time, the same in all, in each of the last readings. */
export function isSet(lists: readonly List[]): boolean {
  return lists.length > 1 && stampsIn(lists.slice(-OFTEN)).every(({ isNew }) => isNew);
}

/**
 * Whether all entries have one time, and it may be another with each reading: readings that come within a second show
 * the same, and the first may show what was there before.
 */
export function isStamped(lists: readonly List[]): boolean {
  const stamps = stampsIn(lists);
  const isTold = lists.length >= OFTEN && isSet(lists);
  if (isTold || !stamps.at(-1)?.is) return false;
  const since = stamps.slice(stamps.findLastIndex(({ isNew }) => isNew) + 1);
  const isOnce = stamps.length === since.length;
  return since.filter(({ isApart }) => isApart).length < (isOnce ? 1 : 2);
}

/** The time that the last reading has, and the one before had not. */
export function timeSetIn(lists: readonly List[]): Seen<unknown> | undefined {
  const [was, now] = lists.slice(-2).map(({ rows }) => rows[0]!);
  const field = SET.find((name) => was!.value[name] !== now!.value[name]);
  return field && fieldOf(now!, field);
}
