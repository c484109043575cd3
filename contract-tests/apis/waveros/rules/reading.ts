import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { must, should, type Seen } from "../../../engine/judgement/seen.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import { OTHER_LISTS, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import { inPairs, rowsIn, textsIn } from "./entries.ts";
import {
  A_SECOND,
  isSet,
  isStamped,
  LIVE,
  ENOUGH_READINGS,
  timeSetIn,
  type List as Dated,
} from "./moving.ts";

interface List extends Dated {
  readonly texts: ReadonlySet<string>;
}

/** What reading may do to a list. */
interface Effect {
  readonly does: string;
  /** The same entries, if left out. */
  readonly expected?: string;
  /** How many readings must agree, if not ENOUGH_READINGS. */
  readonly often?: number;
  /** Whether each of some readings may have done so. */
  readonly isSo: (lists: readonly List[]) => boolean;
  /** Whether more readings may still show that; as long as they are too few and it is so, if left out. */
  readonly isOpen?: (lists: readonly List[]) => boolean;
  /** Of the last reading, what shows it; all its entries if left out. */
  readonly shown?: (lists: readonly List[]) => Seen<unknown> | undefined;
}

const SAME = "the same entries";

/** Guests come at any time, but not by the same number whenever a list is read, be it after a longer pause. */
const MORE_READINGS = ENOUGH_READINGS + 2;

const EFFECTS: readonly Effect[] = [
  {
    does: "is followed by one without any of its entries",
    // Once may be a coincidence.
    isSo: (lists) => emptiedIn(lists) > Number(lists.length >= ENOUGH_READINGS),
  },
  { does: "has fewer of the same entries", isSo: isShrinking },
  {
    does: "adds as many entries to it",
    often: MORE_READINGS,
    isSo: isGrowing,
  },
  {
    does: "counts as a visit",
    expected: "the visits from before",
    often: MORE_READINGS,
    isSo: (lists) => visitedIn(lists) !== undefined,
    shown: visitedIn,
  },
  {
    does: "sets one and the same time in all its entries",
    expected: "the times from before",
    isSo: isSet,
    isOpen: isStamped,
    shown: timeSetIn,
  },
];

export const readingRules: WaverosRules = {
  "reading-changes-nothing": {
    title: "Reading a list neither empties it, nor adds to it, nor counts as a visit.",
    source:
      'inferred from 2 - Fetching stored user data; inferred from 3 - Fetching live data; inferred from Notes for Developers, "Used for retrieving data"',
    async check(session, found) {
      await eachApart(OTHER_LISTS, async (action) => {
        await session.first(action);
        const { methods } = session.target;
        // By GET after POST, only a third shows what the second has done after it was answered.
        const all = await readOften(session, action, methods, session.allMethods ? 3 : 2);
        const { exchange } = all.at(-1) ?? {};
        if (!exchange) return;
        // What reading by one method alone does shows only in that method's readings.
        const apart = isMoved(all) ? methods.map((one) => [one]) : [];
        for (const by of [methods, ...apart]) {
          const lists = by === methods ? all : await readOften(session, action, by);
          const effect = effectIn(lists);
          if (!effect) continue;
          const last = { exchange: lists.at(-1)!.exchange, value: sizesOf(lists) };
          const shown = { ...last, ...effect.shown?.(lists) };
          const which = by === methods ? action : `${action} by ${by.join()}`;
          const message = `Each reading of ${which} ${effect.does}.`;
          return must(found, shown, false, effect.expected ?? SAME, message);
        }
        const once = `A reading of ${action} was followed by one without any of its entries.`;
        const shown = { exchange, value: sizesOf(all) };
        should(found, shown, emptiedIn(all) === 0, SAME, once);
      });
    },
  },
};

/** What was read by some methods, and by the first of them again until no effect may be seen in it, or one is certain. */
async function readOften(
  session: WaverosSession,
  action: OperationName,
  methods: readonly Method[],
  least = 2,
): Promise<readonly List[]> {
  const read = () => listsOf(session, action, methods);
  const [method] = methods.includes(session.method) ? [session.method] : methods;
  for (let lists = read(); lists.length > 0 && isSuspect(lists, least); lists = read()) {
    const isEnough = lists.length === ENOUGH_READINGS;
    const pause = isStamped(lists) ? A_SECOND : isEnough ? PAUSES * gapIn(lists) : 0;
    await sleep(pause, undefined);
    if (!rowsIn(session, await session.ask(action, {}, method))) break;
  }
  return read();
}

function listsOf(
  session: WaverosSession,
  action: OperationName,
  methods: readonly Method[],
): readonly List[] {
  return session.readings(action).flatMap(({ exchange }) => {
    if (!methods.some((one) => one === exchange.request.method)) return [];
    const [rows, texts] = [rowsIn(session, exchange), textsIn(session, exchange)];
    const { sent } = session.answers.timeOf(exchange);
    return rows && texts ? { exchange, sent, rows, texts } : [];
  });
}

/** How much longer than between two others to wait before one reading: others have more time for what they do, and reading has not. */
const PAUSES = 4;

function gapIn(lists: readonly List[]): number {
  const [one, other] = lists.slice(-2);
  return other!.sent - one!.sent;
}

/** Whether more readings are needed to tell. */
function isSuspect(lists: readonly List[], least: number): boolean {
  const mayBe = ({ often = ENOUGH_READINGS, isSo, isOpen }: Effect) =>
    isOpen?.(lists) ?? (lists.length < often && isSo(lists));
  return lists.length < least || EFFECTS.some(mayBe);
}

function effectIn(lists: readonly List[]): Effect | undefined {
  return EFFECTS.find(({ often = ENOUGH_READINGS, isSo }) => lists.length >= often && isSo(lists));
}

/** Whether some reading may have done what others have not. */
function isMoved(lists: readonly List[]): boolean {
  return inPairs(lists).some((pair) => EFFECTS.some(({ isSo }) => isSo(pair)));
}

/**
 * Whether each reading lacks entries of the one before, and has no others: one who leaves does so once. Of users that
 * are stored, none may be left in the end.
 */
function isShrinking(lists: readonly List[]): boolean {
  const isLive = lists.some(({ exchange }) => LIVE.includes(exchange.request.operation));
  const mayBeOver =
    !isLive && lists.slice(0, ENOUGH_READINGS - 1).every(({ rows }) => rows.length > 0);
  return inPairs(lists).every(([was, now]) => {
    const isOver = mayBeOver && was.rows.length === 0;
    return isPart(now, was) && (now.rows.length < was.rows.length || isOver);
  });
}

/** Whether each reading has as many entries more than the one before as that had, and lacks none. */
function isGrowing(lists: readonly List[]): boolean {
  const more = inPairs(lists).map(([was, now]) => now.rows.length - was.rows.length);
  const isOnly = inPairs(lists).every(([was, now]) => isPart(was, now));
  return more[0]! > 0 && isOnly && new Set(more).size === 1;
}

function isPart({ texts }: List, whole: List): boolean {
  return [...texts].every((text) => whole.texts.has(text));
}

/** How many readings of two entries and more were followed by one without any of them; none if another was not. */
function emptiedIn(lists: readonly List[]): number {
  const pairs = inPairs(lists).filter(([was]) => was.texts.size > 1);
  const isKept = pairs.some(([was, now]) => [...was.texts].some((text) => now.texts.has(text)));
  return isKept ? 0 : pairs.length;
}

function visitedIn(lists: readonly List[]): Seen<Row> | undefined {
  const visits = lists.map(
    ({ rows }) => new Map(rows.map(({ value }) => [value["id"], Number(value["visits"])])),
  );
  return lists.at(-1)?.rows.find(({ value }) => {
    const all = visits.map((list) => list.get(value["id"]) ?? Number.NaN);
    const [more, ...others] = new Set(inPairs(all).map(([was, now]) => now - was));
    return Boolean(more) && others.length === 0;
  });
}

function sizesOf(lists: readonly List[]): string {
  return `${lists.map(({ rows }) => rows.length).join(", ")} entries`;
}
