import type { Answered } from "../../../engine/answers.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";
import { entriesOf, given, messageOf, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import { NO_ROUTERS_KEY, type Method } from "../target.ts";
import { named, type Vouchers } from "../vouchers.ts";
import { LISTED_AS, rowIn, rowOf } from "./creating.ts";

/** The lists that both methods must answer alike, and the fields that tell their entries apart and do not change by the second. */
const ALIKE = [
  ["get_voucher_users", "users", ["id", "username", "password"]],
  ["get_email_users", "users", ["id", "email"]],
  ["get_active_guests", "data", ["logins", "address", "mac-address"]],
] as const;

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
    title: "A removed voucher is gone from the list, and no other one with it.",
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
        const lost = place.lostBy(removal);
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
    title: "A voucher keeps its id from one reading of the list to the next.",
    alone: true,
    async check({ vouchers }, found) {
      for (const { before, after } of await readings(vouchers)) {
        const ids = new Map(before.items.map(({ username, id }) => [username, id]));
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
      "From one reading to the next no voucher goes or comes back by itself, and none of this run's own changes.",
    alone: true,
    async check({ vouchers }, found) {
      const steps = await readings(vouchers);
      const { place } = vouchers;
      const removals = place.ownRemovals;
      const told = new Set<unknown>(removals.flatMap((one) => place.lostBy(one)));
      for (const { before, after, index } of steps) {
        const { exchange } = after;
        for (const row of before.items) {
          const { username } = row;
          const [now, another] = named(after, String(username));
          if (another || told.has(username)) continue;
          const own = place.own.has(String(username));
          const changed = now && own ? changedIn(row, now) : [];
          if (!now && !place.isAsked(String(username))) {
            const message = "A voucher has gone that nobody asked to remove.";
            // Another's may have run out, or its owner may have removed it.
            found({ message, expected: row, actual: "no such voucher", exchange, inferred: !own });
          } else if (changed.length > 0) {
            const message = "A voucher of this run's own has changed by itself.";
            const inferred = !changed.some((field) => ORDERED.includes(field));
            found({ message, expected: row, actual: now, exchange, inferred });
          } else continue;
          told.add(username);
        }
        for (const removal of removals) {
          const { id: name, looks } = removal;
          const seen = place.around(removal).after;
          if (!seen || looks > index || told.has(name)) continue;
          if (named(after, name).length <= named(seen, name).length) continue;
          told.add(name);
          const message = "A removed voucher has come back.";
          found({ message, expected: `no "${name}"`, actual: `"${name}" is listed`, exchange });
        }
      }
    },
  },
  "get-and-post-answer-alike": {
    title: "GET and POST answer with the same vouchers, the same e-mail users and the same guests.",
    alone: true,
    async check(session, found) {
      const { methods } = session.target;
      if (!methods.includes("GET") || !methods.includes("POST")) {
        throw new NotReachable("needs both methods in the target file", { code: "not-allowed" });
      }
      for (const [operation, list, fields] of ALIKE) {
        const isAlike = (pair: readonly Exchange[]) => {
          const [one, other] = pair.map((exchange) => textOf(entriesOf(exchange, list), fields));
          // A list that cannot be read is for the variants to report.
          return one === undefined || other === undefined || one === other;
        };
        const ask = (method: Method) => session.ask(operation, {}, method);
        const anew = async () => [await ask("POST"), await ask("GET")] as const;
        const first = known(session.readings(operation)) ?? (await anew());
        // A guest may have come or gone between the two: what lasts is seen again at once.
        const pair = isAlike(first) ? first : await anew();
        if (isAlike(pair)) continue;
        const message = `${operation} has another list for GET than for POST.`;
        const [expected, actual] = pair.map(({ answer }) => answer.body.text);
        // An honest router could answer other users and guests each time.
        const inferred = operation !== "get_voucher_users";
        found({ message, expected, actual, exchange: pair[1], inferred });
      }
    },
  },
};

/** The latest answers by POST and by GET between which this run has changed nothing that they list; undefined if there are none. */
function known(answers: readonly Answered[]): readonly [Exchange, Exchange] | undefined {
  const by = (wanted: Method) =>
    answers.filter(({ exchange }) => exchange.request.method === wanted).toReversed();
  for (const post of by("POST")) {
    // Guests and users come and go without this run: only vouchers depend on what it does.
    const isAlike = ({ writes, exchange }: Answered) =>
      exchange.request.operation !== "get_voucher_users" || writes === post.writes;
    const get = by("GET").find(isAlike);
    if (get) return [post.exchange, get.exchange];
  }
  return undefined;
}

/** Each reading of the list after another. */
async function readings(vouchers: Vouchers) {
  const { looks } = vouchers.place;
  while (looks.length < 2) await vouchers.look();
  return looks.slice(1).map((after, index) => ({ before: looks[index]!, after, index }));
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

/** A list by some of its fields, in no order; undefined if it cannot be read. */
function textOf(rows: readonly Row[] | undefined, fields: readonly string[]): string | undefined {
  return rows
    ?.map((row) => JSON.stringify(fields.map((field) => row[field])))
    .toSorted()
    .join("\n");
}
