import { isIP } from "node:net";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { must, should, type Seen } from "../../../engine/judgement/seen.ts";
import { given, secondsIn, timeOf, ZONE_SLACK, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import { rowsIn } from "./entries.ts";

const [VOUCHERS, EMAIL, GUESTS] = [
  "get_voucher_users",
  "get_email_users",
  "get_active_guests",
] as const;

interface Sense {
  readonly action: OperationName;
  readonly has: string;
  /** Undefined where an entry can't tell. */
  readonly isSo: (row: Row, startedAt: number) => boolean | undefined;
  /** Whether a clock or a count of its own may be why it is not so. */
  readonly isOdd?: (row: Row) => boolean;
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
    isOdd: () => true,
  },
  {
    action: VOUCHERS,
    has: "a last_login that is not before its first_login",
    isSo: ({ first_login, last_login }) =>
      given(first_login) && given(last_login) ? last_login >= first_login : undefined,
    isOdd: ({ first_login, last_login }) => timeOf(first_login) - timeOf(last_login) <= ZONE_SLACK,
  },
  {
    action: VOUCHERS,
    has: "a first_login that is not before its created_at",
    isSo: ({ first_login, created_at }) =>
      given(first_login) ? !(timeOf(created_at) - timeOf(first_login) > ZONE_SLACK) : undefined,
    isOdd: () => true,
  },
  {
    action: VOUCHERS,
    has: "a first_login beside its last_login",
    isSo: ({ first_login, last_login }) => (given(last_login) ? given(first_login) : undefined),
    isOdd: () => true,
  },
  { action: GUESTS, has: "an IP address", isSo: ({ address }) => isIP(String(address)) > 0 },
  {
    action: GUESTS,
    has: "an idle-time within its uptime",
    isSo: (row) => secondsIn(row["idle-time"]) <= secondsIn(row["uptime"]),
    isOdd: () => true,
  },
];

export const plausibleRules: WaverosRules = {
  "users-and-guests-have-addresses": {
    title:
      "E-mail users have an e-mail address and no login before they came, vouchers none before the first, and active guests an IP address.",
    source:
      "4. Fetch Email Users List; 5. Fetch Active Guest Users; inferred from 3. Fetch Vouchers List",
    async check(session, found) {
      await eachApart(PLAUSIBLE, async ({ action, has, isSo, isOdd }) => {
        const exchange = await session.first(action);
        const isIts = ({ value }: Seen<Row>) => isSo(value, exchange.startedAt);
        const rows = rowsIn(session, exchange)!.filter((row) => isIts(row) !== undefined);
        const isAny = rows.some(isIts);
        const claim = isOdd && rows.every(({ value }) => isOdd(value)) ? should : must;
        const message = `No entry of ${action} has ${has}.`;
        claim(found, { exchange, ...rows[0] }, isAny || rows.length < 2, has, message);
      });
    },
  },
};
