import { createHash } from "node:crypto";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import { isOfAnyRun, type Kind } from "../../engine/tracker/kind.ts";
import {
  entriesOf,
  fieldsOf,
  given,
  namesIn,
  outcomeOf,
  parametersOf,
  timeOf,
  userIn,
  usernameIn,
  type Row,
} from "./answers.ts";
import { isPlain, passcodeOf, turnOf } from "./orders.ts";
import { requestLike } from "./placed.ts";
import type { Asking, State } from "./target.ts";

interface Routers extends Asking {
  readonly vouchers: { serial: number };
}

/**
 * Vouchers are stored at once, under a name that carries the run's mark, or one that the router
 * invents and answers.
 */
export function voucherKind(routers: Routers): Kind<Row> {
  const stateOf = (place: string) => (place === "" ? undefined : (place as State));
  const isRefusal = (exchange: Exchange) =>
    Object.values(SHUT).some((name) => name === routers.nameOf(exchange));
  /** Whether this run's creates were refused at a place as all else was. */
  const isAllRefused = (place: string | undefined) => {
    const all = routers.answers.all.flatMap(({ exchange }) =>
      routers.placeOf(exchange.request) === place ? exchange : [],
    );
    return all.some(({ request }) => request.effect === "creates") && all.every(isRefusal);
  };
  const isShut = (exchange: Exchange) => {
    const place = routers.placeOf(exchange.request);
    const state = stateOf(place ?? "");
    const isItsState = state && routers.nameOf(exchange) === SHUT[state];
    return isItsState || (isRefusal(exchange) && isAllRefused(place));
  };
  return {
    what: "voucher",
    patience: 0,
    placeOf: (request) => {
      const isOwn = request.isOdd !== true && request.method === routers.method;
      const isRead = isOwn && request.effect === "reads";
      const isList = isRead && parametersOf(request)["action"] === LIST;
      return isList || request.effect === "creates" ? routers.placeOf(request) : undefined;
    },
    whereIs: (place) => (place === "" ? "" : ` at states.${place}`),
    addressOf: (place) => routers.router(stateOf(place)).baseUrl,
    ask: (place) => routers.ask(LIST, { at: stateOf(place) }),
    read(exchange) {
      // One that refuses may have an empty list.
      const items = outcomeOf(exchange) === "refused" ? undefined : entriesOf(exchange, "users");
      if (items) return { items };
      const { status } = exchange.answer;
      const { message = "no list" } = fieldsOf(exchange);
      return {
        unknown: `the voucher list, which this rests on, cannot be read: ${status}, ${String(message)}`,
      };
    },
    idOf: ({ username }) => String(username),
    keyOf: ({ id, username, created_at }) => digestOf(JSON.stringify([id, username, created_at])),
    traitsOf: ({ fullname, password }) => traitsIn(fullname, password),
    traitsAnswered(exchange) {
      const { fullname, passcode } = userIn(exchange);
      return traitsIn(fullname, passcode);
    },
    isOlder: ({ created_at }, at) => timeOf(created_at) * 1000 < at - CLOCKS_APART,
    // Another client's username may begin like one of this run's: those are known exactly.
    bears: ({ fullname, password, passcode }, mark) =>
      [fullname, password, passcode].some(
        (text) => typeof text === "string" && text.toLowerCase().includes(passcodeOf(mark)),
      ),
    // A mark in an undocumented field may be ignored.
    idAsked: usernameIn,
    idsAnswered: namesIn,
    likeOf: (create) => requestLike(create, ++routers.vouchers.serial),
    // Lists call the passcode another name.
    madeAt: (exchange) =>
      outcomeOf(exchange) === "done" && given(userIn(exchange)["passcode"])
        ? routers.placeOf(exchange.request)
        : undefined,
    madeBy: (exchange) => staysOf(userIn(exchange)),
    isMade: (row, made) =>
      Object.entries(staysOf(row)).every(([field, is]) => is !== undefined && is === made[field]),
    isOfAnother: (row, made) =>
      Object.entries(staysOf(row)).every(
        ([field, is]) => ![is, made[field]].includes(undefined) && is !== made[field],
      ),
    isUsed: ({ first_login, last_login }) => given(first_login) || given(last_login),
    isShut,
    madeNothing(exchange) {
      if (exchange.answer.status === 429) return true;
      // A router that fails at everything on purpose has made nothing.
      if (isShut(exchange)) return true;
      const name = routers.nameOf(exchange);
      // After these a voucher may have been stored; any other documented answer means that none
      // was.
      return ![undefined, "user-added", "error-occurred"].includes(name);
    },
    isRefusedAlike(create, exchange) {
      const { request } = exchange;
      const isFor = ["key-not-set", "key-incorrect"].includes(routers.nameOf(exchange) ?? "");
      const isAlike =
        request.method === create.method && routers.placeOf(request) === routers.placeOf(create);
      return isFor && isAlike && keyIn(request) === keyIn(create);
    },
    removesAt: (request, place) => routers.placeOf(request) === place,
    removedId: usernameIn,
    isAccepted: (exchange) => outcomeOf(exchange) === "done",
    // One without a username has found nothing, either.
    isAbsent: (exchange) =>
      ["username-unknown", "no-username"].includes(routers.nameOf(exchange) ?? ""),
    // What neither guests nor time change.
    stateIs: ({ valid_for }) => `valid for "${String(valid_for)}"`,
    async remove(place, username) {
      const call = { at: stateOf(place), parameters: { username } };
      const { methods, name } = routers.target;
      const other = methods.find((one) => one !== routers.method);
      // Whether a method reads letters as the other does, none but unusual names show. Those that the router has
      // chosen, and figures, are removed by another on every other day.
      const isOther = !isPlain(username) || (!isOfAnyRun(username) && turnOf(name) % 2 === 0);
      const isTried = other !== undefined && isOther;
      const tried = isTried && (await routers.ask("remove_voucher", call, other).catch(notDone));
      const isDone = tried && outcomeOf(tried) === "done";
      return isDone ? tried : routers.ask("remove_voucher", call);
    },
  };
}

const keyIn = (request: WireRequest) => parametersOf(request)["api-key"];

const LIST = "get_voucher_users";

/** The most that a router's clock, in any zone, is behind ours, in ms. */
const CLOCKS_APART = 2 * 24 * 60 * 60_000;

/** No passcode: a short one is guessed from its digest. */
function staysOf({ id, fullname }: Row): Row {
  return { id, fullname: given(fullname) ? digestOf(fullname) : fullname };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Not its id: where usernames are numbers, another router's may have that id. */
function traitsIn(fullname: unknown, passcode: unknown): readonly string[] {
  // A journal holds no passcode as it is.
  const secret = given(passcode) && digestOf(passcode);
  return [given(fullname) && `name ${fullname}`, secret].filter(given);
}

/** What a router in such a state answers to everything, by either method or by GET alone. */
export const SHUT: Readonly<Record<State, string>> = {
  apiDisabled: "api-disabled",
  getDisabled: "key-not-set",
  failing: "error-occurred",
};
