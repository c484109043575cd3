import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { BUSY, COME, textOf } from "../../../engine/effects.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { takerOf } from "../../../engine/tracker/harm/chance.ts";
import { takenAt } from "../../../engine/tracker/harm/taken.ts";
import { eachApart, unguarded } from "../../../engine/judgement/reading.ts";
import { must, should } from "../../../engine/judgement/seen.ts";
import { given, OTHER_LISTS, outcomeOf, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { changesIn, isChanged, metAll, type Held } from "./changes.ts";
import { fieldsOf, lastingOf, nameOf, rowsIn, sorted } from "./entries.ts";
import { isCutShort } from "./listing.ts";
import { kindsIn, writesBetween, writesIn } from "./writes.ts";

const VOUCHERS: Held = {
  action: "get_voucher_users",
  what: "vouchers of others",
  by: lastingOf,
  kindsOf: kindsIn,
  pause: 0,
};

/** When they were modified, guests change too. */
const TOUCHED: Held = {
  ...VOUCHERS,
  by: (action, row) => [...lastingOf(action, row), "last_modified"],
  pause: 1000,
};

const LOGINS = ["first_login", "last_login", "MAC"] as const;

/** What guests change. */
const USED: Held = { ...VOUCHERS, by: () => LOGINS };

/** What staff change one by one, if at all, and guests not at once. */
const AT_ONCE: Held = {
  ...VOUCHERS,
  by: (action, row) => [...lastingOf(action, row), "first_login", "MAC"],
};

const OTHER_LIST = {
  // Guests may come and go meanwhile: not each way of writing is tried on them.
  kindsOf: (write: Exchange) => (outcomeOf(write) === "done" ? kindsIn(write).slice(0, 1) : []),
  pause: 1000,
};

/** The other lists that have to stay, those first that are read again for it. */
const LISTS: readonly Held[] = [
  { ...OTHER_LIST, action: "get_email_users", what: "e-mail users", by: fieldsOf, isLasting: true },
  { ...OTHER_LIST, action: "get_logins", what: "logins", by: lastingOf },
  { ...OTHER_LIST, action: "get_active_guests", what: "active guests", by: lastingOf },
  { ...OTHER_LIST, action: "get_fb_users", what: "Facebook users", by: lastingOf },
  { ...OTHER_LIST, action: "get_mobile_users", what: "mobile users", by: lastingOf },
  { ...OTHER_LIST, action: "get_free_users", what: "free users", by: lastingOf },
];

/** For one more reading of each, a throttled router allows too few requests. */
const AGAIN = LISTS.slice(0, 3).map(({ action }) => action);

export const othersRules: WaverosRules = {
  "others-stay-as-they-are": {
    title: "No creation or removal, carried out or refused, touches the vouchers of others.",
    source:
      "1.2 - Remove an existing voucher, row username; inferred from 1.1 - Create a new voucher; inferred from 1.2 - Remove an existing voucher",
    alone: true,
    async check(session, found) {
      for (let { length } = session.readings(VOUCHERS.action); length < 2; length++) {
        await session.vouchers.look();
      }
      if (isCutShort(session, found)) return;
      // Of what is taken already, no more is taken to make sure.
      let taker = await takerOf(session.tracker);
      let told = await changesIn(session, VOUCHERS, taker);
      if (told === BUSY || (taker && takenAt(session.vouchers.place).othersGo)) {
        throw new NotReachable("another client changes vouchers, too", { code: "outrun" });
      }
      const byGuests = usedIn(session, isByGuest);
      let isUndone = false;
      for (const held of [
        { ...TOUCHED, except: usedIn(session) },
        { ...USED, except: byGuests },
        { ...USED, except: usedIn(session, keepsLogins) },
      ]) {
        if (told.changes.length > 0) break;
        const touched = await changesIn(session, held);
        // Staff may do that to one.
        isUndone = touched !== BUSY && held.except === byGuests && touched.changes.length > 1;
        if (touched !== BUSY && (touched.kind ?? isUndone)) told = touched;
      }
      const { changes, exchange, isEmpty } = told;
      const isMet = metAll(session, AT_ONCE);
      if (changes.length === 0 && !isMet) return isEmpty ? undefined : found();
      if (!told.kind && !taker) await removeWatched(session);
      if (isCutShort(session, found)) return;
      taker ??= await takerOf(session.tracker);
      const kind = told.kind ?? taker;
      if (isMet && !kind && !isUndone) throw unsureOf("vouchers of others");
      if (kind) for (const [name, what] of changes) if (what === COME) session.strangers.add(name);
      // Once may be a coincidence.
      const [claim, message] = isUndone
        ? [
            must,
            "While this run created and removed its own, logins of others' vouchers have gone or changed as no guest changes them.",
          ]
        : kind
          ? [must, `${taker ? "A" : "Each"} ${kind} touches the vouchers of others.`]
          : [
              should,
              "While this run created and removed its own, vouchers of others have changed.",
            ];
      const expected = "the vouchers of others as they were";
      claim(found, { exchange, value: textOf(changes) }, false, expected, message);
    },
  },
  "vouchers-are-no-guests": {
    title:
      "A voucher that nobody has used is neither a stored user nor an active guest, and has no login.",
    source:
      "2.1 - Fetch Email users list; 3.2 - Fetch current Active guest users; inferred from 1.1 - Create a new voucher; inferred from 2 - Fetching stored user data; inferred from 2.5 - Fetch Login log list",
    alone: true,
    async check(session, found) {
      await session.vouchers.own();
      await eachApart(OTHER_LISTS, async (action) => {
        await readLate(session, action);
        for (const { exchange } of session.readings(action)) {
          const own = ownIn(session, exchange);
          const message = `A voucher that nobody has used is in the answer to ${action}.`;
          must(found, { exchange, ...own }, !own, "no voucher of this run's", message);
          if (own) break;
        }
      });
    },
  },
  "other-lists-stay-as-they-are": {
    title:
      "No creation or removal of a voucher changes a list of users, the logins or the active guests.",
    source:
      "1.1 - Create a new voucher; 1.2 - Remove an existing voucher; 2.1 - Fetch Email users list; inferred from 2.5 - Fetch Login log list; inferred from 3.2 - Fetch current Active guest users",
    alone: true,
    async check(session, found) {
      let isBlamed = OTHER_LISTS.some((action) =>
        session.readings(action).some(({ exchange }) => ownIn(session, exchange)),
      );
      const met: string[] = [];
      await eachApart(LISTS, async (held) => {
        const { action, what } = held;
        await readLate(session, action);
        // One kind of write that changes several lists is one breach; so is a voucher that is there.
        // By the method of the first: the list of the other may be another.
        const { method } = session.readings(action)[0]!.exchange.request;
        if (isChanged(session, held)) await session.ask(action, {}, method);
        const told = isBlamed ? BUSY : await changesIn(session, held);
        // What changes without a write, guests do.
        if (told === BUSY) return found();
        const { changes, kind, exchange } = told;
        isBlamed = kind !== undefined;
        const message = `Each ${kind} changes the ${what}.`;
        must(found, { exchange, value: textOf(changes) }, !kind, `the ${what} as before`, message);
        // Guests leave at any time, and nobody else.
        const isMet = metAll(session, { ...held, by: (_, row) => sorted(row) });
        if (!kind && isMet && action !== "get_active_guests") met.push(what);
      });
      if (met.length > 0) throw unsureOf(met.join(" and "));
    },
  },
};

/** What can't happen once more, since all entries are as it makes them by now. */
function unsureOf(entries: string): NotReachable {
  const why = `while this run created and removed vouchers, most ${entries} went, or all were made alike, by that or by staff; run again with the list as it was`;
  return new NotReachable(why, { code: "unchecked" });
}

/** Removes this run's own one by one, as is due anyway: whether those that went with a removal go with another. */
async function removeWatched(session: WaverosSession): Promise<void> {
  const { vouchers } = session;
  const isTheirs = (name: string) => !vouchers.place.own.has(name);
  const { steps } = takenAt(vouchers.place);
  if (!steps.some(({ accepted, went }) => accepted > 0 && went.some(isTheirs))) return;
  for (const { name } of vouchers.existing) {
    if (await takerOf(session.tracker)) return;
    await session.ask("remove_voucher", { parameters: { username: name } });
    await vouchers.look();
  }
}

/** An entry that holds this run's mark. */
function ownIn(session: WaverosSession, exchange: Exchange) {
  const { mark } = session.vouchers;
  return rowsIn(session, exchange)?.find(({ value }) =>
    JSON.stringify(unguarded(value)).toLowerCase().includes(mark),
  );
}

/** Reads a list again, unless it was read before and after a write of this run. */
async function readLate(session: WaverosSession, action: OperationName): Promise<void> {
  const first = await session.first(action);
  const last = session.readings(action).at(-1)!.exchange;
  if (!AGAIN.includes(action) || writesBetween(session, first, last).length > 0) return;
  if (writesIn(session, first, await session.latest(action)).length > 0) return;
  await session.vouchers.order(session.vouchers.fresh());
  await session.latest(action);
}

/** The vouchers that have been used between two readings, by such changes alone. */
function usedIn(session: WaverosSession, isUse = (_now: Row, _was: Row) => true) {
  const seen = new Map<string, Row[]>();
  for (const { exchange } of session.readings(VOUCHERS.action)) {
    for (const { value } of rowsIn(session, exchange)!) {
      const name = nameOf(VOUCHERS.action, value);
      const rows = seen.get(name) ?? [];
      const was = rows.at(-1);
      const isNew = was === undefined || LOGINS.some((field) => was[field] !== value[field]);
      seen.set(name, isNew ? [...rows, value] : rows);
    }
  }
  const isUsed = ([first, ...later]: readonly Row[]) =>
    later.length > 0 && later.every((row, nth) => isUse(row, later[nth - 1] ?? first!));
  return new Set([...seen].flatMap(([name, rows]) => (isUsed(rows) ? [name] : [])));
}

/** Whether a guest may be why: none takes a login back, or has a device without one. */
function isByGuest(now: Row, was: Row): boolean {
  return given(now.last_login) || (!given(was.last_login) && now.MAC === was.MAC);
}

/** Whether nothing of it was cleared, as staff may do to many, and a logout to the device. */
function keepsLogins(now: Row, was: Row): boolean {
  return LOGINS.every((field) => given(now[field]) || !given(was[field]));
}
