import { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";
import { entriesOf, given, messageOf, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import { NO_ROUTERS_KEY } from "../target.ts";
import { named } from "../placed.ts";
import type { Vouchers } from "../vouchers.ts";
import { LISTED_AS, rowIn, rowOf } from "./creating.ts";

/** What an order says of a voucher, as the list names it. */
const ORDERED: readonly string[] = [...Object.values(LISTED_AS), "download_limit", "upload_limit"];

/** What comes of a duplicate, of a refused order and of a removal in the list, and what must be so of all readings of it. */
export const listingRules: WaverosRules = {
  "duplicate-username-changes-nothing": {
    title: "A username that is taken is refused, and the voucher that has it stays as it is.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const again = () => vouchers.placed.filter((one) => one.again);
      if (again().length === 0) {
        const { name: username } = await vouchers.own();
        await session.askInTurn("create_voucher", { ...vouchers.fresh(), username });
      }
      if (again().some(({ listed }) => !listed)) await vouchers.current();
      for (const placed of again()) {
        const { exchange, order, outcome } = placed;
        const [isRefused, exists] = [outcome === "refused", messageOf("UsernameExists")];
        must(found, answerOf(exchange), isRefused, exists, "A username was accepted twice.");
        const row = rowOf(placed);
        // No two orders of a run have these in common.
        const taken = (["passcode", "fullname"] as const).find(
          (field) => row?.value[LISTED_AS[field]] === order[field],
        );
        if (!row || !taken) continue;
        const message =
          "An order with a username that is taken has changed the voucher that has it.";
        must(found, fieldOf(row, LISTED_AS[taken]), false, `the ${taken} from before`, message);
      }
    },
  },
  "refused-order-leaves-nothing": {
    title: "An order that was refused, for its key or anything else, leaves no voucher behind.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const refused = () => vouchers.placed.filter(({ outcome }) => outcome === "refused");
      if (refused().length === 0) {
        const parameters = { ...vouchers.fresh() };
        await session.ask("create_voucher", { key: NO_ROUTERS_KEY, parameters });
      }
      const { items } = await vouchers.current();
      for (const { order, exchange } of refused()) {
        // The full name is each order's own, whatever is wrong with its username.
        const isIts = ({ fullname }: Row) => given(fullname) && fullname === order.fullname;
        const left = items.find(isIts);
        const message = "The order was refused, and its voucher is in the list all the same.";
        must(found, { exchange, value: left }, !left, "no such voucher", message);
      }
    },
  },
  "removed-voucher-is-gone": {
    title: "A removed voucher is gone from the list, and no other one of this run's with it.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      if (!place.ownRemovals.some((one) => place.around(one).before)) {
        const { name: username } = await vouchers.removable();
        await session.askInTurn("remove_voucher", { username });
      }
      if (place.ownRemovals.some((one) => !place.around(one).after)) await vouchers.current();
      for (const removal of place.ownRemovals) {
        const { id: name, exchange } = removal;
        const { before, after } = place.around(removal);
        if (!before || !after) continue;
        const [were, are] = [named(before, name).length, named(after, name).length];
        const still = { exchange, value: `"${name}" is listed` };
        const message = "A voucher is still listed after its removal was confirmed.";
        must(found, still, are === 0 || are < were, `no "${name}"`, message);
        // What others have may be removed by themselves at any time.
        const lost = place.lostBy(removal).filter((one) => place.own.has(one));
        const gone = { exchange, value: `gone: ${lost.join(", ")}` };
        const only = `"${name}" gone and no other`;
        must(found, gone, lost.length === 0, only, "With a removed voucher, others have gone.");
      }
    },
  },
  "ids-and-names-are-unique": {
    title: "No two vouchers have the same id or username, and no two e-mail users the same id.",
    alone: true,
    async check(session, found) {
      await session.vouchers.current();
      const { looks } = session.vouchers.place;
      const { exchange } = await session.first("get_email_users");
      const users = { exchange, items: entriesOf(exchange, "users") ?? [] };
      for (const [lists, field, claim] of [
        [looks, "id", must],
        [looks, "username", must],
        // The page does not say what the ids of guests tell apart.
        [[users], "id", should],
      ] as const) {
        const [twice] = lists.flatMap((look) =>
          repeated(look.items, field).map((row) => rowIn(look, row)),
        );
        if (!twice) continue;
        const message = `Two entries of the list have the same ${field}.`;
        claim(found, fieldOf(twice, field), false, `another ${field} for each`, message);
      }
    },
  },
  "voucher-ids-stay": {
    title: "A voucher of this run's own keeps its id from one reading of the list to the next.",
    alone: true,
    async check({ vouchers }, found) {
      for (const { before, after, index } of await readings(vouchers)) {
        const isSame = ({ username }: Row) => isUntouched(vouchers, String(username), index);
        const own = before.items.filter(isSame);
        const ids = new Map(own.map(({ username, id }) => [username, id]));
        const moved = after.items.find(
          ({ username, id }) => ids.has(username) && ids.get(username) !== id,
        );
        if (!moved) continue;
        const id = fieldOf(rowIn(after, moved), "id");
        const message = "The id of a voucher has changed between two readings of the list.";
        return must(found, id, false, ids.get(moved["username"]), message);
      }
    },
  },
  "vouchers-stay-as-they-are": {
    title:
      "From one reading to the next no voucher of this run's own goes, comes back or changes by itself.",
    alone: true,
    async check({ vouchers }, found) {
      const steps = await readings(vouchers);
      const { place } = vouchers;
      const removals = place.ownRemovals;
      const told = new Set<unknown>(removals.flatMap((one) => place.lostBy(one)));
      for (const { before, after, index } of steps) {
        const { exchange } = after;
        for (const row of before.items) {
          const name = String(row["username"]);
          if (told.has(name) || !isUntouched(vouchers, name, index)) continue;
          const [now, another] = named(after, name);
          if (another) continue;
          const changed = now ? changedIn(row, now) : [];
          if (!now && !place.isAsked(name)) {
            const message = "A voucher has gone that nobody asked to remove.";
            found({ message, expected: row, actual: "no such voucher", exchange });
          } else if (changed.length > 0) {
            const message = "A voucher of this run's own has changed by itself.";
            const inferred = !changed.some((field) => ORDERED.includes(field));
            found({ message, expected: row, actual: now, exchange, inferred });
          } else continue;
          told.add(name);
        }
        for (const removal of removals) {
          const { id: name, looks } = removal;
          const seen = place.around(removal).after;
          const isAgain = vouchers.placed.some((one) => one.name === name && one.since > 0);
          if (!seen || looks > index || told.has(name) || isAgain) continue;
          if (named(after, name).length <= named(seen, name).length) continue;
          told.add(name);
          const message = "A removed voucher has come back.";
          found({ message, expected: `no "${name}"`, actual: `"${name}" is listed`, exchange });
        }
      }
    },
  },
};

/** Each reading of the list after another. */
export async function readings(vouchers: Vouchers) {
  const { looks } = vouchers.place;
  while (looks.length < 2) await vouchers.look();
  return looks.slice(1).map((after, index) => ({ before: looks[index]!, after, index }));
}

/** Whether a name is this run's own, and no removal or order of it came between a reading and the next. */
function isUntouched({ place }: Vouchers, name: string, index: number): boolean {
  const isBetween = ({ looks }: { readonly looks?: number }) => looks === index + 1;
  if (!place.own.has(name)) return false;
  const touching = [
    ...place.removals.filter(({ id }) => id === name),
    ...place.creates.filter(({ asks }) => asks === name),
  ];
  return !touching.some(isBetween);
}

/** The rows whose value of a field is that of a row before them. */
function repeated(rows: readonly Row[], field: string): Row[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => seen.size === seen.add(row[field]).size);
}

/** The fields in which two readings of a voucher differ; of its id, another rule tells. */
function changedIn(before: Row, now: Row): string[] {
  return Object.keys(before).filter(
    (field) => field !== "id" && JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  );
}
