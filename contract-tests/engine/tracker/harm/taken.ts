import { createOf } from "../seen/gone.ts";
import type { Removal } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { stepAt, stepOf, type Step } from "./steps.ts";

/*
 * What went where no removal that was carried out had named it, and why. Lists divide the time of a run into steps:
 *
 * | Word          | Whose things have gone                   | In steps with                        | Which tells          |
 * | ------------- | ---------------------------------------- | ------------------------------------ | -------------------- |
 * | `moves`       | others', or have come                    | no removal                           | each, of other hands |
 * | `othersGo`    | others', for good                        | no removal                           | once, of other hands |
 * | `goneAtOnce`  | others' and this run's, or all of these  | none, or after one that took no more | once, of a reset     |
 * | `goneInVain`  | the same                                 | removals that found nothing, as well | nothing yet          |
 * | `takenInVain` | any, no more than there were removals    | removals that found nothing          | nothing yet          |
 * | `takesInVain` | the same                                 | two such, and most of all such       | of those removals    |
 * | `lostBy`      | any that nothing of this explains        | a removal                            | nothing yet          |
 * | `takesMore`   | the same                                 | a removal, or two                    | of all removals      |
 * | `takesOwn`    | this run's, for good                     | two removals                         | of all removals      |
 */

/** What all steps at a place say, and the version of the place by which that was told. */
const accounts = new WeakMap<object, ReturnType<typeof accountOf>>();

/** What is told at a place of what went there behind no removal that named it, in the words above. */
export function takenAt<Item>(place: Place<Item>) {
  const known = accounts.get(place);
  if (known?.version === place.version) return known;
  const account = accountOf(place);
  accounts.set(place, account);
  return account;
}

function accountOf<Item>(place: Place<Item>) {
  const { version, kind, looks, own, appeared } = place;
  const steps = looks.slice(1).map((_, nth) => stepAt(place, nth + 1));
  // A run knows what it has marked, and removes under other names; else its own goes by others' hands alone.
  const isTheirs = (id: string) => !kind.bears || (!own.has(id) && !appeared.has(id));
  const moving = steps.filter(
    ({ accepted, inVain, went, came }) =>
      accepted + inVain === 0 && [...went, ...came].some(isTheirs),
  );
  const moves = moving.map(({ nth }) => nth);
  const isGone = (id: string, nth: number) => !looks.slice(nth).some(place.holds(id));
  const othersGo = moving.some(({ went, nth }) =>
    went.some((id) => isTheirs(id) && isGone(id, nth)),
  );
  const vain = vainAt(place, steps, moves.length, othersGo);
  const gone = steps.map((one) => ({ ...one, ids: goneAtOnceIn(place, one) }));
  const atOnce = gone.filter(({ ids }) => ids.length > 0);
  const goneAtOnce = atOnce.map(({ ids }) => ids);
  // The first of these: such removals may have taken it.
  const goneInVain = atOnce.find(({ inVain }) => inVain > 0)?.ids;
  const explained: ReadonlySet<string> = new Set([
    ...goneAtOnce.flat(),
    ...(vain.takesInVain ? vain.takenInVain : []),
  ]);
  return { version, steps, moves, othersGo, ...vain, goneAtOnce, goneInVain, explained };
}

/** What removals that found nothing may have taken, and whether they take something as a rule. */
function vainAt<Item>(
  place: Place<Item>,
  steps: readonly Step[],
  moves: number,
  othersGo: boolean,
) {
  const { kind, own, inVain, tookInVain } = place;
  const isNamed = (id: string, nth: number) =>
    inVain.some((one) => one.id === id && one.looks <= nth);
  const vain = (kind.bears ? steps : [])
    .filter((one) => one.inVain > 0)
    .map((one) => ({ ...one, went: one.went.filter((id) => !isNamed(id, one.nth)) }));
  const taking = vain.filter((one) => isTakenInVain(place, one));
  const takenInVain = new Set(taking.flatMap(({ went }) => went));
  const spared = vain.filter(({ went }) => went.length === 0).length;
  const isOwn = [...takenInVain].some((id) => own.has(id));
  const isOften = (isOwn && !othersGo) || taking.length > moves + spared;
  return { takenInVain, takesInVain: tookInVain || (takenInVain.size > 1 && isOften) };
}

/**
 * Whether removals that found nothing have taken what went: no more has gone than so many may take, and neither another
 * client, nor a backup that was restored, nor a removal that was carried out explains it.
 */
function isTakenInVain<Item>(place: Place<Item>, { nth, went, came, ...asked }: Step): boolean {
  if (went.every((id) => isNewcomer(place, id))) return false;
  if (went.length > asked.inVain || came.length > 0) return false;
  // Lists that come out empty leave out all.
  if (went.length > 1 && place.looks[nth]!.items.length === 0) return false;
  return !isRolledBack(place, nth, went) && (asked.accepted === 0 || isTrusted(place, nth));
}

/** Whether only this run's own has gone, and all of it that had been created by then. */
function isRolledBack<Item>(place: Place<Item>, nth: number, gone: readonly string[]): boolean {
  const madeAt = (id: string) => place.creates.indexOf(createOf(place, id)!);
  const last = Math.max(...gone.map(madeAt));
  const left = place.idsIn(place.looks[nth]!).filter((id) => place.own.has(id));
  return gone.every((id) => place.own.has(id)) && left.every((id) => madeAt(id) > last);
}

/**
 * What went at once and for good, what was promised then and never came included: several of others' with something of
 * this run's, or all of this run's. A removal that was asked for then explains it as well, unless one was seen to take
 * nothing else, and those that found nothing do where there were as many of them, and not all has gone.
 */
function goneAtOnceIn<Item>(place: Place<Item>, { nth, went, ...asked }: Step): readonly string[] {
  const { kind, creates, looks, own } = place;
  const isListed = (id: string) => looks.slice(nth).some(place.holds(id));
  const promised = creates.flatMap((one) => {
    const { asks = "", exchange } = one;
    if (one.looks !== nth || !place.isAccepted(one)) return [];
    const id = [asks, ...(kind.idsAnswered?.(exchange!) ?? [])].find((name) => own.has(name));
    return id === undefined || isListed(id) || place.isRemoved(id, nth) ? [] : id;
  });
  const gone = [...new Set([...went, ...promised])];
  const mine = gone.filter((id) => own.has(id)).length;
  const isMuch = mine < gone.length ? gone.length > mine + 1 : isRolledBack(place, nth, gone);
  if (went.length === 0 || mine === 0 || gone.length === 1 || !isMuch) return [];
  const isFree = asked.accepted + asked.inVain === 0 || isTrusted(place, nth);
  const isInVain = gone.length === asked.inVain && looks[nth]!.items.length > 0;
  return isFree && !isInVain && !gone.some(isListed) ? gone : [];
}

/** Ids that were there before a removal and not after it, and that nothing else explains. */
export function lostBy<Item>(place: Place<Item>, { id, looks }: Removal): string[] {
  const { explained } = takenAt(place);
  return stepOf(place, id, looks)?.went.filter((one) => !explained.has(one)) ?? [];
}

/** Whether another client has made something during the run: who does so takes it away, too. */
function isNewcomer<Item>(place: Place<Item>, id: string): boolean {
  const [first] = place.looks;
  return first !== undefined && !place.own.has(id) && !place.holds(id)(first);
}

/** Whether something is still listed after its removal was confirmed. */
export function isKept<Item>(place: Place<Item>, { id, looks }: Removal): boolean {
  return place.looks.slice(looks, looks + 1).some(place.holds(id));
}

/** Whether a removal was seen to take what it should and nothing else, by the time of so many looks. */
export function isTrusted<Item>(place: Place<Item>, until = Infinity): boolean {
  return place.ownRemovals.some(
    ({ id, looks }) => looks < until && stepOf(place, id, looks)?.went.length === 0,
  );
}

/**
 * Whether removing has taken anything else, or did in an earlier run. Without a mark, this run's own, or others' where none
 * came or went by themselves. With a mark, another's together with one of this run's own, in its place, or at two removals,
 * or at one of a clean-up, whose run was perhaps killed for it; but not where others come or go as often without a removal.
 */
export function takesMore<Item>(place: Place<Item>): boolean {
  if (place.tookMore) return true;
  const isMarked = place.kind.bears !== undefined;
  const isTaken = (id: string) => !isMarked || !isNewcomer(place, id);
  const taking = place.ownRemovals.filter((removal) => lostBy(place, removal).some(isTaken));
  return taking.some((removal) => {
    const lost = lostBy(place, removal);
    const others = lost.filter((id) => !place.own.has(id)).length;
    if (others < lost.length) return others > 0 || !isMarked;
    if (!isMarked) return !isBusy(place, stepOf(place, removal.id, removal.looks)!);
    const times = new Set(taking.map(({ looks }) => looks)).size;
    const isEnough =
      (times > 1 && isUsual(place, taking)) || isKept(place, removal) || place.isTakenUp;
    return isEnough && times > takenAt(place).moves.length;
  });
}

/** Whether most removals have done so, all of them or those by one method: beside a few of many, another client was at work. */
function isUsual<Item>(place: Place<Item>, some: readonly Removal[]): boolean {
  const by = (one: Removal) => one.exchange.request.method;
  const [method, ...others] = new Set(some.map(by));
  const alike = place.ownRemovals.filter((one) => others.length > 0 || by(one) === method);
  // One that went beside several removals has not gone with each of them.
  const times = [...Map.groupBy(some, ({ looks }) => looks).values()].map((those) =>
    Math.min(those.length, lostBy(place, those[0]!).length),
  );
  return times.reduce((sum, one) => sum + one, 0) * 2 > alike.length;
}

/**
 * Whether this run's own has gone for good at more than one removal that did not name it: removals take it, and no other
 * installation answers, for that would come once, or go again.
 */
export function takesOwn<Item>(place: Place<Item>): boolean {
  const lost = place.ownRemovals.flatMap(({ id, looks }) =>
    (stepOf(place, id, looks)?.went ?? [])
      .filter((one) => place.own.has(one))
      .map((one) => ({ id: one, looks })),
  );
  const isBack = lost.some(({ id, looks }) => place.looks.slice(looks + 1).some(place.holds(id)));
  return !place.isForeign && !isBack && new Set(lost.map(({ looks }) => looks)).size > 1;
}

/** Whether others have come or gone before a step, or come at the same time. */
export function isBusy<Item>(place: Place<Item>, { nth, came }: Step): boolean {
  return came.length > 0 || takenAt(place).moves.some((at) => at < nth);
}
