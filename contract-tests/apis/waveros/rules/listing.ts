import type { WaverosRule } from "../session.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { Look } from "../../../engine/place.ts";
import { named } from "../vouchers.ts";
import { LISTED_AS, placeOf } from "./comparing.ts";

export const namesAreUnique: WaverosRule = {
  id: "ids-and-names-are-unique",
  title: "No two vouchers have the same id or username, and no two e-mail users the same id.",
  alone: true,
  async check(session, found) {
    await session.vouchers.current();
    const { exchange: email } = await session.first("get_email_users");
    const users = { exchange: email, items: entriesOf(email, "users") ?? [] };
    const lists: [readonly Look<Row>[], field: string, inferred: boolean][] = [
      [session.vouchers.place.looks, "id", false],
      [session.vouchers.place.looks, "username", false],
      // The page does not say what the ids of guests tell apart.
      [[users], "id", true],
    ];
    for (const [looks, field, inferred] of lists) {
      const twice = looks.flatMap((look) => repeated(look, field).map((row) => ({ look, row })))[0];
      if (!twice) continue;
      found({
        check: "ids-and-names-are-unique",
        message: `Two entries of the list have the same ${field}.`,
        at: placeOf(twice.look, twice.row, field),
        expected: `another ${field} for each`,
        actual: twice.row[field],
        exchange: twice.look.exchange,
        inferred,
      });
    }
  },
};

export const idsStay: WaverosRule = {
  id: "voucher-ids-stay",
  title: "A voucher keeps its id from one reading of the list to the next.",
  alone: true,
  async check({ vouchers }, found) {
    while (vouchers.place.looks.length < 2) await vouchers.look();
    for (const [index, look] of vouchers.place.looks.entries()) {
      const next = vouchers.place.looks[index + 1];
      const ids = new Map(look.items.map(({ username, id }) => [username, id]));
      const moved = next?.items.find(
        ({ username, id }) => ids.has(username) && ids.get(username) !== id,
      );
      if (!next || !moved) continue;
      found({
        check: "voucher-ids-stay",
        message: "The id of a voucher has changed between two readings of the list.",
        at: placeOf(next, moved, "id"),
        expected: ids.get(moved["username"]),
        actual: moved["id"],
        exchange: next.exchange,
      });
      return;
    }
  },
};

export const newIsUnused: WaverosRule = {
  id: "new-voucher-is-unused",
  title: "A new voucher has no login and no device, and was not modified before it was created.",
  alone: true,
  async check({ vouchers }, found) {
    const check = "new-voucher-is-unused";
    // The page does not explain these fields: their names do.
    const inferred = true;
    for (const { listed } of await vouchers.stock()) {
      const [row] = listed?.rows ?? [];
      if (!listed || !row) continue;
      const { look } = listed;
      const { exchange } = look;
      for (const field of ["first_login", "last_login", "MAC"]) {
        if (row[field] === null || !(field in row)) continue;
        const message = `A voucher that nobody has used has a ${field}.`;
        const at = placeOf(look, row, field);
        found({ check, message, at, expected: null, actual: row[field], exchange, inferred });
      }
      const { created_at: created, last_modified: modified } = row;
      // Both are YYYY-MM-DD HH:MM:SS, which sorts as it is.
      if (String(modified) >= String(created)) continue;
      const message = "A new voucher was modified before it was created.";
      const at = placeOf(look, row, "last_modified");
      const expected = `no earlier than ${String(created)}`;
      found({ check, message, at, expected, actual: modified, exchange, inferred });
    }
  },
};

export const vouchersStay: WaverosRule = {
  id: "vouchers-stay-as-they-are",
  title:
    "From one reading to the next no voucher goes or comes back by itself, and none of this run's own changes.",
  alone: true,
  async check({ vouchers }, found) {
    while (vouchers.place.looks.length < 2) await vouchers.look();
    const check = "vouchers-stay-as-they-are";
    const { place, removals } = vouchers;
    const told = new Set<unknown>(removals.flatMap((one) => place.lostBy(one)));
    for (const [index, look] of place.looks.slice(1).entries()) {
      const { exchange } = look;
      for (const row of place.looks[index]!.items) {
        const { username } = row;
        const [now, another] = named(look, String(username));
        if (another || told.has(username)) continue;
        const own = vouchers.isOwn(row);
        const changed = now && own ? changedIn(row, now) : [];
        if (!now && !place.isAsked(String(username))) {
          const message = "A voucher has gone that nobody asked to remove.";
          const actual = "no such voucher";
          // Another's may have run out, or its owner may have removed it.
          found({ check, message, expected: row, actual, exchange, inferred: !own });
        } else if (changed.length > 0) {
          const message = "A voucher of this run's own has changed by itself.";
          const inferred = !changed.some((field) => ORDERED.has(field));
          found({ check, message, expected: row, actual: now, exchange, inferred });
        } else continue;
        told.add(username);
      }
      for (const removal of removals) {
        const { after } = place.around(removal);
        if (!after || removal.looks > index) continue;
        const back = named(look, removal.id).length > named(after, removal.id).length;
        if (!back || told.has(removal.id)) continue;
        told.add(removal.id);
        const message = "A removed voucher has come back.";
        const expected = `no "${removal.id}"`;
        found({ check, message, expected, actual: `"${removal.id}" is listed`, exchange });
      }
    }
  },
};

/** What an order says of a voucher, as the list names it. */
const ORDERED: ReadonlySet<string> = new Set([
  ...Object.values(LISTED_AS),
  "download_limit",
  "upload_limit",
]);

/** The rows whose value of a field stands in a row before them. */
function repeated({ items }: Look<Row>, field: string): Row[] {
  const seen = new Set<unknown>();
  return items.filter((row) => seen.size === seen.add(row[field]).size);
}

/** The fields in which two readings of a voucher differ; of its id, another rule tells. */
function changedIn(before: Row, now: Row): string[] {
  return Object.keys(before).filter(
    (field) => field !== "id" && JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  );
}
