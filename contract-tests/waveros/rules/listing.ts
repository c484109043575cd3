import type { Rule } from "../../engine/api.ts";
import type { WaverosSession } from "../session.ts";
import { entriesOf, type Row } from "../answers.ts";
import { named, type Look } from "../removals.ts";
import { placeOf } from "./comparing.ts";

type WaverosRule = Rule<WaverosSession>;

export const namesAreUnique: WaverosRule = {
  id: "ids-and-names-are-unique",
  title: "No two vouchers have the same id or username, and no two e-mail users the same id.",
  alone: true,
  async check(session, found) {
    await session.vouchers.current();
    const email = await session.latest("get_email_users", session.method);
    const users = { exchange: email, rows: entriesOf(email, "users") ?? [] };
    const lists: [readonly Look[], string][] = [
      [session.vouchers.looks, "id"],
      [session.vouchers.looks, "username"],
      [[users], "id"],
    ];
    for (const [looks, field] of lists) {
      const twice = looks.flatMap((look) => repeated(look, field).map((row) => ({ look, row })))[0];
      if (!twice) continue;
      found({
        check: "ids-and-names-are-unique",
        message: `Two entries of the list have the same ${field}.`,
        at: placeOf(twice.look, twice.row, field),
        expected: `another ${field} for each`,
        actual: twice.row[field],
        exchange: twice.look.exchange,
      });
    }
  },
};

export const idsStay: WaverosRule = {
  id: "voucher-ids-stay",
  title: "A voucher keeps its id from one reading of the list to the next.",
  alone: true,
  async check({ vouchers }, found) {
    while (vouchers.looks.length < 2) await vouchers.look();
    for (const [index, look] of vouchers.looks.entries()) {
      const next = vouchers.looks[index + 1];
      const ids = new Map(look.rows.map(({ username, id }) => [username, id]));
      const moved = next?.rows.find(
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
    for (const { listed } of await vouchers.stock()) {
      const [row] = listed?.rows ?? [];
      if (!listed || !row) continue;
      const { look } = listed;
      for (const field of ["first_login", "last_login", "MAC"]) {
        if (row[field] === null || !(field in row)) continue;
        found({
          check: "new-voucher-is-unused",
          message: `A voucher that nobody has used has a ${field}.`,
          at: placeOf(look, row, field),
          expected: null,
          actual: row[field],
          exchange: look.exchange,
        });
      }
      const { created_at: created, last_modified: modified } = row;
      // Both are YYYY-MM-DD HH:MM:SS, which sorts as it is.
      if (String(modified) >= String(created)) continue;
      found({
        check: "new-voucher-is-unused",
        message: "A new voucher was modified before it was created.",
        at: placeOf(look, row, "last_modified"),
        expected: `no earlier than ${String(created)}`,
        actual: modified,
        exchange: look.exchange,
      });
    }
  },
};

export const vouchersStay: WaverosRule = {
  id: "vouchers-stay-as-they-are",
  title:
    "From one reading to the next no voucher goes or comes back by itself, and none of this run's own changes.",
  alone: true,
  async check({ vouchers }, found) {
    while (vouchers.looks.length < 2) await vouchers.look();
    const check = "vouchers-stay-as-they-are";
    const { removals } = vouchers;
    const removed = new Set<unknown>(removals.all.map(({ name }) => name));
    const told = new Set<unknown>(removals.all.flatMap((one) => removals.lostBy(one)));
    for (const [index, look] of vouchers.looks.slice(1).entries()) {
      const { exchange } = look;
      for (const row of vouchers.looks[index]!.rows) {
        const { username } = row;
        const [now, another] = named(look, String(username));
        if (another || told.has(username)) continue;
        if (!now && !removed.has(username)) {
          const message = "A voucher has gone that nobody asked to remove.";
          found({ check, message, expected: row, actual: "no such voucher", exchange });
        } else if (now && vouchers.isOwn(row) && withoutId(now) !== withoutId(row)) {
          const message = "A voucher of this run's own has changed by itself.";
          found({ check, message, expected: row, actual: now, exchange });
        } else continue;
        told.add(username);
      }
      for (const removal of removals.all) {
        if (!removal.after || vouchers.looks.indexOf(removal.after) > index) continue;
        const back = named(look, removal.name).length > named(removal.after, removal.name).length;
        if (!back || told.has(removal.name)) continue;
        told.add(removal.name);
        const message = "A removed voucher has come back.";
        const expected = `no "${removal.name}"`;
        found({ check, message, expected, actual: `"${removal.name}" is listed`, exchange });
      }
    }
  },
};

/** The rows whose value of a field stands in a row before them. */
function repeated({ rows }: Look, field: string): Row[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => seen.size === seen.add(row[field]).size);
}

function withoutId({ id: _, ...row }: Row): string {
  return JSON.stringify(row);
}
