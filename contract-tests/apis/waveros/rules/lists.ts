import { isIP } from "node:net";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { answerOf, fieldOf, must, should, type Seen } from "../../../engine/judgement/seen.ts";
import { given, isError, OTHER_LISTS, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { secondsIn, timeOf, ZONE_SLACK } from "../times.ts";
import { isShown, LISTS, repeated, rowsIn, textOf, textsIn } from "./entries.ts";

const [EMAIL, GUESTS] = ["get_email_users", "get_active_guests"] as const;

interface Sense {
  readonly action: OperationName;
  readonly has: string;
  readonly isSo: (row: Row, startedAt: number) => boolean;
  /** Whether a clock or a count of its own may be why. */
  readonly isOdd?: true;
}

/** If several entries are all implausible, the router is to blame. */
const PLAUSIBLE: readonly Sense[] = [
  { action: EMAIL, has: "an e-mail address", isSo: ({ email }) => String(email).includes("@") },
  {
    action: EMAIL,
    has: "a last_login that is not before its created_at",
    isSo: ({ created_at, last_login }) => !(timeOf(last_login) < timeOf(created_at)),
  },
  {
    action: EMAIL,
    has: "a last_login in the past",
    isSo: ({ last_login }, now) => !(timeOf(last_login) - now / 1000 > ZONE_SLACK),
    isOdd: true,
  },
  { action: GUESTS, has: "an IP address", isSo: ({ address }) => isIP(String(address)) > 0 },
  {
    action: GUESTS,
    has: "an idle-time within its uptime",
    isSo: (row) => secondsIn(row["idle-time"]) <= secondsIn(row["uptime"]),
    isOdd: true,
  },
];

/** Lists of people or devices, and the fields by which each is in them once. */
const ONCE = [
  [EMAIL, ["id"]],
  [GUESTS, ["logins", "address", "mac-address"]],
] as const;

/** What active guests can't all have alike. */
const APART = ["address", "mac-address"] as const;

export const listRules: WaverosRules = {
  "users-and-guests-have-addresses": {
    title:
      "E-mail users have an e-mail address and no login before they came, and active guests an IP address.",
    source: "4. Fetch Email Users List; 5. Fetch Active Guest Users",
    async check(session, found) {
      await eachApart(PLAUSIBLE, async ({ action, has, isSo, isOdd }) => {
        const exchange = await session.first(action);
        const rows = rowsIn(session, exchange)!;
        const isAny = rows.some(({ value }) => isSo(value, exchange.startedAt));
        const claim = isOdd ? should : must;
        const message = `No entry of ${action} has ${has}.`;
        claim(found, { exchange, ...rows[0] }, isAny || rows.length < 2, has, message);
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
    title:
      "No two e-mail users have the same id, no guest on a device is listed twice, and several guests are not all on one.",
    source: "inferred from 4. Fetch Email Users List; inferred from 5. Fetch Active Guest Users",
    async check(session, found) {
      await eachApart(ONCE, async ([action, fields]) => {
        const exchange = await session.first(action);
        const [twice] = repeated(rowsIn(session, exchange)!, fields);
        const message = `${action} has two entries with the same ${fields.join(", ")}.`;
        must(found, { exchange, ...twice }, !twice, "each of them once", message);
      });
      const guests = rowsIn(session, await session.first(GUESTS))!;
      const shared = APART.find((field) => isShared(guests, field));
      if (!shared) return found();
      // A repeater stands for the devices behind it, but has no address of theirs.
      const isSure = shared === "address" || (await haveDevices(session, guests));
      const message = `All of several active guests have the same ${shared}.`;
      const claim = isSure ? must : should;
      claim(found, fieldOf(guests[0]!, shared), false, "another one for each", message);
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
};

/** Whether several guests all have one value of a field. */
function isShared(guests: readonly Seen<Row>[], field: string): boolean {
  const count = (name: string) => new Set(guests.map(({ value }) => value[name])).size;
  return count("logins") > 2 && count(field) === 1;
}

/** Whether the lists of vouchers and e-mail users know some guests by devices of their own. */
async function haveDevices(session: WaverosSession, guests: readonly Seen<Row>[]) {
  const logins = new Set(guests.map(({ value }) => value["logins"]));
  const devices: unknown[] = [];
  for (const [action, name] of [
    ["get_voucher_users", "username"],
    [EMAIL, "email"],
  ] as const) {
    const rows = rowsIn(session, await session.first(action))!;
    const known = rows.filter(({ value }) => logins.has(value[name]) && given(value["MAC"]));
    devices.push(...known.map(({ value }) => value["MAC"]));
  }
  return devices.length > 1 && new Set(devices).size === devices.length;
}
