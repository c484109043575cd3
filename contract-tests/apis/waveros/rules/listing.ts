import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { Look } from "../../../engine/place.ts";
import { must } from "../../../engine/seen.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { WaverosRule } from "../session.ts";
import { named } from "../placed.ts";
import { LISTED_AS, rowIn } from "./comparing.ts";

/** A list that both methods must answer alike: by fields that tell its entries apart, and do not change by the second. */
interface Alike {
  readonly operation: OperationName;
  readonly list: string;
  readonly fields: readonly string[];
  /** True where an honest router could answer other entries each time. */
  readonly inferred: boolean;
}

const VOUCHERS = ["id", "username", "password"];
const GUESTS = ["logins", "address", "mac-address"];

const ALIKE: readonly Alike[] = [
  { operation: "get_voucher_users", list: "users", fields: VOUCHERS, inferred: false },
  { operation: "get_email_users", list: "users", fields: ["id", "email"], inferred: true },
  { operation: "get_active_guests", list: "data", fields: GUESTS, inferred: true },
];

/** What an order says of a voucher, as the list names it. */
const ORDERED: ReadonlySet<string> = new Set([
  ...Object.values(LISTED_AS),
  "download_limit",
  "upload_limit",
]);

/** What must be so of all readings of a list together. */
export const listingRules: readonly WaverosRule[] = [
  {
    id: "ids-and-names-are-unique",
    title: "No two vouchers have the same id or username, and no two e-mail users the same id.",
    alone: true,
    async check(session, found) {
      await session.vouchers.current();
      const { exchange } = await session.first("get_email_users");
      const users = { exchange, items: entriesOf(exchange, "users") ?? [] };
      const lists: [readonly Look<Row>[], field: string, inferred: boolean][] = [
        [session.vouchers.place.looks, "id", false],
        [session.vouchers.place.looks, "username", false],
        // The page does not say what the ids of guests tell apart.
        [[users], "id", true],
      ];
      for (const [looks, field, inferred] of lists) {
        const [twice] = looks.flatMap((look) =>
          repeated(look, field).map((row) => rowIn(look, row)),
        );
        if (!twice) continue;
        const message = `Two entries of the list have the same ${field}.`;
        must(found, twice, field, false, `another ${field} for each`, { message, inferred });
      }
    },
  },
  {
    id: "voucher-ids-stay",
    title: "A voucher keeps its id from one reading of the list to the next.",
    alone: true,
    async check({ vouchers }, found) {
      const { looks } = vouchers.place;
      while (looks.length < 2) await vouchers.look();
      for (const [index, next] of looks.slice(1).entries()) {
        const ids = new Map(looks[index]!.items.map(({ username, id }) => [username, id]));
        const moved = next.items.find(
          ({ username, id }) => ids.has(username) && ids.get(username) !== id,
        );
        if (!moved) continue;
        return must(found, rowIn(next, moved), "id", false, ids.get(moved["username"]), {
          message: "The id of a voucher has changed between two readings of the list.",
        });
      }
    },
  },
  {
    id: "vouchers-stay-as-they-are",
    title:
      "From one reading to the next no voucher goes or comes back by itself, and none of this run's own changes.",
    alone: true,
    async check({ vouchers }, found) {
      const { place } = vouchers;
      while (place.looks.length < 2) await vouchers.look();
      const told = new Set<unknown>(vouchers.removals.flatMap((one) => place.lostBy(one)));
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
            found({ message, expected: row, actual, exchange, inferred: !own });
          } else if (changed.length > 0) {
            const message = "A voucher of this run's own has changed by itself.";
            const inferred = !changed.some((field) => ORDERED.has(field));
            found({ message, expected: row, actual: now, exchange, inferred });
          } else continue;
          told.add(username);
        }
        for (const removal of vouchers.removals) {
          const { id: name, looks } = removal;
          const { after } = place.around(removal);
          if (!after || looks > index || told.has(name)) continue;
          if (named(look, name).length <= named(after, name).length) continue;
          told.add(name);
          const message = "A removed voucher has come back.";
          const actual = `"${name}" is listed`;
          found({ message, expected: `no "${name}"`, actual, exchange });
        }
      }
    },
  },
  {
    id: "get-and-post-answer-alike",
    title: "GET and POST answer with the same vouchers, the same e-mail users and the same guests.",
    alone: true,
    async check(session, found) {
      const { methods } = session.target;
      if (!methods.includes("GET") || !methods.includes("POST")) {
        throw new NotReachable("needs both methods in the target file");
      }
      for (const one of ALIKE) {
        const { operation, inferred } = one;
        if (alike(await session.pair(operation), one)) continue;
        // A guest may have come or gone between the two: what lasts is seen again at once.
        const post = await session.ask(operation, {}, "POST");
        const get = await session.ask(operation, {}, "GET");
        if (alike([post, get], one)) continue;
        const message = `${operation} has another list for GET than for POST.`;
        const [expected, actual] = [post.answer.body.text, get.answer.body.text];
        found({ message, expected, actual, exchange: get, inferred });
      }
    },
  },
];

/** The rows whose value of a field is that of a row before them. */
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

function alike(pair: readonly Exchange[], { list, fields }: Alike): boolean {
  const [one, other] = pair.map((exchange) =>
    entriesOf(exchange, list)
      ?.map((row) => JSON.stringify(fields.map((field) => row[field])))
      .toSorted()
      .join("\n"),
  );
  // A list that cannot be read is for the variants to report.
  return one === undefined || other === undefined || one === other;
}
