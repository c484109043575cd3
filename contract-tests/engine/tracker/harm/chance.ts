import { NotReachable } from "../../exchange/errors.ts";
import type { Create, Look } from "../seen/look.ts";
import { sleep } from "../../transport/pace.ts";
import type { Place } from "../seen/place.ts";
import type { Step } from "./steps.ts";
import { takenAt } from "./taken.ts";

/*
 * Whether this run's writes have taken others' things, or other clients took theirs at the same moments by chance.
 *
 * Lists divide the time of a run into steps, from one look to the next. Who takes others' things without regard to this run
 * does so at any time: that it falls into steps with writes each of n times has the probability (writing / watched) ** n,
 * where `writing` is how long these steps have lasted, and `watched` how long all have. Once that is at most CHANCE, it was
 * no chance: the writes have taken them. Until then the run watches on, for any loss at another moment says the opposite.
 *
 * Of 81 ms, two removals took 9 ms each, and each took one thing: (18 / 81) ** 2 is 0.0494, and so they are the takers.
 * Had nothing else been watched, (18 / 18) ** 2 would be 1, and 63 more ms would have to be quiet.
 */

/** How likely it may be at most that others took theirs at the very moments of this run's writes. */
const CHANCE = 0.05;

/** How long is watched at most to be certain, in ms. */
const LONGEST = 60_000;

const NAMES = { removals: "removal", creates: "creation", all: "creation or removal" } as const;

/** Writes of one kind, or those of both. */
export type Writes = keyof typeof NAMES;

/** What was lost in steps, by their numbers: ids of others', or of this run's own where none of others' went. */
type Losses = ReadonlyMap<number, readonly string[]>;

interface Watched<Item> {
  readonly places: readonly Place<Item>[];
  look(place: string): Promise<unknown>;
}

/** What is being found out, by whose. */
const asked = new WeakMap<object, ReturnType<typeof found>>();

/**
 * The kind of write that has taken others' alone, if there is one; a while longer is watched where that may be a
 * coincidence.
 */
export function takerOf<Item>(watched: Watched<Item>) {
  const asking = asked.get(watched) ?? found(watched).finally(() => asked.delete(watched));
  asked.set(watched, asking);
  return asking;
}

async function found<Item>(watched: Watched<Item>) {
  for (const writes of ["removals", "creates", "all"] as const) {
    const places = watched.places.filter(({ looks }) => looks.length > 0);
    const quiet = msUntilCertain(places, writes);
    if (quiet > LONGEST) continue;
    if (quiet > 0) {
      await sleep(quiet, undefined);
      for (const { name } of places) await watched.look(name);
    }
    if (msUntilCertain(places, writes) === 0) return NAMES[writes];
  }
  return undefined;
}

/** @throws NotReachable if a create may have taken another's */
export async function requireHarmlessCreates<Item>(watched: Watched<Item>): Promise<void> {
  const taker = await takerOf(watched);
  if (taker === undefined || taker === NAMES.removals) return;
  const what = watched.places[0]?.kind.what;
  const why = `creating a ${what} has removed others', so no more are created`;
  throw new NotReachable(why, { code: "because-of" });
}

/** Whether creates may be why something has gone in a step: they have taken the like of it, and one was sent in it. */
export function mayBeCreates<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  nth: number,
): boolean {
  const isAgain = ownTakenAt(place, "creates").some((at) => at !== nth);
  const isNow = isAgain && ownTakenAt(place, "all").includes(nth);
  if (!isNow && msUntilCertain(places, "creates") > LONGEST) return false;
  return stepsWithWrites(place, places, "creates").has(nth);
}

/** Steps in which such writes, and nothing else, have taken what this run has created, and nothing of others'. */
export function ownTakenAt<Item>(place: Place<Item>, writes: Writes): readonly number[] {
  return [...(lossesAt(place, [place], writes) ?? [])].flatMap(([nth, ids]) =>
    ids.some((id) => isOthers(place, id)) ? [] : nth,
  );
}

/** Ids of others' that have gone in the steps of such writes, or have begun to leave. */
export function takenFrom<Item>(place: Place<Item>, places: readonly Place<Item>[]): string[] {
  const lost = [...(lossesAt(place, places, "all")?.values() ?? [])].flat();
  return lost.filter((id) => isOthers(place, id));
}

/**
 * For how many milliseconds more nobody may take anything of others', before it is certain that these writes of this run
 * have taken others' alone; Infinity where nothing says so, or others have taken theirs at other moments.
 */
export function msUntilCertain<Item>(places: readonly Place<Item>[], writes: Writes): number {
  const known = new Set<string>();
  const lost = places.map((place) => lossesAt(place, places, writes));
  if (lost.every((losses) => losses?.size === 0)) return Infinity;
  // One list may show what another does.
  const isNew = (id: string) => known.size < known.add(id).size;
  let [steps, times, writing, watched, isTheirs] = [0, 0, 0, 0, false];
  for (const [index, place] of places.entries()) {
    const losses = lost[index];
    if (!losses || !isUsual(place, places, writes, losses)) return Infinity;
    for (const [nth, ids] of losses) {
      const { length } = ids.filter(isNew);
      steps += Math.min(length, 1);
      // One for each of several writes says as much as so many times.
      times += length === writtenIn(place, nth, writes) ? length : Math.min(length, 1);
      isTheirs ||= ids.some((id) => isOthers(place, id));
    }
    const at = place.looks.map(({ exchange }) => exchange.startedAt);
    for (const nth of stepsWithWrites(place, places, writes)) writing += at[nth]! - at[nth - 1]!;
    watched += (at.at(-1) ?? 0) - (at[0] ?? 0);
  }
  if (steps < 2 || !isTheirs) return Infinity;
  const due = writing / CHANCE ** (1 / times) - watched;
  // A timer ends at a whole millisecond.
  return Math.max(0, Math.ceil(due / places.length));
}

const ELSEWHERE = "elsewhere";

/**
 * Whether most of these writes at which others' could go took some, all of them or those by one method: of what takes
 * nothing as a rule, a few may have met another client.
 */
function isUsual<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  writes: Writes,
  losses: Losses,
): boolean {
  const { looks, creates, removals, inVain } = place;
  const isTheirs = (item: Item) => isOthers(place, place.kind.idOf(item));
  const steps = [...stepsWithWrites(place, places, writes)].filter(
    (nth) => losses.has(nth) || looks[nth - 1]!.items.some(isTheirs),
  );
  /** The methods of those in a step, of what was carried out if anything was. */
  const methodsIn = (nth: number) => {
    const made = writes === "removals" ? [] : creates.filter((one) => place.isAccepted(one));
    const done = [...made, ...(writes === "creates" ? [] : removals)];
    const there = [done, [...creates, ...inVain]].map((some) =>
      some.flatMap(({ looks: at, exchange }) =>
        at === nth && exchange ? exchange.request.method : [],
      ),
    );
    // What was sent elsewhere counts once.
    return there.find((some) => some.length > 0) ?? [ELSEWHERE];
  };
  const methods = new Set(steps.flatMap(methodsIn));
  return [undefined, ...methods].some((method) => {
    // There may be fewer to take than were written.
    const most = (nth: number) =>
      Math.max(looks[nth - 1]!.items.filter(isTheirs).length, losses.get(nth)?.length ?? 0);
    const sentIn = (nth: number) =>
      methodsIn(nth).filter((one) => method === undefined || one === method).length;
    const countIn = (nth: number) => Math.min(sentIn(nth), most(nth));
    const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
    const taken = [...losses].map(([nth, ids]) => Math.min(ids.length, countIn(nth)));
    return losses.size === 0 || (!taken.includes(0) && sum(taken) * 2 > sum(steps.map(countIn)));
  });
}

/** How many writes of a kind were carried out in a step. */
function writtenIn<Item>(place: Place<Item>, nth: number, writes: Writes): number {
  const created = place.creates.filter((one) => one.looks === nth && place.isAccepted(one)).length;
  const removed = place.removals.filter((one) => one.looks === nth).length;
  return { creates: created, removals: removed, all: created + removed }[writes];
}

function isOthers<Item>({ own, appeared }: Place<Item>, id: string): boolean {
  return !own.has(id) && !appeared.has(id);
}

/**
 * Steps in which others' have gone, or at creates no more of this run's own than were sent, with what went; undefined if
 * any have gone in a step without such a write, or others' have come.
 */
function lossesAt<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  writes: Writes,
): Losses | undefined {
  const isTheirs = (id: string) => isOthers(place, id);
  // More at once is a reset, or a backup that is restored.
  const isFew = ({ nth, went }: Step) =>
    writes !== "removals" &&
    went.length > 0 &&
    went.length <= place.creates.filter((one) => one.looks === nth).length;
  const losing = takenAt(place).steps.filter(
    (step) => step.came.length > 0 || step.went.some(isTheirs) || isFew(step),
  );
  if (losing.length === 0) return new Map();
  const around = stepsWithWrites(place, places, writes);
  if (losing.some(({ nth, came }) => came.length > 0 || !around.has(nth))) return undefined;
  // At a create, a removal may be why as well; and one that takes this run's own is careless.
  const isIt = ({ accepted, inVain, went }: Step) =>
    writes === "all" || (writes === "creates" ? accepted + inVain === 0 : went.every(isTheirs));
  const lostIn = ({ went }: Step) => (went.some(isTheirs) ? went.filter(isTheirs) : went);
  return new Map(losing.filter(isIt).map((step) => [step.nth, lostIn(step)]));
}

/** The steps at a place in which such writes were sent: creates may take what is listed elsewhere. */
function stepsWithWrites<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  writes: Writes,
): ReadonlySet<number> {
  const { looks, creates, removals, inVain } = place;
  const elsewhere = places.filter((one) => one !== place).flatMap((one) => one.creates);
  const kinds = { creates, removals, all: [...creates, ...removals, ...inVain] };
  const steps = new Set(kinds[writes].map((one) => one.looks ?? 0));
  for (const nth of writes === "removals" ? [] : looks.keys()) {
    const [before, after] = [looks[nth - 1], looks[nth]!];
    if (before && elsewhere.some((one) => isBetween(one, before, after))) steps.add(nth);
    // The job of a create may do so as well.
    if (before && isJobOver(place, before, after)) steps.add(nth);
  }
  return new Set([...steps].filter((nth) => nth > 0 && nth < looks.length));
}

/** Whether something of this run's is ready in a look that a job was at before. */
function isJobOver<Item>({ kind, own }: Place<Item>, before: Look<Item>, after: Look<Item>) {
  const isOwn = (item: Item) => own.has(kind.idOf(item)) && kind.isLeaving?.(item) !== true;
  const ready = after.items.filter((item) => isOwn(item) && kind.isRemovable?.(item) !== false);
  const wasAtWork = (id: string) =>
    before.items.some((item) => kind.idOf(item) === id && kind.isRemovable?.(item) === false);
  return ready.some((item) => wasAtWork(kind.idOf(item)));
}

function isBetween<Item>({ at, exchange }: Create, before: Look<Item>, after: Look<Item>): boolean {
  const until = exchange ? exchange.startedAt + exchange.durationMs : at;
  const { startedAt, durationMs } = after.exchange;
  return until > before.exchange.startedAt && at < startedAt + durationMs;
}
