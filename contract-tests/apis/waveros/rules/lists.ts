import { isIP } from "node:net";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { answerOf, must, should, type Seen } from "../../../engine/judgement/seen.ts";
import { isError, OTHER_LISTS, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { timeOf } from "../times.ts";
import { isShown, LISTS, repeated, rowsIn, textOf, textsIn } from "./entries.ts";

/** How many readings of a list must agree to say what reading does to it. */
const OFTEN = 4;

/** If several entries are all implausible, the router is to blame. */
const PLAUSIBLE: readonly (readonly [OperationName, string, (row: Row) => boolean])[] = [
  ["get_email_users", "an e-mail address", ({ email }) => String(email).includes("@")],
  [
    "get_email_users",
    "a last_login that is not before its created_at",
    ({ created_at, last_login }) => !(timeOf(last_login) < timeOf(created_at)),
  ],
  ["get_active_guests", "an IP address", ({ address }) => isIP(String(address)) > 0],
];

const EMAIL = "get_email_users";

/** Lists of people or devices, and the fields by which each is in them once. */
const ONCE = [
  ["get_email_users", ["id"]],
  ["get_active_guests", ["logins", "address", "mac-address"]],
] as const;

export const listRules: WaverosRules = {
  "users-and-guests-have-addresses": {
    title:
      "E-mail users have an e-mail address and no login before they came, and active guests an IP address.",
    source: "4. Fetch Email Users List; 5. Fetch Active Guest Users",
    async check(session, found) {
      await eachApart(PLAUSIBLE, async ([action, expected, isSo]) => {
        const exchange = await session.first(action);
        const rows = rowsIn(session, exchange)!;
        const isDoing = rows.length > 1 && !rows.some(({ value }) => isSo(value));
        const message = `No entry of ${action} has ${expected}.`;
        must(found, { exchange, ...rows[0] }, !isDoing, expected, message);
      });
    },
  },
  "unshown-list-takes-the-key": {
    title:
      "The right key also opens lists whose answers the vendor's page does not show, by each method.",
    source:
      '2 - Fetching stored user data; 3 - Fetching live data; Notes for Developers, "api-key"',
    async check(session, found) {
      for (const operation of LISTS.filter((one) => !isShown(one))) {
        const first = await session.first(operation);
        const refused = session.target.methods.find((method) => {
          const by = session
            .readings(operation)
            .filter(({ exchange }) => exchange.request.method === method);
          return by.length > 0 && by.every(({ exchange }) => isError(exchange));
        });
        // It may have failed for a moment.
        const exchange = refused ? await session.ask(operation, {}, refused) : first;
        const message = `${operation} is refused to the router's own key.`;
        must(found, answerOf(exchange), !isError(exchange), "a list", message);
      }
    },
  },
  "users-and-guests-are-listed-once": {
    title: "No two e-mail users have the same id, and no guest on a device is listed twice.",
    source: "inferred from 4. Fetch Email Users List; inferred from 5. Fetch Active Guest Users",
    async check(session, found) {
      await eachApart(ONCE, async ([action, fields]) => {
        const exchange = await session.first(action);
        const [twice] = repeated(rowsIn(session, exchange)!, fields);
        const message = `${action} has two entries with the same ${fields.join(", ")}.`;
        must(found, { exchange, ...twice }, !twice, "each of them once", message);
      });
    },
  },
  "vouchers-are-in-their-list-alone": {
    title:
      "Only the list of vouchers holds vouchers, and none but that of e-mail users is the list of these.",
    source: "1.3 - Fetch vouchers list; 2 - Fetching stored user data; 3 - Fetching live data",
    async check(session, found) {
      const isIn = (list: OperationName) => {
        const known = session
          .readings(list)
          .flatMap(({ exchange }) => [...textsIn(session, exchange)!]);
        return ({ value }: Seen<Row>) => known.includes(textOf(session, list, value));
      };
      await session.first(EMAIL);
      const [isVoucher, isEmailUser] = [isIn("get_voucher_users"), isIn(EMAIL)];
      await eachApart(OTHER_LISTS, async (action) => {
        await session.first(action);
        for (const { exchange } of session.readings(action)) {
          const rows = rowsIn(session, exchange) ?? [];
          const voucher = rows.find(isVoucher);
          // One may be a user of both kinds.
          const isEmail = action !== EMAIL && rows.length > 1 && rows.every(isEmailUser);
          const shown = { exchange, ...(voucher ?? rows[0]) };
          const message = `${action} answers with ${voucher ? "vouchers" : "the e-mail users"}.`;
          must(found, shown, !voucher && !isEmail, "its own entries", message);
          if (voucher ?? isEmail) break;
        }
      });
    },
  },
  "reading-changes-nothing": {
    title: "Reading a list neither empties it nor counts as a visit.",
    source:
      'inferred from 2 - Fetching stored user data; inferred from 3 - Fetching live data; inferred from Notes for Developers, "Used for retrieving data"',
    async check(session, found) {
      await eachApart(OTHER_LISTS, async (action) => {
        await session.first(action);
        const read = () => listsOf(session, action);
        while (read().length > 0 && read().length < OFTEN && isSuspect(session, read())) {
          if (!rowsIn(session, await session.ask(action, {}))) break;
        }
        const lists = read();
        const last = lists.at(-1);
        if (!last) return;
        const { exchange } = last;
        const emptied = emptiedIn(session, lists);
        const once = `A reading of ${action} was followed by one without any of its entries.`;
        const often = `Each reading of ${action} is followed by one without any of its entries.`;
        const claim = emptied > 1 ? must : should;
        const shown = { exchange, value: "other entries, or none" };
        claim(found, shown, emptied === 0, "the same entries", emptied > 1 ? often : once);
        const falls = lists.length >= OFTEN && isShrinking(session, lists);
        const fewer = `Each reading of ${action} has fewer of the same entries.`;
        must(found, shown, !falls || emptied > 0, "the same entries", fewer);
        const visited = lists.length < OFTEN ? undefined : visitedIn(lists);
        const message = `Each reading of ${action} counts as a visit.`;
        must(found, { exchange, ...visited }, !visited, "the visits from before", message);
      });
    },
  },
};

interface List {
  readonly exchange: Exchange;
  readonly rows: readonly Seen<Row>[];
}

function listsOf(session: WaverosSession, action: OperationName): List[] {
  return session.readings(action).flatMap(({ exchange }) => {
    const rows = rowsIn(session, exchange);
    return rows ? { exchange, rows } : [];
  });
}

function isSuspect(session: WaverosSession, lists: readonly List[]): boolean {
  const isMoving = emptiedIn(session, lists) > 0 || visitedIn(lists) !== undefined;
  return lists.length < 2 || isMoving || isShrinking(session, lists);
}

/** Whether each reading lacks entries of the one before, and has no others: one who leaves does so once. */
function isShrinking(session: WaverosSession, lists: readonly List[]): boolean {
  const texts = lists.map(({ exchange }) => textsIn(session, exchange)!);
  const isLess = (now: ReadonlySet<string>, was: ReadonlySet<string>) =>
    now.size < was.size && [...now].every((text) => was.has(text));
  return texts.slice(1).every((now, nth) => isLess(now, texts[nth]!));
}

/** How many readings of two entries and more were followed by one without any of them; none if another was not. */
function emptiedIn(session: WaverosSession, lists: readonly List[]): number {
  const texts = lists.map(({ exchange }) => textsIn(session, exchange)!);
  const before = texts.slice(0, -1).flatMap((list, index) => (list.size > 1 ? [index] : []));
  const isKept = (index: number) => [...texts[index]!].some((text) => texts[index + 1]!.has(text));
  return before.some(isKept) ? 0 : before.length;
}

function visitedIn(lists: readonly List[]): Seen<Row> | undefined {
  const visits = lists.map(
    ({ rows }) => new Map(rows.map(({ value }) => [value["id"], value["visits"]])),
  );
  return lists.at(-1)?.rows.find(({ value }) => {
    const all = visits.map((list) => list.get(value["id"]));
    const isMoved = (one: unknown, index: number) => index === 0 || one !== all[index - 1];
    return lists.length > 1 && value["visits"] !== undefined && all.every(isMoved);
  });
}
