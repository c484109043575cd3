import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { formOf } from "../../../engine/tracker/seen/place-log.ts";
import type { Removal } from "../../../engine/tracker/seen/look.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import { fieldOf, must } from "../../../engine/judgement/seen.ts";
import { isKept, lostBy, takenAt } from "../../../engine/tracker/harm/taken.ts";
import { given, outcomeOf, usernameIn, type Row } from "../answers.ts";
import type { Placed } from "../placed.ts";
import type { WaverosRules } from "../session.ts";
import { REPEATED } from "../repeats.ts";
import { behind, behindEmptying, breachBy, changedIn, unseenIn } from "./behind.ts";
import { stepsIn, untouchedIn } from "./moving.ts";
import { tellStolen } from "./removing.ts";
import { FIELDS, isEditedByOthers, LISTED_AS, namedIn, userIn } from "./told.ts";
import { goneWith, refusedAgain, takingAgain, writesIn } from "./writes.ts";

/** What a reader should know of vouchers of this run's own that went before a list could show it. */
const WENT =
  "Vouchers of this run went before they were removed, as where another client removes them";

export const stayingRules: WaverosRules = {
  "voucher-ids-stay": {
    title: "A voucher of this run keeps its id between reads of the list.",
    source: "inferred from 1. Create a New Voucher; inferred from 3. Fetch Vouchers List",
    alone: true,
    last: true,
    async check(session, found) {
      for (const { was, now } of await untouchedIn(session)) {
        if (!now[0]) continue;
        const [before, id] = [was["id"], fieldOf(now[0], "id")];
        const message = "The id of a voucher has changed between two readings of the list.";
        must(found, id, id.value === before, before, message);
        if (id.value !== before) return;
      }
    },
  },
  "vouchers-stay-as-they-are": {
    title:
      "Between two readings, no voucher of this run disappears, comes back or changes by itself.",
    source:
      "inferred from 1.2 - Remove an existing voucher; inferred from 1.3 - Fetch vouchers list",
    alone: true,
    last: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      const removals = place.ownRemovals;
      const { goneAtOnce, goneInVain, takenInVain, takesInVain, explained, othersGo, steps } =
        takenAt(place);
      // Perhaps only what came last has shown it.
      if (takenInVain.size > 1 && takesInVain) found(tellStolen(vouchers));
      const emptying = await behindEmptying(session);
      if (emptying) found(emptying);
      // What dies again and again does so by itself.
      const dying = goneAtOnce.length > 1 && !emptying ? goneAtOnce.flat() : [];
      const lost = new Set<unknown>(removals.flatMap((one) => lostBy(place, one)));
      const taken = await goneWith(session);
      const beside = emptying ? steps.filter(({ inVain }) => inVain > 0) : [];
      const known = [...explained, ...beside.flatMap(({ went }) => went)];
      const told = new Set<unknown>(known.filter((id) => !dying.includes(id)));
      const others: string[] = [];
      for (const { name, was, now, before, after, index } of await untouchedIn(session)) {
        const { exchange } = after;
        const actual = now[0]?.value;
        const isRefusal = (one: Exchange) =>
          one.request.effect === "deletes" &&
          usernameIn(one.request) === name &&
          outcomeOf(one) === "refused";
        const refusals = actual
          ? []
          : writesIn(session, before.exchange, exchange).filter(isRefusal);
        // What another removal has taken is not the refused one's.
        if (told.has(name) || taken.has(name) || now.length > 1) continue;
        const refusal = await takingAgain(session, refusals);
        const changed = actual ? changedIn(was, actual) : [];
        const isByOthers = actual
          ? changed.length > 0 && isEditedByOthers(vouchers)
          : (refusals.length > 0 || lost.has(name) || othersGo) && !refusal;
        const happened = { name, from: before.exchange, to: exchange, isChange: now.length > 0 };
        const cause = isByOthers ? await behind(session, happened) : undefined;
        if (cause) {
          found(breachBy(cause, happened));
        } else if (isByOthers) {
          others.push(name);
        } else if (refusal) {
          const message = "The removal of a voucher was refused, and it is gone.";
          found({ message, expected: was, actual: "no such voucher", exchange: refusal });
        } else if (!actual && !place.isAsked(name, index + 1)) {
          const message = "A voucher that nobody asked to remove is gone.";
          found({ message, expected: was, actual: "no such voucher", exchange });
        } else if (changed.length > 0) {
          const message =
            "A voucher of this run's own has changed, and no request of this run asked for it.";
          const inferred = !FIELDS.some(([, name]) => changed.includes(name));
          const [expected, came] = [was, actual!].map((row) =>
            Object.fromEntries(["username", ...changed].map((field) => [field, row[field]])),
          );
          found({ message, expected, actual: came, exchange, inferred });
        } else {
          if (actual) found();
          continue;
        }
        told.add(name);
      }
      for (const happened of unseenIn(vouchers)) {
        const { name } = happened;
        if (told.has(name)) continue;
        const cause = await behind(session, happened);
        if (cause) found(breachBy(cause, happened));
        else if (happened.isChange) others.push(name);
        // One that has never been listed is remarked on.
        else if (vouchers.missed.has(name)) session.transport.note(`${WENT} (${name}).`);
        told.add(name);
      }
      for (const { after, index } of await stepsIn(vouchers)) {
        for (const removal of removals) {
          const { id: name, looks } = removal;
          const seen = place.around(removal).after;
          const isAgain = vouchers.placed.some(
            (one) => [one.name, one.order.username].includes(name) && one.since > 0,
          );
          if (!seen || looks > index || told.has(name) || lost.has(name) || isAgain) continue;
          const [then, again] = [seen, after].map((one) => namedIn(session, one, name).length);
          const isBack = again! > then!;
          if (isBack) told.add(name);
          const shown = { exchange: after.exchange, value: `"${name}" is listed` };
          must(found, shown, !isBack, `no "${name}"`, "A removed voucher has come back.");
        }
      }
      // At the clean-up, no other rule looks.
      const refused = place.inVain.filter(({ id, looks }) => {
        const isListed = place.looks.slice(looks - 1, looks).some(place.holds(id));
        return isListed && place.own.has(id) && !place.isForeign;
      });
      for (const one of place.isUndone ? [...removals, ...refused] : []) {
        const isStill =
          isRemovedAfter(place, one) ||
          (isKept(place, one) && place.looks.slice(one.looks).every(place.holds(one.id)));
        if (told.has(one.id) || !isStill) continue;
        const message = refused.includes(one)
          ? "The removal of a voucher that is listed finds none of that username."
          : "A voucher is still listed after its removal was confirmed.";
        const words = { "removed-voucher-is-gone": message };
        const still = { exchange: one.exchange, value: `"${one.id}" is listed` };
        must(found, still, false, `no "${one.id}"`, words);
      }
      for (const { id, exchange } of place.isUndone ? refusedAgain(session) : []) {
        const words = {
          "removed-voucher-is-gone": "The removal of a voucher fails each time, and others do not.",
        };
        const still = { exchange, value: `"${id}" is listed` };
        if (!told.has(id)) must(found, still, false, `no "${id}"`, words);
      }
      if (others.length > 0) {
        const why = `vouchers of this run (${others.join(", ")}) went or were edited, as by staff or another client, or at another installation behind this address; run again`;
        throw new NotReachable(why, { code: "unchecked" });
      }
      const [gone] = goneAtOnce;
      if (!gone || dying.length > 0 || emptying) return;
      const mine = gone.filter((id) => place.own.has(id)).length;
      const inVain = gone === goneInVain ? ", or by a removal that was refused" : "";
      const why = `at one moment ${gone.length} vouchers went, ${mine} of this run's own among them, and no removal named them, as by staff, a reset, or a backup that is restored${inVain}; run again`;
      throw new NotReachable(why, { code: "unchecked" });
    },
  },
  "nothing-but-what-was-asked-for": {
    title: "Every voucher with this run's mark was created by this run.",
    source: "1.1 - Create a new voucher, row username",
    alone: true,
    last: true,
    async check(session, found) {
      const { vouchers } = session;
      await stepsIn(vouchers);
      const { looks, creates, kind } = vouchers.place;
      const isLost = creates.some(({ exchange, asks }) => !exchange && asks === undefined);
      const answered = vouchers.placed.flatMap(({ outcome, exchange }) =>
        outcome === "done" ? String(userIn(session, exchange).value["username"]) : [],
      );
      const known = new Set([...creates.map(({ asks = "" }) => asks), ...answered].map(formOf));
      // Another client may have renamed it, and what is removed under one name is not left under another.
      const renamed = vouchers.placed.filter(
        (one) => one.removed || one.vanished || vouchers.isExcused(one),
      );
      const ids = renamed.map(({ user }) => String(user["id"]));
      const isOurs = (row: Row) => kind.bears!(row, vouchers.mark);
      const isStrange = (row: Row) =>
        isOurs(row) &&
        !ids.includes(String(row["id"])) &&
        !known.has(formOf(String(row["username"]))) &&
        vouchers.placed.some((placed) => isTwin(row, placed));
      const strange = looks.flatMap((look) =>
        look.items.filter(isStrange).map((row) => ({ name: String(row["username"]), row, look })),
      );
      const [first] = strange;
      const nameless = vouchers.placed.filter(
        ({ order, outcome }) => outcome === "done" && !given(order.username),
      );
      const twice = nameless.filter((one) => strange.some(({ row }) => isTwin(row, one)));
      const isOfThem = strange.every(({ row }) => twice.some((one) => isTwin(row, one)));
      const isSome = !isLost && twice.length < nameless.length;
      if (first && isOfThem && (vouchers.place.times > 1 || isSome)) {
        const what = "orders without a username were carried out twice";
        throw new NotReachable(`${what}, ${REPEATED}`, { code: "unchecked" });
      }
      // What was created may have a name that only its lost answer would have given.
      if (isLost) {
        const lost = "the answer to an order without a username was lost on the way";
        throw new NotReachable(`${lost}, and with it the voucher's`, { code: "unchecked" });
      }
      if (!looks.some(({ items }) => items.some(isOurs))) return;
      const names = new Set(strange.map(({ name }) => name));
      const why = `a copy of a voucher of this run came (${[...names].join()}), as by staff; run again`;
      if (names.size === 1) throw new NotReachable(why, { code: "unchecked" });
      const shown = first ? { exchange: first.look.exchange, value: [...names].join(", ") } : {};
      const message = "The list has vouchers with this run's mark that it never ordered.";
      must(found, shown, !first, "only usernames that were asked for", message);
    },
  },
};

/** Whether what a removal did not find was there: the next one took it. */
function isRemovedAfter({ inVain, removals, creates }: Place<Row>, one: Removal): boolean {
  const isIts = ({ id, looks }: Removal) => id === one.id && looks === one.looks;
  const isCreated = creates.some(({ asks, looks }) => asks === one.id && looks === one.looks);
  const all = removals.filter(isIts);
  return (
    inVain.includes(one) &&
    !isCreated &&
    all.length > 0 &&
    all.every(({ answeredAt }) => answeredAt > one.answeredAt)
  );
}

function isTwin(row: Row, { order, outcome, listed }: Placed): boolean {
  const isIts = (["fullname", "passcode"] as const).some(
    (field) => given(order[field]) && order[field] === row[LISTED_AS[field]],
  );
  return isIts && outcome === "done" && listed?.rows.length !== 0;
}
