import { canonical } from "../../../engine/exchange/canonical.ts";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import {
  blamed,
  BUSY,
  changesOf,
  GONE,
  type Change,
  type Reading,
} from "../../../engine/effects.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { isOfAnyRun } from "../../../engine/tracker/kind.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import { unguarded } from "../../../engine/judgement/reading.ts";
import type { Seen } from "../../../engine/judgement/seen.ts";
import { outcomeOf, usernameIn, type Row } from "../answers.ts";
import { textsShared } from "../orders.ts";
import { orderIn } from "../placed.ts";
import type { WaverosSession } from "../session.ts";
import { inPairs, nameOf, rowsIn, type lastingOf } from "./entries.ts";
import { repeat, writesBetween, writesIn } from "./writes.ts";

/** A list in which nothing but what this run has created may change by what it does. */
export interface Held {
  readonly action: OperationName;
  readonly what: string;
  /** The fields that are compared. */
  readonly by: typeof lastingOf;
  /** The kinds of a write that may change something there. */
  readonly kindsOf: (write: Exchange) => readonly string[];
  /** Whether nobody but the router itself takes anything from it. */
  readonly isLasting?: true;
  /** How long to wait before each write, in ms: times are listed to the second, and two writes within one look alike. */
  readonly pause: number;
  /** Entries that are left out, by name. */
  readonly except?: ReadonlySet<string>;
}

/** How often something has to go with a write, where nobody else takes anything. */
const ENOUGH = 2;

/** So many changes do not come by chance, one for each of as many writes, and none in half as many steps without one. */
const MANY = 6;

interface Told {
  readonly exchange: Exchange;
  readonly isEmpty: boolean;
  readonly kind: string | undefined;
  readonly changes: readonly Change[];
}

/** Whether the first and the last reading differ. */
export function isChanged(session: WaverosSession, held: Held): boolean {
  const all = readingsOf(session, held);
  return changesOf(all[0]!.reading, all.at(-1)!.reading).length > 0;
}

/**
 * What has changed while this run wrote, and the kind of write each of which does so, if there is
 * one; BUSY where something has changed without a write.
 * @param known the kind of write, where that is certain without one more
 */
export async function changesIn(
  session: WaverosSession,
  held: Held,
  known?: string,
): Promise<Told | typeof BUSY> {
  const read = async () => readingOf(session, held, await session.ask(held.action, {}));
  const all = readingsOf(session, held);
  const steps = inPairs(all).map(([was, now]) => ({
    was: was.reading.size,
    changes: changesOf(was.reading, now.reading),
    writes: writesIn(session, was.exchange, now.exchange),
    between: writesBetween(session, was.exchange, now.exchange),
  }));
  const changed = steps.filter(({ changes }) => changes.length > 0);
  const { exchange } = all.at(-1)!;
  const changes = changed.flatMap((step) => step.changes);
  if (changed.some(({ writes }) => writes.length === 0)) return BUSY;
  const kinds = new Map(
    changed.flatMap(({ writes }) =>
      writes.flatMap((write) => held.kindsOf(write).map((kind) => [kind, write] as const)),
    ),
  );
  const suspects = [...kinds].flatMap(([kind, write]) => {
    const isIt = (one: Exchange) => held.kindsOf(one).includes(kind);
    const having = changed.filter(({ writes }) => writes.some(isIt));
    const seen = having.length;
    const earlier = having.flatMap(({ writes }) => writes.filter(isIt));
    // What shares a text with another may set what that has set.
    const isTold = (one: Exchange) =>
      isIt(one) && !earlier.some((other) => isLike(session, one, other));
    // A step with writes of another kind may have undone what it did.
    const isAgainst = ({ changes: none, writes, between }: (typeof steps)[number]) =>
      none.length === 0 &&
      between.some(isTold) &&
      writes.every((one) => outcomeOf(one) !== "done" || isIt(one));
    // Others at work make changes that no single kind of write explains.
    if (seen < changed.length || steps.some(isAgainst)) return [];
    const again = async () => {
      await sleep(held.pause, undefined);
      await repeat(session, write);
    };
    const prepare = async () => {
      if (write.request.operation === "remove_voucher") await session.vouchers.own();
    };
    const takesOne = steps.every(
      ({ was, changes: gone, writes }) => gone.length === Math.min(was, writes.filter(isIt).length),
    );
    return { kind, prepare, write: again, read, seen, takesOne };
  });
  // Of what nobody takes away, no more is taken to make sure; nor where others would have to have kept count.
  const isGone = held.isLasting === true && changes.every(([, what]) => what === GONE);
  const isCounted = (seen: number) => changes.length >= MANY && steps.length - seen >= MANY / 2;
  const sure = known
    ? { kind: known }
    : suspects.find(
        ({ takesOne, seen }) => takesOne && seen >= ENOUGH && (isGone || isCounted(seen)),
      );
  const isBusy = !sure && suspects.length > 0 && (await isMoving(read));
  const blame = isBusy ? BUSY : sure ? { kind: sure.kind, changes: [] } : await blamed(suspects);
  if (blame === BUSY) return BUSY;
  const isEmpty = all.every(({ reading }) => reading.size === 0);
  const more = blame?.changes ?? [];
  return { exchange, isEmpty, kind: blame?.kind, changes: [...changes, ...more] };
}

/** Whether a write of this run has perhaps met all entries: most are gone after it, or several changed so that all are alike. */
export function metAll(session: WaverosSession, held: Held): boolean {
  const all = readingsOf(session, held);
  return inPairs(all).some(([before, after], nth) => {
    const [was, now] = [before.reading, after.reading];
    const isAs = (reading: Reading) => (one: { reading: Reading }) =>
      changesOf(reading, one.reading).length === 0;
    // What comes back was never met: the list of the other method may be another.
    if (all.slice(0, nth).some(isAs(now)) || all.slice(nth + 2).some(isAs(was))) return false;
    const gone = [...was.keys()].filter((name) => !now.has(name)).length;
    const isMostGone = gone > 1 && gone * 2 > was.size;
    const isMet = isMostGone || levelled(was, now);
    return isMet && writesIn(session, before.exchange, after.exchange).length > 0;
  });
}

/** Whether several entries have another value of a field, and all have the same there now. */
function levelled(was: Reading, now: Reading): boolean {
  const valuesIn = (row = "[]") => (JSON.parse(row) as unknown[]).map((one) => JSON.stringify(one));
  const pairs = [...now].map(([name, row]) => [valuesIn(was.get(name)), valuesIn(row)] as const);
  return (pairs[0]?.[1] ?? []).some((value, nth) => {
    const changed = pairs.filter(([old]) => old.length > 0 && old[nth] !== value).length;
    return changed > 1 && pairs.every(([, row]) => row[nth] === value);
  });
}

/** Whether the vouchers that two writes create or remove have a text in common. */
function isLike({ vouchers }: WaverosSession, ...writes: readonly [Exchange, Exchange]): boolean {
  const [one, other] = writes.map(({ request }) => {
    const name = usernameIn(request);
    return vouchers.placed.find((placed) => placed.name === name)?.order ?? orderIn(request);
  });
  return textsShared(one!, other!).length > 0;
}

function readingsOf(session: WaverosSession, held: Held) {
  return session.readings(held.action).map(({ exchange }) => {
    return { exchange, reading: readingOf(session, held, exchange) };
  });
}

/** Whether readings differ though this run writes nothing. */
async function isMoving(read: () => Promise<Reading>): Promise<boolean> {
  const quiet = [await read(), await read(), await read()];
  return inPairs(quiet).some(([was, now]) => changesOf(was, now).length > 0);
}

/** Others' entries by name. */
function readingOf(
  session: WaverosSession,
  { action, by, except }: Held,
  exchange: Exchange,
): Reading {
  const { own } = session.vouchers.place;
  const [first] = session.readings(action);
  const isMarked = ({ value }: Seen<Row>) => isOfAnyRun(unguarded(value));
  // What had no mark at first has got one by what this run did.
  const wasMarked = (name: string) =>
    !first ||
    !rowsIn(session, first.exchange)?.some(
      (row) => nameOf(action, row.value) === name && !isMarked(row),
    );
  const others = (rowsIn(session, exchange) ?? []).filter((row) => {
    const name = nameOf(action, row.value);
    return !own.has(name) && !except?.has(name) && !(isMarked(row) && wasMarked(name));
  });
  return new Map(
    others.map(({ value: row }) => [
      nameOf(action, row),
      canonical(by(action, row).map((field) => row[field])),
    ]),
  );
}
