import { isDeepStrictEqual } from "node:util";
import { canonical } from "../../../engine/exchange/canonical.ts";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../../engine/exchange/answers.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { answerOf, fieldOf, must, should, type Seen } from "../../../engine/judgement/seen.ts";
import { given, isError, OTHER_LISTS, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import {
  fieldsOf,
  isShown,
  lastingOf,
  LISTS,
  repeated,
  rowsIn,
  textOf,
  textsIn,
} from "./entries.ts";
import { LIVE } from "./moving.ts";

const [EMAIL, GUESTS] = ["get_email_users", "get_active_guests"] as const;

/** Lists of people or devices, and the fields by which each is in them once. */
const ONCE = [
  [EMAIL, ["id"]],
  [GUESTS, ["logins", "address", "mac-address"]],
] as const;

/** What active guests can't all have alike. */
const APART = ["address", "mac-address"] as const;

/** So many readings by each method have to differ: two may by chance, where guests come and go. */
const PAIRS = 3;

type Pair = readonly [post: Exchange, get: Exchange];

export const listRules: WaverosRules = {
  "get-and-post-answer-alike": {
    title: "GET and POST answer each list with the same entries.",
    source:
      'inferred from API Documentation, "The API accepts requests using the GET and POST methods"',
    alone: true,
    async check(session, found) {
      const { methods } = session.target;
      if (!methods.includes("GET") || !methods.includes("POST")) {
        throw new NotReachable("needs both methods in the target file", { code: "not-allowed" });
      }
      await eachApart(LISTS, async (operation) => {
        const ask = async (): Promise<Pair> => [
          await session.ask(operation, {}, "POST"),
          await session.ask(operation, {}, "GET"),
        ];
        const size = (exchange: Exchange) => textsIn(session, exchange)?.size ?? 0;
        let pairs = known(session.readings(operation));
        let differing = differingIn(session, pairs);
        if (pairs.length === 0 || differing.length > 0) {
          pairs = [await ask()];
          // Others come and go between any two readings: only what does so with the method counts.
          while (pairs.length < PAIRS && differingIn(session, pairs).length > 0) {
            pairs.push(await ask());
          }
          differing = differingIn(session, pairs);
        } else differing = [];
        const [post, get] = pairs.at(-1)!;
        if (!textsIn(session, post)) return;
        const sizes = `by POST ${size(post)}, by GET ${size(get)} entries`;
        const [one = "", other = ""] = [0, differing.length / 2].map((at) => differing[at]);
        // As many of either: the first that differ are the same entry.
        const isSame = differing.length > 0 && size(post) === size(get);
        const value = isSame ? namedApart(other, one) : sizes;
        const expected = `${isSame ? namedApart(one, other) : one}, as one of them has`;
        const is = isOld(session, get) ? "an older" : "another";
        const message = `${operation} has ${is} list for GET than for POST.`;
        must(found, { exchange: get, value }, differing.length === 0, expected, message);
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
          const some = readBy(method, session.readings(operation));
          return some.length > 0 && some.every(({ exchange }) => isError(exchange));
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
      // A repeater is listed for the devices behind it, but has no address of theirs.
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

/** With what guests move, as that goes back and forth with no method; of live lists, it never keeps still. */
function wholeIn(session: WaverosSession, exchange: Exchange) {
  const isLive = LIVE.includes(exchange.request.operation);
  return textsIn(session, exchange, isLive ? lastingOf : fieldsOf);
}

/** The first two fields of an entry, which name it, and those that another has otherwise. */
function namedApart(text: string, other: string): string {
  const fields = JSON.parse(text) as [string, unknown][];
  return canonical(fields.filter((one, nth) => nth < 2 || !other.includes(canonical(one))));
}

/** Whether GET and POST listed the same once, and GET still does, though this run has written since. */
function isOld(session: WaverosSession, get: Exchange): boolean {
  const list = wholeIn(session, get);
  const all = session.readings(get.request.operation);
  const alike = all.filter(({ exchange }) => isDeepStrictEqual(wholeIn(session, exchange), list));
  const gets = readBy("GET", alike);
  return readBy("POST", alike).some(({ writes }) => gets.some((one) => one.writes === writes));
}

function readBy(method: Method, readings: readonly Answered[]): readonly Answered[] {
  return readings.filter(({ exchange }) => exchange.request.method === method);
}

/** Entries in each list of one method and in no list of the other; none if a list is missing. */
function differingIn(session: WaverosSession, pairs: readonly Pair[]): string[] {
  const listsOf = (nth: 0 | 1) => pairs.map((pair) => wholeIn(session, pair[nth]));
  const [posts, gets] = [listsOf(0), listsOf(1)];
  if ([...posts, ...gets].includes(undefined)) return [];
  const onlyIn = (some: typeof posts, others: typeof posts) =>
    [...(some[0] ?? [])].filter(
      (text) => some.every((list) => list!.has(text)) && !others.some((list) => list!.has(text)),
    );
  return [...onlyIn(posts, gets), ...onlyIn(gets, posts)];
}

/** The latest answers by POST and by GET with no change by this run in between, if there are any. */
function known(answers: readonly Answered[]): Pair[] {
  for (const post of readBy("POST", answers).toReversed()) {
    // Only vouchers depend on what this run does; guests and users come and go.
    const isAlike = ({ writes, exchange }: Answered) =>
      exchange.request.operation !== "get_voucher_users" || writes === post.writes;
    const get = readBy("GET", answers).findLast(isAlike);
    if (get) return [[post.exchange, get.exchange]];
  }
  return [];
}
