import { isIP } from "node:net";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { answerOf, must, should } from "../../../engine/seen.ts";
import { isError, listIn, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { textOf } from "./entries.ts";

/** How many readings of a list must agree to say what reading does to it. */
const OFTEN = 4;

/** If several entries are all implausible, the router is to blame. */
const PLAUSIBLE: readonly (readonly [OperationName, string, (row: Row) => boolean])[] = [
  ["get_email_users", "an e-mail address", ({ email }) => String(email).includes("@")],
  ["get_active_guests", "an IP address", ({ address }) => isIP(String(address)) > 0],
];

/** Lists of people or devices, and the fields by which each is in them once. */
const ONCE = [
  ["get_email_users", ["id"]],
  ["get_active_guests", ["logins", "address", "mac-address"]],
] as const;

export const listRules: WaverosRules = {
  "users-and-guests-have-addresses": {
    title: "E-mail users have an e-mail address, and active guests an IP address.",
    source: "4. Fetch Email Users List; 5. Fetch Active Guest Users",
    async check(session, found) {
      for (const [action, expected, isSo] of PLAUSIBLE) {
        const { exchange } = await session.first(action);
        const rows = listIn(exchange) ?? [];
        const isDoing = rows.length > 1 && !rows.some(isSo);
        const message = `No entry of ${action} has ${expected}.`;
        must(found, { exchange, value: rows[0] }, !isDoing, expected, message);
      }
    },
  },
  "unshown-list-takes-the-key": {
    title: "The right key also opens lists whose answers the vendor's page does not show.",
    source:
      '2 - Fetching stored user data; 3 - Fetching live data; Notes for Developers, "api-key"',
    async check(session, found) {
      const variants = Object.values(session.api.catalogue.variants);
      for (const { operation } of variants.filter((one) => one.provenance === "undocumented")) {
        const { exchange } = await session.first(operation as OperationName);
        const message = `${operation} is refused to the router's own key.`;
        must(found, answerOf(exchange), !isError(exchange), "a list", message);
      }
    },
  },
  "users-and-guests-are-listed-once": {
    title: "No two e-mail users have the same id, and no guest on a device is listed twice.",
    source: "inferred from 4. Fetch Email Users List; inferred from 5. Fetch Active Guest Users",
    async check(session, found) {
      for (const [action, fields] of ONCE) {
        const { exchange } = await session.first(action);
        const seen = new Set<string>();
        const value = listIn(exchange)?.find((row) => {
          const key = JSON.stringify(fields.map((field) => row[field]));
          return seen.size === seen.add(key).size;
        });
        const message = `${action} has two entries with the same ${fields.join(", ")}.`;
        must(found, { exchange, value }, !value, "each of them once", message);
      }
    },
  },
  "vouchers-are-in-their-list-alone": {
    title: "Only the list of vouchers holds vouchers.",
    source: "1.3 - Fetch vouchers list; 2 - Fetching stored user data; 3 - Fetching live data",
    async check(session, found) {
      const texts = (action: OperationName, exchange: Exchange) =>
        (listIn(exchange) ?? []).map((row) => textOf(session, action, row));
      const all = session
        .readings("get_voucher_users")
        .flatMap(({ exchange }) => texts("get_voucher_users", exchange));
      const vouchers = new Set(all);
      for (const action of session.lists) {
        if (action === "get_voucher_users") continue;
        await session.first(action);
        for (const { exchange } of session.readings(action)) {
          const value = (listIn(exchange) ?? []).find((row) =>
            vouchers.has(textOf(session, "get_voucher_users", row)),
          );
          const message = `${action} answers with vouchers.`;
          must(found, { exchange, value }, !value, "its own entries", message);
          if (value) break;
        }
      }
    },
  },
  "reading-changes-nothing": {
    title: "Reading a list neither empties it nor counts as a visit.",
    source:
      'inferred from 2 - Fetching stored user data; inferred from 3 - Fetching live data; inferred from Notes for Developers, "Used for retrieving data"',
    async check(session, found) {
      for (const action of ["get_email_users", "get_active_guests", "get_logins"] as const) {
        const read = () => session.readings(action).filter(({ exchange }) => listIn(exchange));
        await session.first(action);
        while (read().length > 0 && read().length < OFTEN && isSuspect(session, action)) {
          if (!listIn(await session.ask(action, {}))) break;
        }
        const last = read().at(-1);
        if (!last) continue;
        const { exchange } = last;
        const emptied = emptiedIn(session, action);
        const once = `A reading of ${action} was followed by one without any of its entries.`;
        const often = `Each reading of ${action} is followed by one without any of its entries.`;
        const claim = emptied > 1 ? must : should;
        const shown = { exchange, value: "other entries, or none" };
        claim(found, shown, emptied === 0, "the same entries", emptied > 1 ? often : once);
        const value = read().length < OFTEN ? undefined : visitedIn(session, action);
        const message = `Each reading of ${action} counts as a visit.`;
        must(found, { exchange, value }, !value, "the visits from before", message);
      }
    },
  },
};

function isSuspect(session: WaverosSession, action: OperationName): boolean {
  const { length } = session.readings(action);
  return length < 2 || emptiedIn(session, action) > 0 || visitedIn(session, action) !== undefined;
}

/** How many readings of two entries and more were followed by one without any of them; none if another was not. */
function emptiedIn(session: WaverosSession, action: OperationName): number {
  const lists = listsOf(session, action).map(
    (rows) => new Set(rows.map((row) => textOf(session, action, row))),
  );
  const before = lists.slice(0, -1).flatMap((list, index) => (list.size > 1 ? [index] : []));
  const isKept = (index: number) => [...lists[index]!].some((text) => lists[index + 1]!.has(text));
  return before.some(isKept) ? 0 : before.length;
}

function visitedIn(session: WaverosSession, action: OperationName): Row | undefined {
  const lists = listsOf(session, action).map(
    (rows) => new Map(rows.map((row) => [row["id"], row["visits"]])),
  );
  return listsOf(session, action)
    .at(-1)
    ?.find(({ id, visits }) => {
      const all = lists.map((list) => list.get(id));
      const isMoved = (one: unknown, index: number) => index === 0 || one !== all[index - 1];
      return lists.length > 1 && visits !== undefined && all.every(isMoved);
    });
}

function listsOf(session: WaverosSession, action: OperationName): (readonly Row[])[] {
  return session.readings(action).flatMap(({ exchange }) => {
    const rows = listIn(exchange);
    return rows ? [rows] : [];
  });
}
