import type { Create, Removal } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { takenAt } from "../harm/taken.ts";

// Lists that lag behind what was done, as those of a replica or a cache do.

/** How long a list from a replica or a cache may lag behind, in milliseconds. */
export const LAG = 2000;

/** What a reader of the report should know of it. */
export const BEHIND =
  "Lists show what was created or removed only after a moment, as those of a replica or a cache do; this run looked again.";

/** How much longer one may lag that has caught up before. */
const PATIENT = 3;

/** For how long a look waits for a list that lags, in seconds: more may be done meanwhile, again and again. */
export const LONGEST_LAG = (PATIENT * LAG) / 1000;

/**
 * Whether a list that was asked for at a time of the monotonic clock does not show yet what was done a moment
 * before: it says nothing of what is there now. Once that has lasted for too long, and the list has never
 * caught up, lists of the place are taken as they are.
 */
export function isBehind<Item>(
  place: Place<Item>,
  items: readonly Item[],
  askedAt: number,
): boolean {
  const { kind, creates, removals, looks } = place;
  const lag = place.catchesUp ? PATIENT * LAG : LAG;
  const listed = new Map(items.map((item) => [kind.idOf(item), item]));
  const isLacking = (create: Create) => {
    const { asks = "" } = create;
    const isDone = place.own.has(asks) && place.isAccepted(create);
    const isGone = (id: string) =>
      place.isRemoved(id) || place.isDoubtful(id) || takenAt(place).explained.has(id);
    if (!isDone || isGone(asks)) return false;
    const names = [asks, ...(kind.idsAnswered?.(create.exchange!) ?? [])];
    if (names.some((id) => listed.has(id))) return false;
    const since = looks.slice(create.looks);
    // One replica may show it before another does.
    const isFlickering = askedAt - create.answeredAt! <= lag && since.some(place.holds(asks));
    return since.length === 0 || isFlickering;
  };
  const isStillThere = (removal: Removal) => {
    const item = listed.get(removal.id);
    const isNew = removal.looks === looks.length && !place.isAskedAgain(removal);
    return isNew && item !== undefined && kind.isRemovable?.(item) !== false;
  };
  const [lacking, staying] = [creates.filter(isLacking), removals.filter(isStillThere)];
  const undone = [...lacking, ...staying];
  const [come, gone] = place.awaited;
  // What another client has removed meanwhile is not waited for any more, either.
  const isCaughtUp = come.some((id) => listed.has(id)) || gone.some((id) => !listed.has(id));
  if (undone.length === 0) place.catchesUp ||= isCaughtUp;
  const isOver = undone.every(({ answeredAt = 0 }) => askedAt - answeredAt > lag);
  place.isLate ||= isOver && undone.length > 0 && !place.catchesUp;
  place.isWaitedFor = !isOver && !place.isLate;
  const awaited = [lacking.map(({ asks = "" }) => asks), staying.map(({ id }) => id)] as const;
  place.awaited = place.isWaitedFor ? awaited : [[], []];
  return place.isWaitedFor;
}

/**
 * How long the slowest of what was created here has been missing from lists, or was listed without being done, in
 * milliseconds: with the first of what came, and so on. 0 where the first look that could have shown each has.
 */
export function lagOf<Item>(
  { kind, creates, looks, own }: Place<Item>,
  isDone: (item: Item) => boolean = () => true,
): number {
  const promised = creates.flatMap(({ exchange, outcome }) => {
    return exchange && outcome === "made" ? exchange.startedAt + exchange.durationMs : [];
  });
  const starts = looks.map(({ exchange }) => exchange.startedAt);
  const isShown = (id: string) => (item: Item) => kind.idOf(item) === id && isDone(item);
  const first = (id: string) => looks.findIndex(({ items }) => items.some(isShown(id)));
  const shown = [...own].map(first).filter((nth) => nth >= 0);
  const lags = shown
    .toSorted((a, b) => a - b)
    .map((nth, index) => {
      const since = promised[index] ?? Infinity;
      return starts.slice(0, nth).some((at) => at > since) ? starts[nth]! - since : 0;
    });
  return Math.max(0, ...lags);
}
